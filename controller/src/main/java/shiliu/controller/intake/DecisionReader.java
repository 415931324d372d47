package shiliu.controller.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.config.Fields;
import shiliu.player.config.Place;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Resolution;
import shiliu.player.playlist.Resolution.Announcement;
import shiliu.player.playlist.Resolution.Result;
import shiliu.player.playlist.Resolution.Stage;
import shiliu.player.playlist.Resolution.Step;
import shiliu.player.playlist.Resolution.Subject;

/** Reads a decision of the residents (四议两公开) and checks that its votes and dates can be. */
final class DecisionReader {
    /** No community has more people. */
    private static final int MOST_PEOPLE = 1_000_000;

    private final ItemParts parts;

    DecisionReader(ItemParts parts) {
        this.parts = parts;
    }

    Optional<Resolution> read(Fields fields) {
        int before = parts.problems.count();
        var matter = fields.required("matter").flatMap(parts.texts::line);
        List<Step> steps = steps(fields);
        Optional<Value> said = fields.optional("result");
        Optional<Result> result = said.flatMap(v -> v.word(Result.class));
        if (parts.problems.count() == before
                && result.filter(Result.PASSED::equals).isPresent()) {
            refuseLost(said.orElseThrow(), steps.get(steps.size() - 1));
        }
        List<Announcement> disclosures = disclosures(fields, steps);
        var qr = parts.qr(fields);
        Airing airing = parts.airing(fields);
        fields.done();
        if (parts.problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Resolution(matter.orElseThrow(), steps, result, disclosures, qr, airing));
    }

    private static void refuseLost(Value result, Step last) {
        if (last.no() >= last.yes()) {
            result.refuse(Message.of("intake.result-lost", last.yes(), last.no()), Message.of("intake.result-lost.do"));
        }
    }

    private List<Step> steps(Fields fields) {
        List<Value> values = fields.required("steps")
                .map(v -> ItemParts.counted(v, Stage.values().length))
                .orElse(List.of());
        Steps steps = new Steps();
        values.forEach(value -> value.fields().ifPresent(steps::add));
        return steps.good;
    }

    /** The steps one after the other: each comes after the last one that can be read. */
    private final class Steps {
        private final List<Step> good = new ArrayList<>();
        private Optional<Stage> last = Optional.empty();
        private Optional<LocalDate> lastDay = Optional.empty();

        void add(Fields fields) {
            int before = parts.problems.count();
            Optional<Stage> stage = stage(fields);
            Optional<LocalDate> date = date(fields);
            Optional<Integer> entitled = people(fields.required("entitled"));
            Optional<Value> came = fields.required("present");
            Optional<Integer> present = people(came);
            int yes = people(fields.required("for")).orElse(0);
            int no = people(fields.required("against")).orElse(0);
            int abstain = people(fields.optional("abstain")).orElse(0);
            fields.done();
            present.flatMap(p -> entitled.filter(e -> p > e))
                    .ifPresent(e -> came.orElseThrow()
                            .refuse(
                                    Message.of("intake.step-present", present.orElseThrow(), e),
                                    Message.of("intake.step-present.do")));
            present.filter(p -> (long) yes + no + abstain > p).ifPresent(p -> votes(fields, yes + no + abstain, p));
            if (parts.problems.count() == before) {
                good.add(new Step(
                        stage.orElseThrow(),
                        date.orElseThrow(),
                        entitled.orElseThrow(),
                        present.orElseThrow(),
                        yes,
                        no,
                        abstain));
            }
        }

        private Optional<Stage> stage(Fields fields) {
            Optional<Value> name = fields.required("step");
            Optional<Stage> stage = name.flatMap(v -> v.word(Stage.class));
            stage.ifPresent(s -> last.ifPresent(l -> follow(name.orElseThrow(), l, s)));
            last = stage.or(() -> last);
            return stage;
        }

        private Optional<LocalDate> date(Fields fields) {
            Optional<Value> on = fields.required("date");
            Optional<LocalDate> date = on.flatMap(Value::date);
            date.ifPresent(d -> lastDay.filter(d::isBefore)
                    .ifPresent(l -> on.orElseThrow()
                            .refuse(
                                    Message.of("intake.step-backwards", d, l),
                                    Message.of("intake.step-backwards.do"))));
            lastDay = date.or(() -> lastDay);
            return date;
        }
    }

    private static Optional<Integer> people(Optional<Value> value) {
        return value.flatMap(v -> v.whole(0, MOST_PEOPLE));
    }

    private void votes(Fields fields, int votes, int present) {
        parts.problems.add(
                fields.placeOf("for"),
                Message.of("intake.step-votes", votes, present),
                Message.of("intake.step-votes.do", present));
    }

    private static void follow(Value name, Stage last, Stage stage) {
        if (stage == last) {
            name.refuse(Message.of("intake.step-twice", written(stage)), Message.of("intake.step-twice.do"));
        } else if (stage.compareTo(last) < 0) {
            name.refuse(
                    Message.of("intake.step-order", written(stage), written(last)), Message.of("intake.step-order.do"));
        }
    }

    private List<Announcement> disclosures(Fields fields, List<Step> steps) {
        List<Announcement> made = new ArrayList<>();
        for (Value value : ItemParts.atMost(fields.optional("disclosures"), Subject.values().length)) {
            value.fields().flatMap(one -> disclosure(one, steps, made)).ifPresent(made::add);
        }
        return made;
    }

    private Optional<Announcement> disclosure(Fields fields, List<Step> steps, List<Announcement> made) {
        Optional<Value> what = fields.required("of");
        Optional<Subject> of = what.flatMap(v -> v.word(Subject.class));
        Optional<LocalDate> date = fields.required("date").flatMap(Value::date);
        Place place = fields.placeOf("date");
        fields.done();
        of.filter(subject -> made.stream().anyMatch(m -> m.of() == subject))
                .ifPresent(subject -> what.orElseThrow()
                        .refuse(
                                Message.of("intake.disclosure-twice", written(subject)),
                                Message.of("intake.disclosure-twice.do")));
        steps.stream()
                .map(Step::date)
                .reduce((a, b) -> b)
                .ifPresent(decided -> date.filter(d -> d.isBefore(decided))
                        .ifPresent(d -> parts.problems.add(
                                place,
                                Message.of("intake.disclosure-early", d, decided),
                                Message.of("intake.disclosure-early.do", decided))));
        made.stream()
                .filter(m -> m.of() == Subject.DECISION
                        && of.filter(Subject.OUTCOME::equals).isPresent())
                .forEach(m -> date.filter(d -> d.isBefore(m.date()))
                        .ifPresent(d -> parts.problems.add(
                                place,
                                Message.of("intake.outcome-early", d, m.date()),
                                Message.of("intake.outcome-early.do"))));
        return of.flatMap(subject -> date.map(d -> new Announcement(subject, d)));
    }

    private static String written(Enum<?> word) {
        return word.name().toLowerCase(java.util.Locale.ROOT);
    }
}
