package shiliu.controller.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** The folder of a preview. It holds a list of what was written, so that the next preview can take its place and nothing else. */
final class PreviewFolder {
    private static final String LIST = ".shiliu-preview";
    private static final Pattern OURS = Pattern.compile("([a-z0-9-]{1,64}/)?[a-z0-9-]{1,80}\\.(png|gif|html)");

    private final Path folder;
    private final List<String> written = new ArrayList<>();

    private PreviewFolder(Path folder) {
        this.folder = folder;
    }

    /** A new or empty folder, or that of a former preview, which is removed from it. */
    static PreviewFolder open(Path folder) throws CommandException {
        try {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.preview-not-empty", folder);
            }
            Files.createDirectories(folder);
            Path list = folder.resolve(LIST);
            if (Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
                removeFormer(folder, list);
            } else if (!empty(folder)) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.preview-not-empty", folder);
            }
            PreviewFolder preview = new PreviewFolder(folder);
            Files.writeString(list, "");
            return preview;
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", folder, e.getMessage());
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void removeFormer(Path folder, Path list) throws IOException {
        for (String name : Files.readAllLines(list, StandardCharsets.UTF_8)) {
            if (OURS.matcher(name).matches()) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    /** Writes one file; {@code name} is relative, with {@code /}. */
    void write(String name, byte[] bytes) throws CommandException {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, bytes);
            written.add(name);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", file, e.getMessage());
        }
    }

    /** Notes what was written. */
    void close() throws CommandException {
        try {
            Files.write(folder.resolve(LIST), written, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", folder, e.getMessage());
        }
    }

    /** The names so far. */
    List<String> written() {
        return List.copyOf(written);
    }

    /** A file that is there may only be replaced if it is a GIF. */
    static void checkGif(Path file) throws CommandException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        boolean gif = false;
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            try (java.io.InputStream in = Files.newInputStream(file)) {
                gif = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("GIF8");
            } catch (IOException e) {
                throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", file, e.getMessage());
            }
        }
        if (!gif) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.file-exists", file);
        }
    }

    static void writeGif(Path file, byte[] gif) throws CommandException {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.write(file, gif);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", file, e.getMessage());
        }
    }
}
