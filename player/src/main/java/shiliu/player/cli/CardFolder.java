package shiliu.player.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shiliu.protocols.driver.CardStore;

/** What a virtual card keeps, as files in a folder; whatever stands in a name becomes a harmless file name. */
final class CardFolder implements CardStore {
    private static final String END = ".bin";

    private final Path folder;

    CardFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    private Path file(String name) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = c < 128 && Character.isLetterOrDigit(c);
            safe.append(plain ? String.valueOf(c) : "_" + Integer.toHexString(c) + "_");
        }
        return folder.resolve(safe + END);
    }

    @Override
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(file(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(END))
                    .map(CardFolder::name)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name that a file stands for. */
    private static String name(String file) {
        return Pattern.compile("_([0-9a-f]{1,4})_")
                .matcher(file.substring(0, file.length() - END.length()))
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    @Override
    public void write(String name, byte[] bytes) {
        try {
            Path aside = folder.resolve("next");
            Files.write(aside, bytes);
            Files.move(aside, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
