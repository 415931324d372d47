package shiliu.player.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.message.Message;
import shiliu.player.output.FramebufferOutput;
import shiliu.player.screen.GeometryMap;
import shiliu.player.screen.Size;

/** Reads where a player's frames go; relative paths start from {@code folder}. */
final class PlayerOutputReader {
    private static final Path GRAPHICS = Path.of("/sys/class/graphics");
    private static final Pattern FROM = Pattern.compile("([0-9]{1,4}x[0-9]{1,4})\\+([0-9]{1,4})\\+([0-9]{1,4})");
    private static final Pattern TO = Pattern.compile("([0-9]{1,4})\\+([0-9]{1,4})");

    private final Path folder;

    PlayerOutputReader(Path folder) {
        this.folder = folder;
    }

    Optional<PlayerOutput> read(Fields fields) {
        Optional<PlayerOutput.Kind> kind = fields.required("kind").flatMap(v -> v.word(PlayerOutput.Kind.class));
        boolean png = kind.filter(PlayerOutput.Kind.PNG::equals).isPresent();
        boolean card = kind.filter(PlayerOutput.Kind.CARD::equals).isPresent();
        boolean framebuffer = kind.filter(PlayerOutput.Kind.FRAMEBUFFER::equals).isPresent();
        Optional<Path> pictures = of(fields, "folder", png).flatMap(Value::text).map(folder::resolve);
        Optional<String> driver = of(fields, "driver", card).flatMap(Value::id);
        Optional<String> address = of(fields, "address", card).flatMap(Value::text);
        Optional<Path> device =
                of(fields, "device", framebuffer).flatMap(Value::text).map(folder::resolve);
        Optional<Path> graphics =
                fields.optional("graphics").flatMap(Value::text).map(folder::resolve);
        PlayerOutput.Fit fit = fields.optional("fit")
                .flatMap(v -> v.word(PlayerOutput.Fit.class))
                .orElse(PlayerOutput.Fit.ENLARGED);
        Optional<Value> parts = fields.optional("map");
        Optional<GeometryMap> map = parts.flatMap(PlayerOutputReader::map);
        fields.done();
        // Where one of two is missing that was noted, and nothing of the file is used.
        Optional<PlayerOutput.Card> wired = driver.flatMap(d -> address.map(a -> new PlayerOutput.Card(d, a)));
        Optional<PlayerOutput.Framebuffer> display =
                device.filter(d -> framebuffer).map(d -> framebuffer(d, graphics));
        display.ifPresent(d -> map.ifPresent(m -> checkRoom(d, m, parts.orElseThrow())));
        return kind.map(k -> new PlayerOutput(
                k, png ? pictures : Optional.empty(), fit, card ? wired : Optional.empty(), display, map));
    }

    /** Where the framebuffer is there already; one that comes later is asked when it is opened. */
    private static void checkRoom(PlayerOutput.Framebuffer display, GeometryMap map, Value parts) {
        try {
            FramebufferOutput.Layout layout = FramebufferOutput.Layout.read(display.graphics());
            if (map.size().width() > layout.width() || map.size().height() > layout.height()) {
                parts.refuse(
                        Message.of(
                                "config.map-too-large",
                                map.size(),
                                display.device(),
                                layout.width() + "x" + layout.height()),
                        Message.of("config.map-too-large.do"));
            }
        } catch (IOException e) {
            // Not knowable now.
        }
    }

    private static PlayerOutput.Framebuffer framebuffer(Path device, Optional<Path> graphics) {
        Path name = device.getFileName();
        return new PlayerOutput.Framebuffer(
                device, graphics.orElseGet(() -> GRAPHICS.resolve(name == null ? "fb0" : name.toString())));
    }

    private static Optional<Value> of(Fields fields, String name, boolean needed) {
        return needed ? fields.required(name) : fields.optional(name);
    }

    private static Optional<GeometryMap> map(Value value) {
        return value.list().flatMap(values -> {
            List<Optional<GeometryMap.Part>> parts = values.stream()
                    .map(part -> part.fields().flatMap(fields -> part(part, fields)))
                    .toList();
            if (parts.stream().anyMatch(Optional::isEmpty)) {
                return Optional.empty();
            }
            try {
                GeometryMap map = new GeometryMap(
                        parts.stream().map(Optional::orElseThrow).toList());
                map.size();
                return Optional.of(map);
            } catch (IllegalArgumentException e) {
                value.refuse(Message.of("config.map", String.valueOf(e.getMessage())), Message.of("config.map.do"));
                return Optional.empty();
            }
        });
    }

    private static Optional<GeometryMap.Part> part(Value part, Fields fields) {
        Optional<String> from = fields.required("from").flatMap(Value::text);
        String to = fields.optional("to").flatMap(Value::text).orElse("0+0");
        GeometryMap.Turn turn = fields.optional("turn")
                .flatMap(v -> v.word(GeometryMap.Turn.class))
                .orElse(GeometryMap.Turn.NONE);
        GeometryMap.Mirror mirror = fields.optional("mirror")
                .flatMap(v -> v.word(GeometryMap.Mirror.class))
                .orElse(GeometryMap.Mirror.NONE);
        fields.done();
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Matcher source = FROM.matcher(from.get());
        Matcher target = TO.matcher(to);
        if (!source.matches() || !target.matches()) {
            String written = from.get().toLowerCase(Locale.ROOT) + " / " + to;
            part.refuse(Message.of("config.map", Quote.of(written)), Message.of("config.map.do"));
            return Optional.empty();
        }
        try {
            return Optional.of(new GeometryMap.Part(
                    number(source, 2),
                    number(source, 3),
                    Size.parse(source.group(1)),
                    number(target, 1),
                    number(target, 2),
                    turn,
                    mirror));
        } catch (IllegalArgumentException e) {
            part.refuse(Message.of("config.map", String.valueOf(e.getMessage())), Message.of("config.map.do"));
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
