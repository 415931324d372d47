package shiliu.player.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shiliu.player.bundle.OwnScreen;
import shiliu.player.message.Message;
import shiliu.player.net.Endpoint;
import shiliu.player.playlist.Sha256;

/**
 * What {@code player.yaml} says; relative paths in it start from its own folder.
 *
 * @param screen the id of the screen that this player drives
 * @param community of the screen, where no controller shall be able to move it
 * @param controller {@code https://} with its certificate, or {@code http://} on loopback
 * @param data the player's own folder
 * @param outputs where its frames go, at least one
 * @param language of messages; left out, the locale decides
 * @param trustRoot SHA-256 of the payload of trust root version 1: where this player's trust begins
 * @param mostKibASecond how much of the line fetching may take; left out, all of it
 * @param orderFolders where it looks for orders that somebody brings, beside {@code orders-in} in its own folder
 * @param pairingCode the file that holds the one-time code for pairing
 */
public record PlayerConfig(
        String screen,
        Optional<String> community,
        Endpoint controller,
        Path data,
        List<PlayerOutput> outputs,
        Optional<Locale> language,
        Sha256 trustRoot,
        Optional<Integer> mostKibASecond,
        List<Path> orderFolders,
        Optional<Path> pairingCode) {
    /** Where Linux mounts what is plugged in. */
    private static final List<Path> PLUGGED_IN = List.of(Path.of("/media"), Path.of("/run/media"));

    public PlayerConfig {
        outputs = List.copyOf(outputs);
        orderFolders = List.copyOf(orderFolders);
    }

    /** Which screen this player was told that it is. */
    public OwnScreen own() {
        return new OwnScreen(screen, community);
    }

    /** Reads the file; refuses it with every problem found. */
    public static PlayerConfig read(Path file) throws ProblemsException {
        Problems problems = new Problems();
        Optional<PlayerConfig> read = LocatedYaml.read(file, problems)
                .flatMap(Value::fields)
                .flatMap(fields -> of(fields, file.toAbsolutePath().getParent(), problems));
        problems.refuse();
        return read.orElseThrow();
    }

    private static Optional<PlayerConfig> of(
            Fields fields, @org.jspecify.annotations.Nullable Path parent, Problems problems) {
        Path folder = parent == null ? Path.of("") : parent;
        Optional<String> screen = fields.required("screen").flatMap(Value::id);
        Optional<String> community = fields.optional("community").flatMap(Value::id);
        Optional<Endpoint> controller = ControllerReader.read(fields);
        Optional<Path> data = fields.required("data").flatMap(Value::text).map(folder::resolve);
        List<PlayerOutput> outputs = outputs(fields, folder);
        Optional<Locale> language = fields.optional("language").flatMap(Value::language);
        Optional<Sha256> root = fields.required("trust-root").flatMap(PlayerConfig::sha256);
        Optional<Integer> most = fields.optional("most-kib-a-second").flatMap(v -> v.whole(1, 1 << 20));
        List<Path> orders = fields.optional("order-folders")
                .flatMap(Value::list)
                .map(all -> all.stream()
                        .flatMap(v -> v.text().map(folder::resolve).stream())
                        .toList())
                .orElse(PLUGGED_IN);
        Optional<Path> code =
                fields.optional("pairing-code-file").flatMap(Value::text).map(folder::resolve);
        fields.done();
        if (problems.count() == 0 && outputs.isEmpty()) {
            problems.add(
                    fields.placeOf("outputs"), Message.of("config.no-outputs"), Message.of("config.two-outputs.do"));
        }
        if (problems.count() > 0) {
            return Optional.empty();
        }
        return Optional.of(new PlayerConfig(
                screen.orElseThrow(),
                community,
                controller.orElseThrow(),
                data.orElseThrow(),
                outputs,
                language,
                root.orElseThrow(),
                most,
                orders,
                code));
    }

    /** One under {@code output}, or several under {@code outputs}, each with its part of the canvas. */
    private static List<PlayerOutput> outputs(Fields fields, Path folder) {
        PlayerOutputReader reader = new PlayerOutputReader(folder);
        Optional<Value> several = fields.optional("outputs");
        Optional<Value> one = several.isPresent() ? fields.optional("output") : fields.required("output");
        if (several.isPresent() && one.isPresent()) {
            one.get().refuse(Message.of("config.two-outputs"), Message.of("config.two-outputs.do"));
        }
        return several
                .map(list -> list.list().orElse(List.of()))
                .orElseGet(() -> one.map(List::of).orElse(List.of()))
                .stream()
                .flatMap(value -> value.fields().flatMap(reader::read).stream())
                .toList();
    }

    private static Optional<Sha256> sha256(Value value) {
        return value.text().flatMap(text -> {
            if (!text.matches("[0-9a-f]{64}")) {
                value.refuse(Message.of("config.sha256", value.name()), Message.of("config.sha256.do"));
                return Optional.empty();
            }
            return Optional.of(new Sha256(text));
        });
    }
}
