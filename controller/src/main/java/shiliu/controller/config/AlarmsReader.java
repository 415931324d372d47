package shiliu.controller.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import shiliu.controller.alarms.AlarmRules;
import shiliu.controller.alarms.Hook;
import shiliu.player.config.Fields;
import shiliu.player.config.Place;
import shiliu.player.config.Problems;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;

/** Reads {@code alarms} of {@code controller.yaml}. */
final class AlarmsReader {
    private final Problems problems;

    AlarmsReader(Problems problems) {
        this.problems = problems;
    }

    AlarmRules read(Fields fields) {
        AlarmRules usual = AlarmRules.USUAL;
        int hot = fields.optional("hot").flatMap(v -> v.whole(20, 120)).orElse(usual.hot());
        int memory =
                fields.optional("memory-mib").flatMap(v -> v.whole(64, 65_536)).orElse(usual.memory());
        Optional<Hook> hook = fields.optional("hook").flatMap(Value::fields).flatMap(this::hook);
        fields.done();
        return new AlarmRules(hot, memory, hook);
    }

    private Optional<Hook> hook(Fields fields) {
        Optional<Value> command = fields.optional("command");
        Optional<Value> url = fields.optional("url");
        Place place = fields.place();
        fields.done();
        if (command.isPresent() == url.isPresent()) {
            problems.add(place, Message.of("screens.hook"), Message.of("screens.hook.do"));
            return Optional.empty();
        }
        return command.isPresent() ? command.flatMap(AlarmsReader::command) : url.flatMap(AlarmsReader::url);
    }

    /** A list, so that no shell ever takes it apart. */
    private static Optional<Hook> command(Value value) {
        List<String> words = value.list().orElse(List.of()).stream()
                .flatMap(word -> word.text().stream())
                .collect(Collectors.toList());
        if (words.isEmpty() && value.isList()) {
            value.refuse(Message.of("screens.hook"), Message.of("screens.hook.do"));
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new Hook.Command(words));
    }

    private static Optional<Hook> url(Value value) {
        return value.text().flatMap(text -> {
            try {
                return Optional.of(new Hook.Url(URI.create(text)));
            } catch (IllegalArgumentException e) {
                value.refuse(Message.of("screens.hook-url", Quote.of(text)), Message.of("screens.hook-url.do"));
                return Optional.empty();
            }
        });
    }
}
