package shiliu.controller.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;
import shiliu.player.render.Finding;
import shiliu.player.screen.Screen;

/**
 * What residents could not read of an item, said once for all screens where it is the same.
 *
 * @param screens their ids
 * @param refuses whether the item must not go up like that
 * @param message names the screens
 */
public record Complaint(List<String> screens, boolean refuses, Message message, Message suggestion) {
    /** Of one kind; more of them do not help. */
    private static final int MOST_OF_A_KIND = 3;

    public Complaint {
        screens = List.copyOf(screens);
    }

    /** Of what was found on each screen; sentences of the player are put into ours in the language of {@code messages}. */
    public static List<Complaint> of(Map<Screen, List<Finding>> seen, Messages messages) {
        Map<Same, Set<String>> same = new LinkedHashMap<>();
        seen.forEach((screen, findings) -> findings.forEach(
                f -> same.computeIfAbsent(new Same(f.kind(), f.refuses(), f.message()), one -> new LinkedHashSet<>())
                        .add(screen.id())));
        Map<Kind, Integer> said = new LinkedHashMap<>();
        List<Complaint> complaints = new ArrayList<>();
        same.forEach((one, screens) -> {
            if (said.merge(new Kind(one.kind(), one.refuses()), 1, Integer::sum) <= MOST_OF_A_KIND) {
                String code = code(one.kind());
                complaints.add(new Complaint(
                        List.copyOf(screens),
                        one.refuses(),
                        Message.of(code, String.join(", ", screens), messages.text(one.message())),
                        Message.of(remedy(code, one.message()))));
            }
        });
        return complaints;
    }

    private record Same(Finding.Kind kind, boolean refuses, Message message) {}

    private record Kind(Finding.Kind kind, boolean refuses) {}

    /** A code that is too far away wants something else than one that is too long. */
    private static String remedy(String code, Message found) {
        return switch (found.key()) {
            case "render.find.code-strip" -> "intake.find-code-strip.do";
            case "render.find.code-near" -> "intake.find-code-near.do";
            default -> code + ".do";
        };
    }

    private static String code(Finding.Kind kind) {
        return switch (kind) {
            case CUT -> "intake.find-cut";
            case OVERLAP -> "intake.find-overlap";
            case SMALL -> "intake.find-small";
            case LONG -> "intake.find-long";
            case FAST -> "intake.find-fast";
            case GLYPH -> "intake.find-glyph";
            case CODE -> "intake.find-code";
            case PICTURE -> "intake.find-picture";
        };
    }
}
