package shiliu.player.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;
import shiliu.player.message.Message;

/**
 * Reads one YAML or JSON file into values that know their line and column. It composes from the parser's events, not
 * through SnakeYAML's own composer, because that stops at the first doubled field and follows aliases. Limits: 256 KiB,
 * depth 32, no aliases, no tags, no doubled fields, one document.
 */
public final class LocatedYaml {
    /** How deep lists and fields may stand in each other. */
    public static final int MAX_DEPTH = 32;
    /** The most bytes of a file. */
    public static final int MAX_BYTES = SourceText.MAX_BYTES;

    private final String file;
    private final Problems problems;
    private final Iterator<Event> events;

    private LocatedYaml(String file, String text, Problems problems) {
        this.file = file;
        this.problems = problems;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_BYTES);
        this.events = new Yaml(options).parse(new java.io.StringReader(text)).iterator();
    }

    /** The file's one value; nothing where it cannot be read at all, and {@code problems} says why. */
    public static Optional<Value> read(String file, byte[] bytes, Problems problems) {
        try {
            String text = SourceText.decode(file, bytes);
            try {
                return new LocatedYaml(file, text, problems).document();
            } catch (MarkedYAMLException e) {
                throw new YamlSyntax(file, text).refusal(e);
            } catch (YAMLException e) {
                throw new YamlSyntax(file, text).refusal(Place.whole(file));
            }
        } catch (ProblemsException e) {
            e.problems().forEach(p -> problems.add(p.place(), p.message(), p.suggestion()));
            return Optional.empty();
        }
    }

    /** The one value of a file on disk, whose problems name it as {@code file} does. */
    public static Optional<Value> read(Path file, Problems problems) {
        Place place = Place.whole(file.toString());
        if (!Files.isRegularFile(file)) {
            problems.add(place, Message.of("config.no-file"), Message.of("config.no-file.do"));
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in.readNBytes(MAX_BYTES + 1), problems);
        } catch (IOException e) {
            problems.add(place, Message.of("config.unreadable"), Message.of("config.unreadable.do"));
            return Optional.empty();
        }
    }

    private Optional<Value> document() throws ProblemsException {
        Event event = events.next();
        while (event instanceof StreamStartEvent) {
            event = events.next();
        }
        if (!(event instanceof DocumentStartEvent)) {
            problems.add(new Place(file, 1, 1), Message.of("config.empty-file"), Message.of("config.empty-file.do"));
            return Optional.empty();
        }
        Node root = node(events.next(), 0);
        while (events.hasNext()) {
            event = events.next();
            if (event instanceof DocumentStartEvent) {
                throw refusal(event, "config.second-document");
            }
        }
        return Optional.of(new Value("", root, problems));
    }

    private Node node(Event event, int depth) throws ProblemsException {
        if (event instanceof AliasEvent) {
            return refuse(event, "config.alias");
        }
        if (event instanceof ScalarEvent scalar) {
            if (scalar.getTag() != null) {
                return refuse(event, "config.tag");
            }
            return new Node.Text(place(event), scalar.getValue(), scalar.isPlain());
        }
        if (depth == MAX_DEPTH) {
            // What lies deeper is not read at all: a bomb costs no more than its first 32 levels.
            throw refusal(event, "config.too-deep");
        }
        if (event instanceof SequenceStartEvent start) {
            return tagged(start.getTag(), event, sequence(place(event), depth + 1));
        }
        MappingStartEvent start = (MappingStartEvent) event;
        return tagged(start.getTag(), event, mapping(place(event), depth + 1));
    }

    private Node tagged(@org.jspecify.annotations.Nullable String tag, Event event, Node node) {
        return tag == null ? node : refuse(event, "config.tag");
    }

    private Node sequence(Place place, int depth) throws ProblemsException {
        List<Node> values = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            values.add(node(event, depth));
        }
        return new Node.Sequence(place, values);
    }

    private Node mapping(Place place, int depth) throws ProblemsException {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            Node name = node(event, depth);
            Node value = node(events.next(), depth);
            if (!(name instanceof Node.Text text)) {
                refuse(event, "config.name-not-text");
            } else if (entries.containsKey(text.value())) {
                problems.add(
                        text.place(),
                        Message.of(
                                "config.field-twice",
                                Quote.of(text.value()),
                                String.valueOf(entries.get(text.value()).name().line())),
                        Message.of("config.field-twice.do"));
            } else {
                entries.put(text.value(), new Node.Entry(text.place(), value));
            }
        }
        return new Node.Mapping(place, java.util.Collections.unmodifiableMap(entries));
    }

    private Node refuse(Event event, String code) {
        problems.add(place(event), Message.of(code), Message.of(code + ".do"));
        return new Node.Refused(place(event));
    }

    private ProblemsException refusal(Event event, String code) {
        return ProblemsException.of(place(event), Message.of(code), Message.of(code + ".do"));
    }

    private Place place(Event event) {
        Mark mark = event.getStartMark();
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
