package shiliu.controller.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import shiliu.controller.people.RootChange;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Stake;

/** A trust root, and what the next one changes of it, in words. */
final class RootWords {
    private static final int SHORT_KEY = 16;

    private final Messages messages;

    RootWords(Messages messages) {
        this.messages = messages;
    }

    /** What {@code to} changes. */
    List<String> lines(TrustRoot from, TrustRoot to, RootChange change) {
        List<String> lines = new ArrayList<>();
        for (TrustedKey key : change.added()) {
            lines.add(messages.text(
                    "trust.added", key.person(), roles(key), where(key), end(key.until()), shortened(key)));
        }
        for (TrustedKey key : change.removed()) {
            lines.add(messages.text("trust.removed", key.person(), roles(key), where(key), shortened(key)));
        }
        for (TrustedKey key : change.moved()) {
            lines.add(messages.text("trust.moved", key.person(), shortened(key), end(key.until())));
        }
        List<String> before = numbers(from);
        List<String> after = numbers(to);
        for (int i = 0; i < after.size(); i++) {
            if (!after.get(i).equals(before.get(i))) {
                lines.add(messages.text("trust.instead", after.get(i), before.get(i)));
            }
        }
        return lines;
    }

    /** How many people each thing takes; always the same lines. */
    List<String> numbers(TrustRoot root) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.text("trust.roots", root.threshold(Role.ROOT)));
        for (Stake stake : Stake.values()) {
            int people =
                    Math.max(root.threshold(Role.REVIEWER), root.reviewers().getOrDefault(stake, 1));
            lines.add(messages.text("trust.reviewers", messages.text("trust.stake." + stake), people));
        }
        lines.add(root.streetFrom()
                .map(from -> messages.text("trust.street-from", from))
                .orElseGet(() -> messages.text("trust.street-nowhere")));
        for (Role role : List.of(Role.OPERATOR, Role.ALERT, Role.CONTROLLER)) {
            lines.add(messages.text("trust.people", messages.text("trust.role." + role), root.threshold(role)));
        }
        return lines;
    }

    String roles(TrustedKey key) {
        return key.roles().isEmpty()
                ? "-"
                : key.roles().stream()
                        .map(role -> messages.text("trust.role." + role))
                        .collect(Collectors.joining(", "));
    }

    static String where(TrustedKey key) {
        return String.join(", ", key.communities());
    }

    /** The last day on which it counts. */
    String end(Optional<Instant> until) {
        return until.map(end -> end.minusMillis(1)
                        .atZone(ZoneId.systemDefault())
                        .toLocalDate()
                        .toString())
                .orElseGet(() -> messages.text("trust.for-ever"));
    }

    static String shortened(TrustedKey key) {
        return key.keyId().substring(0, SHORT_KEY);
    }

    /** As it is typed. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
