package shiliu.controller.timing;

import java.util.stream.Collectors;
import shiliu.player.config.Nearest;
import shiliu.player.message.Message;

/** What to write instead of a name that nobody knows. */
public final class Unknown {
    private final Festivals festivals;

    public Unknown(Festivals festivals) {
        this.festivals = festivals;
    }

    /** For a festival the names that are near, and the list of all; otherwise the code's own suggestion. */
    Message instead(String code, String text) {
        return code.equals("timing.festival-unknown") ? festival(text) : Message.of(code + ".do");
    }

    /** The names that are near, and the list of all. */
    public Message festival(String text) {
        String all = festivals.all().stream()
                .map(festival -> festival.chinese() + " " + festival.id())
                .collect(Collectors.joining(", "));
        return Nearest.to(text, festivals.names())
                .map(near -> Message.of("timing.festival-unknown.near", near, all))
                .orElseGet(() -> Message.of("timing.festival-unknown.do", all));
    }
}
