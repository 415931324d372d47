package shiliu.controller.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shiliu.controller.alarms.Diagnosis.Symptom;
import shiliu.controller.api.AlarmKind;
import shiliu.controller.api.AlarmView;
import shiliu.controller.api.ScreenView;
import shiliu.controller.screens.ScreenRegistry;
import shiliu.player.message.Message;

/** Follows all screens and says what is to be raised and closed. For one thread. */
final class Ward {
    /** How often at most the newest word on an open alarm is kept. */
    static final Duration NEWS = Duration.ofMinutes(1);

    private final AlarmRules rules;
    private final Instant started;
    private final Set<String> working;
    private final Map<String, Map<AlarmKind, Course>> courses = new HashMap<>();
    private final Map<String, Map<AlarmKind, Kept>> open = new HashMap<>();

    /** An alarm that is open, and when its newest word was kept. */
    private record Kept(AlarmView alarm, Instant told) {}

    /** What a look found, to be kept; nothing of it counts before {@link #take} says that it was. */
    record Findings(List<String> works, List<Opening> openings, List<AlarmView> closings, List<News> news) {
        boolean isEmpty() {
            return works.isEmpty() && openings.isEmpty() && closings.isEmpty() && news.isEmpty();
        }
    }

    /** One to raise. */
    record Opening(String screen, AlarmKind kind, Message sentence) {}

    /** A newer word on an open one. */
    record News(AlarmView alarm, Message latest) {}

    Ward(AlarmRules rules, Set<String> working, List<AlarmView> open, Instant now) {
        this.rules = rules;
        this.started = now;
        this.working = new HashSet<>(working);
        open.forEach(alarm -> raised(alarm, now));
    }

    Findings look(List<ScreenView> views, Instant now) {
        Findings findings = new Findings(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> gone = new HashSet<>(open.keySet());
        for (ScreenView view : views) {
            String screen = view.screen().id();
            gone.remove(screen);
            if (!working.contains(screen)) {
                if (view.shown().isEmpty()) {
                    continue;
                }
                findings.works().add(screen);
            }
            look(view, now, findings);
        }
        // A screen that was taken out of the configuration has no trouble any more.
        gone.forEach(screen -> open.getOrDefault(screen, Map.of())
                .values()
                .forEach(k -> findings.closings().add(k.alarm())));
        return findings;
    }

    private void look(ScreenView view, Instant now, Findings findings) {
        Diagnosis diagnosis = Diagnosis.of(view, rules, now);
        boolean atWork = Hours.atWork(view.screen(), now);
        Map<AlarmKind, Course> of = courses.computeIfAbsent(view.screen().id(), id -> new EnumMap<>(AlarmKind.class));
        for (AlarmKind kind : AlarmKind.values()) {
            if (diagnosis.unknown().contains(kind)) {
                of.computeIfPresent(kind, (k, course) -> course.open() ? Course.RAISED : Course.HEALTHY);
                continue;
            }
            Optional<Symptom> symptom = Optional.ofNullable(diagnosis.bad().get(kind));
            Course next = of.getOrDefault(kind, Course.HEALTHY).next(symptom, now);
            of.put(kind, next);
            Optional<Kept> kept = kept(view.screen().id(), kind);
            if (next.ripe(kind, now) && symptom.isPresent() && (atWork || kind.always()) && !tooEarly(kind, now)) {
                findings.openings()
                        .add(new Opening(view.screen().id(), kind, symptom.get().sentence()));
            } else if (next.healed(now)) {
                kept.ifPresent(k -> findings.closings().add(k.alarm()));
            } else {
                symptom.flatMap(s -> news(kept, s.sentence(), now)).ifPresent(findings.news()::add);
            }
        }
    }

    /** While the controller was away nobody could tell it anything: every player has the time of a silence to speak first. */
    private boolean tooEarly(AlarmKind kind, Instant now) {
        return (kind == AlarmKind.SILENT || kind == AlarmKind.NOT_DARK)
                && Duration.between(started, now).abs().compareTo(ScreenRegistry.SILENCE) < 0;
    }

    private static Optional<News> news(Optional<Kept> kept, Message sentence, Instant now) {
        return kept.filter(k -> !k.alarm().latest().equals(sentence)
                        && Duration.between(k.told(), now).abs().compareTo(NEWS) >= 0)
                .map(k -> new News(k.alarm(), sentence));
    }

    private Optional<Kept> kept(String screen, AlarmKind kind) {
        return Optional.ofNullable(open.getOrDefault(screen, Map.of()).get(kind));
    }

    /** These screens are known to work from now on. */
    void take(List<String> works) {
        working.addAll(works);
    }

    /** It was raised, or changed, and is kept so. */
    void raised(AlarmView alarm, Instant now) {
        open.computeIfAbsent(alarm.screen(), id -> new EnumMap<>(AlarmKind.class))
                .put(alarm.kind(), new Kept(alarm, now));
        courses.computeIfAbsent(alarm.screen(), id -> new EnumMap<>(AlarmKind.class))
                .putIfAbsent(alarm.kind(), Course.RAISED);
        courses.get(alarm.screen())
                .computeIfPresent(alarm.kind(), (kind, course) -> course.open() ? course : Course.RAISED);
    }

    /** It was closed, and is kept so. */
    void closed(AlarmView alarm) {
        Map<AlarmKind, Kept> of = open.getOrDefault(alarm.screen(), Map.of());
        of.remove(alarm.kind());
        if (of.isEmpty()) {
            open.remove(alarm.screen());
        }
        courses.getOrDefault(alarm.screen(), Map.of()).remove(alarm.kind());
    }

    boolean works(String screen) {
        return working.contains(screen);
    }
}
