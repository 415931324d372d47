package shiliu.controller.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import shiliu.controller.alarms.AlarmRules;
import shiliu.controller.keep.KeepRules;
import shiliu.controller.review.ReviewRules;
import shiliu.controller.timing.FestivalReader;
import shiliu.controller.timing.Festivals;
import shiliu.player.config.Fields;
import shiliu.player.config.LocatedYaml;
import shiliu.player.config.Place;
import shiliu.player.config.Problems;
import shiliu.player.config.ProblemsException;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;

/** Reads {@code controller.yaml} and the screens that it lists or whose folder it names. */
final class ControllerConfigReader {
    /** Twice what one controller is meant for. */
    private static final int MOST_SCREENS = 1000;

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    private final Path file;
    private final Path folder;
    private final Problems problems = new Problems();

    ControllerConfigReader(Path file) {
        this.file = file;
        Path parent = file.toAbsolutePath().getParent();
        this.folder = parent == null ? file : parent;
    }

    ControllerConfig read() throws ProblemsException {
        Optional<ControllerConfig> read =
                LocatedYaml.read(file, problems).flatMap(Value::fields).flatMap(this::config);
        problems.refuse();
        return read.orElseThrow();
    }

    private Optional<ControllerConfig> config(Fields fields) {
        Optional<Listen> listen =
                fields.required("listen").flatMap(Value::fields).flatMap(this::listen);
        Optional<Path> data = fields.required("data").flatMap(Value::text).map(folder::resolve);
        Optional<Locale> language = fields.optional("language").flatMap(Value::language);
        List<Community> communities = communities(fields);
        Optional<Value> listed = fields.optional("screens");
        List<ScreenSite> screens = screens(listed, communities);
        Festivals festivals = festivals(fields);
        ReviewRules review = fields.optional("review")
                .flatMap(Value::fields)
                .map(ReviewReader::read)
                .orElse(ReviewRules.USUAL);
        AlarmRules alarms = fields.optional("alarms")
                .flatMap(Value::fields)
                .map(new AlarmsReader(problems)::read)
                .orElse(AlarmRules.USUAL);
        KeepRules keep = fields.optional("keep")
                .flatMap(Value::fields)
                .map(KeepReader::read)
                .orElse(KeepRules.USUAL);
        fields.done();
        if (problems.count() > 0) {
            return Optional.empty();
        }
        return Optional.of(new ControllerConfig(
                listen.orElseThrow(),
                data.orElseThrow(),
                language,
                communities,
                screens,
                festivals,
                review,
                alarms,
                keep));
    }

    private Optional<Listen> listen(Fields fields) {
        Optional<String> host = fields.required("host").flatMap(this::host);
        Optional<Integer> port = fields.required("port").flatMap(v -> v.whole(0, 65_535));
        Optional<Value> wanted = fields.optional("tls");
        boolean here = host.filter(LOOPBACK::contains).isPresent();
        boolean tls = wanted.flatMap(ControllerConfigReader::yes).orElse(!here);
        fields.done();
        if (!tls && host.isPresent() && !here) {
            wanted.ifPresent(value -> value.refuse(
                    Message.of("screens.not-loopback", Quote.of(host.get())), Message.of("screens.not-loopback.do")));
            return Optional.empty();
        }
        return host.flatMap(h -> port.map(p -> new Listen(h, p, tls)));
    }

    private static Optional<Boolean> yes(Value value) {
        Optional<String> text = value.text();
        if (text.filter(word -> !word.equals("true") && !word.equals("false")).isPresent()) {
            value.refuse(Message.of("screens.true-false", Quote.of(text.get())), Message.of("screens.true-false.do"));
            return Optional.empty();
        }
        return text.map("true"::equals);
    }

    private Optional<String> host(Value value) {
        return value.text().filter(host -> {
            boolean possible = host.matches("[A-Za-z0-9.:-]{1,253}");
            if (!possible) {
                value.refuse(Message.of("screens.host", Quote.of(host)), Message.of("screens.host.do"));
            }
            return possible;
        });
    }

    private List<Community> communities(Fields fields) {
        List<Community> communities = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        for (Value value : fields.required("communities").flatMap(Value::list).orElse(List.of())) {
            value.fields().ifPresent(community -> {
                Optional<Value> id = community.required("id");
                Optional<String> name = community.required("name").flatMap(Value::text);
                id.flatMap(Value::id).ifPresent(read -> {
                    once(seen, read, id.orElseThrow());
                    communities.add(new Community(read, name.orElse(read)));
                });
                community.done();
            });
        }
        return communities;
    }

    private List<ScreenSite> screens(Optional<Value> listed, List<Community> communities) {
        ScreenReader reader = new ScreenReader(new Communities(communities), problems);
        List<Value> values = listed.isPresent() && !listed.get().isText()
                ? listed.get().list().orElse(List.of())
                : folderOfScreens(listed);
        Map<String, Place> seen = new HashMap<>();
        List<ScreenSite> screens = new ArrayList<>();
        for (Value value : values) {
            value.fields().ifPresent(fields -> {
                fields.optional("id").flatMap(Value::quietText).ifPresent(id -> once(seen, id, value));
                reader.read(fields).ifPresent(screens::add);
            });
        }
        screens.sort(Comparator.comparing(s -> s.screen().id()));
        return screens;
    }

    private void once(Map<String, Place> seen, String id, Value value) {
        Place first = seen.putIfAbsent(id, value.place());
        if (first != null) {
            value.refuse(
                    Message.of("screens.id-twice", Quote.of(id), first.toString()), Message.of("screens.id-twice.do"));
        }
    }

    /** The tables of the folder, {@code festivals/} beside the configuration unless it names another. */
    private Festivals festivals(Fields fields) {
        Optional<Value> named = fields.optional("festivals");
        Path tables = folder.resolve(named.flatMap(Value::text).orElse("festivals"));
        if (!Files.isDirectory(tables)) {
            named.ifPresent(value -> value.refuse(
                    Message.of("timing.no-folder", Quote.of(tables.toString())), Message.of("timing.no-folder.do")));
            return Festivals.NONE;
        }
        return new FestivalReader(problems).read(tables);
    }

    /** Every file of the folder, {@code screens/} beside the configuration unless it names another. */
    private List<Value> folderOfScreens(Optional<Value> listed) {
        Path screens = folder.resolve(listed.flatMap(Value::text).orElse("screens"));
        if (!Files.isDirectory(screens)) {
            listed.ifPresent(value -> value.refuse(
                    Message.of("screens.no-folder", Quote.of(screens.toString())), Message.of("screens.no-folder.do")));
            return List.of();
        }
        try (Stream<Path> files = Files.list(screens)) {
            return files.filter(f -> f.toString().matches(".*\\.(yaml|yml|json)"))
                    .sorted()
                    .limit(MOST_SCREENS)
                    .flatMap(f -> LocatedYaml.read(f, problems).stream())
                    .toList();
        } catch (IOException e) {
            problems.add(
                    Place.whole(screens.toString()),
                    Message.of("config.unreadable"),
                    Message.of("config.unreadable.do"));
            return List.of();
        }
    }
}
