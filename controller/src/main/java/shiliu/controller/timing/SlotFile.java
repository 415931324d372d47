package shiliu.controller.timing;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shiliu.controller.api.SlotRequest;
import shiliu.player.config.Fields;
import shiliu.player.config.LocatedYaml;
import shiliu.player.config.Place;
import shiliu.player.config.Problems;
import shiliu.player.config.ProblemsException;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/** Reads a file of slots; every problem at once, each with its place. */
public final class SlotFile {
    /** The most slots of one file. */
    public static final int MOST = 500;

    private final WhenFields whens;
    private final Coverage coverage;
    private final Problems problems = new Problems();
    private final Map<String, Place> ids = new HashMap<>();

    private SlotFile(Festivals festivals, LocalDate today) {
        this.whens = new WhenFields(festivals, new WhenWords(festivals), today);
        this.coverage = new Coverage(festivals);
    }

    /**
     * The slots of a file.
     *
     * @param today where words count from
     */
    public static List<SlotRequest> read(Path file, Festivals festivals, LocalDate today) throws ProblemsException {
        SlotFile reader = new SlotFile(festivals, today);
        List<SlotRequest> slots = LocatedYaml.read(file, reader.problems)
                .flatMap(Value::fields)
                .map(reader::slots)
                .orElse(List.of());
        reader.problems.refuse();
        return slots;
    }

    private List<SlotRequest> slots(Fields file) {
        List<SlotRequest> slots = new ArrayList<>();
        Optional<Value> listed = file.required("slots");
        List<Value> values = listed.flatMap(Value::list).orElse(List.of());
        if (values.size() > MOST) {
            listed.ifPresent(v -> v.refuse(Message.of("timing.slots-many", MOST), Message.of("timing.slots-many.do")));
            return List.of();
        }
        for (Value value : values) {
            value.fields().flatMap(this::anySlot).ifPresent(slots::add);
        }
        file.done();
        return slots;
    }

    /** The fields themselves, or all of them under {@code slot:}. */
    private Optional<SlotRequest> anySlot(Fields outer) {
        Optional<Value> named = outer.optional("slot");
        if (named.isEmpty()) {
            return slot(outer);
        }
        outer.done();
        return named.flatMap(Value::fields).flatMap(this::slot);
    }

    private Optional<SlotRequest> slot(Fields fields) {
        int before = problems.count();
        Optional<Value> idField = fields.optional("id");
        Optional<String> id = idField.flatMap(Value::id);
        id.ifPresent(text -> once(text, idField.orElseThrow()));
        Optional<String> playlist = fields.required("playlist").flatMap(Value::id);
        List<String> screens = fields.required("screens").map(this::screens).orElse(List.of());
        Optional<Value> whenField = fields.optional("when");
        Optional<When> when = whenField.isPresent() ? whenField.flatMap(whens::read) : Optional.of(When.ALWAYS);
        when.ifPresent(read -> check(read, whenField));
        Mode mode = fields.optional("mode").flatMap(v -> v.word(Mode.class)).orElse(Mode.ROTATE);
        Optional<Integer> priority = fields.optional("priority").flatMap(v -> v.whole(0, 100));
        Optional<Integer> weight = fields.optional("weight").flatMap(v -> v.whole(1, 100));
        Optional<Integer> cap = fields.optional("cap-per-hour").flatMap(v -> v.whole(1, 3600));
        Optional<Integer> minutes = fields.optional("minutes-a-day").flatMap(v -> v.whole(1, 1440));
        fields.done();
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new SlotRequest(
                id, playlist.orElseThrow(), screens, when.orElseThrow(), mode, priority, weight, cap, minutes));
    }

    private void once(String id, Value value) {
        if (id.equals(SlotRequest.RESERVED)) {
            value.refuse(Message.of("publish.slot-reserved", id), Message.of("publish.slot-reserved.do"));
        }
        Place first = ids.putIfAbsent(id, value.place());
        if (first != null) {
            value.refuse(
                    Message.of("timing.slot-twice", Quote.of(id), first.toString()),
                    Message.of("timing.slot-twice.do"));
        }
    }

    private void check(When when, Optional<Value> field) {
        try {
            coverage.check(when);
        } catch (WordsException e) {
            field.ifPresent(value -> value.refuse(e.sentence(), e.suggestion()));
        }
    }

    private List<String> screens(Value value) {
        List<String> screens = new ArrayList<>();
        for (Value one : value.isText() ? List.of(value) : value.list().orElse(List.of())) {
            one.text().ifPresent(text -> {
                try {
                    ScreenExpression.parse(text);
                    screens.add(text);
                } catch (WordsException e) {
                    one.refuse(e.sentence(), e.suggestion());
                }
            });
        }
        return screens;
    }
}
