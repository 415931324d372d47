package shiliu.controller.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shiliu.controller.api.ScreenView;
import shiliu.player.message.Messages;
import shiliu.player.play.Report;
import shiliu.player.screen.ByHand;

/** A screen as a device, in sentences: how bright and why, what its card tells of itself, how its player is. */
record DeviceLines(Messages messages) {
    private static final String CAPPED = "-capped";

    List<String> of(ScreenView view) {
        List<String> lines = new ArrayList<>();
        view.byHand().map(this::byHand).ifPresent(lines::add);
        if (view.screen().brightness().isEmpty()) {
            lines.add(messages.text("cli.device.no-brightness"));
        }
        view.device().ifPresent(device -> device(device, lines));
        view.health().map(this::health).ifPresent(lines::add);
        return lines;
    }

    private String byHand(ByHand set) {
        String until = Workplace.time(set.until());
        return set.off()
                ? messages.text("cli.device.off", until)
                : messages.text("cli.device.by-hand", set.percent().orElse(100), until);
    }

    private void device(Report.Device device, List<String> lines) {
        device.percent().ifPresent(percent -> lines.add(brightness(device, percent)));
        if (!device.readings().isEmpty()) {
            lines.add(messages.text(
                    "cli.device.read", device.read().map(Workplace::time).orElse("-")));
            device.readings()
                    .forEach(reading -> lines.add("  "
                            + reading.quantity().name().toLowerCase(Locale.ROOT).replace('_', '-') + ": "
                            + reading.value()));
        }
    }

    private String brightness(Report.Device device, int percent) {
        boolean capped = device.why().endsWith(CAPPED);
        String rule = capped ? device.why().substring(0, device.why().length() - CAPPED.length()) : device.why();
        String who = device.set()
                .map(set -> messages.text("cli.device.set." + set.name().toLowerCase(Locale.ROOT)))
                .orElseGet(() -> messages.text("cli.device.set.nobody"));
        String line = messages.text("cli.device.brightness", percent, why(rule), who);
        return capped ? line + messages.text("cli.device.capped") : line;
    }

    /** A newer player may know rules that are not known here. */
    private String why(String rule) {
        return List.of(
                                "day",
                                "night",
                                "step",
                                "sensor",
                                "sensor-failed",
                                "sensor-waits",
                                "by-hand",
                                "alert",
                                "untrusted-clock")
                        .contains(rule)
                ? messages.text("cli.device.why." + rule)
                : rule;
    }

    private String health(Report.Health health) {
        Duration up = Duration.ofMillis(health.upMillis());
        String running = String.format(Locale.ROOT, "%dd %02d:%02d", up.toDays(), up.toHoursPart(), up.toMinutesPart());
        return messages.text(
                "cli.device.health",
                running,
                String.valueOf(health.memory() >> 20),
                String.valueOf(health.threads()),
                String.valueOf(health.shown()),
                String.valueOf(health.dropped()));
    }
}
