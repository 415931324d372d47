package shiliu.controller.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shiliu.controller.api.SlotConcern;
import shiliu.controller.api.SlotView;
import shiliu.player.message.Messages;

/** What is wrong with a slot, a sentence each. */
final class ConcernLines {
    private static final int MOST_NAMED = 5;

    private final Messages messages;

    ConcernLines(Messages messages) {
        this.messages = messages;
    }

    List<String> of(SlotView slot) {
        List<String> lines = new ArrayList<>();
        slot.knownUntil().ifPresent(until -> lines.add(messages.text("cli.concern-known-until", slot.id(), until)));
        slot.concerns().forEach(concern -> lines.add(line(slot, concern)));
        return lines;
    }

    private String line(SlotView slot, SlotConcern concern) {
        String kind = concern.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean dark = concern.kind() == shiliu.player.schedule.Concern.Kind.SILENCED
                && concern.others().isEmpty();
        return messages.text(
                "cli.concern." + (dark ? "dark" : kind),
                slot.id(),
                named(concern.screens()),
                concern.day(),
                named(concern.others()),
                concern.minutes());
    }

    private String named(List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)));
        return names.size() > MOST_NAMED ? messages.text("cli.concern-more", some, names.size()) : some;
    }
}
