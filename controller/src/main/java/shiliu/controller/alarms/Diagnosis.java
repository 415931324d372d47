package shiliu.controller.alarms;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shiliu.controller.api.AlarmKind;
import shiliu.controller.api.ScreenState;
import shiliu.controller.api.ScreenView;
import shiliu.controller.screens.ScreenRegistry;
import shiliu.player.message.Message;
import shiliu.player.play.Report;
import shiliu.player.play.Report.Trouble;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

/**
 * What is wrong with one screen, from what is known of it now: a pure function of the screen's view and the clock.
 *
 * @param bad by kind, since when and in which words
 * @param unknown kinds of which nothing can be said now, since its player is silent: what stood, stands
 */
record Diagnosis(Map<AlarmKind, Symptom> bad, Set<AlarmKind> unknown) {
    /** A manifest is signed anew each day; this long before the end somebody should have noticed. */
    static final Duration FREEZE = Duration.ofDays(3);

    /** A trouble of which nothing shows that it is over is so after this. */
    static final Duration FORGOTTEN = Duration.ofHours(1);

    /** Told when it happened, and never that it is over. */
    private static final Set<AlarmKind> FADING =
            Set.of(AlarmKind.DISK, AlarmKind.FOREIGN, AlarmKind.BUNDLE, AlarmKind.STUCK, AlarmKind.ALERT_FAILED);

    static final long DRIFT_MILLIS = 60_000;
    /** Frames that came too late: more of them, and more than one in this many of all. */
    static final long DROPPED = 500;

    static final long DROPPED_SHARE = 20;

    /** Since when, and what to tell people. */
    record Symptom(Instant since, Message sentence) {}

    static Diagnosis of(ScreenView view, AlarmRules rules, Instant now) {
        Look look = new Look(view, rules, now);
        look.always();
        if (look.silent()) {
            return new Diagnosis(look.bad, look.others());
        }
        look.reported();
        return new Diagnosis(look.bad, Set.of());
    }

    /** One look at one screen. */
    private static final class Look {
        private final ScreenView view;
        private final AlarmRules rules;
        private final Instant now;
        private final Map<AlarmKind, Symptom> bad = new EnumMap<>(AlarmKind.class);

        Look(ScreenView view, AlarmRules rules, Instant now) {
            this.view = view;
            this.rules = rules;
            this.now = now;
        }

        /** What is known without its player. */
        void always() {
            view.stoppedSince()
                    .filter(since -> ScreenState.of(view) != ScreenState.STOPPED)
                    .ifPresent(since -> add(AlarmKind.NOT_DARK, since, "alarm.not-dark", time(since)));
            view.wanted()
                    .map(ScreenView.Wanted::expires)
                    .filter(end -> now.isAfter(end.minus(FREEZE)))
                    .ifPresent(end -> add(AlarmKind.FREEZE, end.minus(FREEZE), "alarm.freeze", time(end)));
        }

        boolean silent() {
            Optional<Instant> heard =
                    view.heard().filter(at -> Duration.between(at, now).abs().compareTo(ScreenRegistry.SILENCE) > 0);
            heard.ifPresent(at -> add(AlarmKind.SILENT, at, "alarm.silent", time(at)));
            return heard.isPresent() || view.heard().isEmpty();
        }

        /** All that an old report says nothing of any more. */
        Set<AlarmKind> others() {
            Set<AlarmKind> others = EnumSet.allOf(AlarmKind.class);
            others.removeAll(Set.of(AlarmKind.NOT_DARK, AlarmKind.FREEZE, AlarmKind.SILENT));
            return others;
        }

        void reported() {
            view.unknownSince().ifPresent(at -> add(AlarmKind.CARD_LOST, at, "alarm.card-lost", time(at)));
            view.shown()
                    .filter(lit -> lit.what() == Report.What.SAFE_CARD
                            && view.unknownSince().isEmpty())
                    .ifPresent(lit -> add(AlarmKind.SAFE_CARD, lit.since(), "alarm.safe-card", time(lit.since())));
            view.wanted()
                    .filter(wanted -> !view.upToDate())
                    .ifPresent(wanted -> add(AlarmKind.BEHIND, now, "alarm.behind", time(wanted.created())));
            view.clock().ifPresent(this::clock);
            view.problems().forEach(this::trouble);
            view.device().ifPresent(this::device);
            view.health().ifPresent(this::health);
        }

        private void clock(Report.Clock clock) {
            if (!clock.trusted()) {
                add(AlarmKind.CLOCK, now, "alarm.clock-untrusted");
            } else if (Math.abs(clock.driftMillis()) > DRIFT_MILLIS) {
                add(AlarmKind.CLOCK, now, "alarm.clock-off", clock.driftMillis() / 1000);
            }
        }

        private void trouble(Trouble trouble) {
            Optional<AlarmKind> kind = kind(trouble);
            boolean dated = view.clock().filter(Report.Clock::trusted).isPresent();
            boolean old = kind.filter(FADING::contains).isPresent()
                    && Duration.between(trouble.at(), now).compareTo(FORGOTTEN) > 0;
            if (kind.isPresent() && !(dated && old)) {
                bad.put(kind.get(), new Symptom(now, cut(trouble.message())));
            }
        }

        private Optional<AlarmKind> kind(Trouble trouble) {
            if (trouble.code().startsWith("bundle.")) {
                return Optional.of(AlarmKind.BUNDLE);
            }
            if (trouble.code().equals("audit.doubt") || trouble.code().equals("play.audit-went-back")) {
                return Optional.of(AlarmKind.AUDIT);
            }
            String what = trouble.code().startsWith("play.") ? trouble.code().substring(5) : "";
            return switch (what) {
                case "disk", "no-room", "journal", "damaged" -> Optional.of(AlarmKind.DISK);
                case "alert" -> Optional.of(AlarmKind.ALERT_FAILED);
                case "stuck", "stalled", "memory" -> Optional.of(AlarmKind.STUCK);
                case "output" -> Optional.of(AlarmKind.OUTPUT);
                case "item-failed" -> Optional.of(AlarmKind.ITEM);
                case "bundle-failed" -> Optional.of(AlarmKind.BUNDLE);
                case "card" ->
                    trouble.message().key().startsWith("play.card.foreign")
                            ? Optional.of(AlarmKind.FOREIGN)
                            // One that is lost is told once.
                            : Optional.of(AlarmKind.CARD)
                                    .filter(k -> view.unknownSince().isEmpty());
                default -> Optional.empty();
            };
        }

        private void device(Report.Device device) {
            if (device.why().startsWith("sensor-failed")) {
                add(AlarmKind.LIGHT, now, "alarm.light");
            }
            device.readings().stream()
                    .filter(reading -> reading.quantity() == Quantity.CABINET_TEMPERATURE)
                    .flatMap(reading -> degrees(reading).stream())
                    .filter(degrees -> degrees.compareTo(BigDecimal.valueOf(rules.hot())) > 0)
                    .findFirst()
                    .ifPresent(degrees -> add(AlarmKind.HOT, now, "alarm.hot", degrees, rules.hot()));
        }

        private static Optional<BigDecimal> degrees(Reading reading) {
            return reading.value().matches("-?[0-9]{1,4}(\\.[0-9]{1,3})?")
                    ? Optional.of(new BigDecimal(reading.value()))
                    : Optional.empty();
        }

        private void health(Report.Health health) {
            long mebibytes = health.memory() >> 20;
            if (mebibytes > rules.memory()) {
                add(AlarmKind.SLOW, now, "alarm.slow-memory", mebibytes, rules.memory());
            } else if (health.dropped() > DROPPED && health.dropped() > health.shown() / DROPPED_SHARE) {
                add(AlarmKind.SLOW, now, "alarm.slow-frames", health.dropped(), health.dropped() + health.shown());
            }
        }

        private void add(AlarmKind kind, Instant since, String key, Object... further) {
            Object[] arguments = new Object[further.length + 1];
            arguments[0] = view.screen().name();
            System.arraycopy(further, 0, arguments, 1, further.length);
            bad.put(kind, new Symptom(since, Message.of(key, arguments)));
        }

        /** On the screen's own clock. */
        private String time(Instant at) {
            return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                    .format(at.truncatedTo(ChronoUnit.SECONDS)
                            .atZone(view.screen().zone()));
        }

        private static Message cut(Message message) {
            return new Message(
                    message.key(),
                    message.arguments().stream()
                            .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…")
                            .toList());
        }
    }

    /** The longest word of a player in an alarm, characters. */
    private static final int LONGEST = 300;
}
