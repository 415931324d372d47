package shiliu.controller.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/**
 * The folder of a preview. It holds a list of what was written, so that the next preview can take its place and nothing
 * else. All is written aside and moved into place at the end: a preview that fails midway leaves the former one as it was.
 */
final class PreviewFolder implements AutoCloseable {
    private static final String LIST = ".shiliu-preview";
    private static final String ASIDE = ".shiliu-preview-new";
    private static final Pattern OURS = Pattern.compile("([a-z0-9-]{1,64}/)?[a-z0-9-]{1,80}\\.(png|gif|html)");

    private final Path folder;
    private final Path aside;
    private final boolean made;
    private final List<String> written = new ArrayList<>();

    private PreviewFolder(Path folder, boolean made) {
        this.folder = folder;
        this.aside = folder.resolve(ASIDE);
        this.made = made;
    }

    /** A new or empty folder, or that of a former preview. */
    static PreviewFolder open(Path folder) throws CommandException {
        try {
            boolean there = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
            if (there && !Files.isDirectory(folder)) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.preview-not-empty", folder);
            }
            Files.createDirectories(folder);
            Path list = folder.resolve(LIST);
            if (!Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS) && !empty(folder)) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.preview-not-empty", folder);
            }
            PreviewFolder preview = new PreviewFolder(folder, !there);
            remove(preview.aside);
            Files.createDirectory(preview.aside);
            return preview;
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", folder, e.getMessage());
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(file -> file.endsWith(ASIDE));
        }
    }

    /** A folder of ours with all that is in it; links are not followed. */
    private static void remove(Path ours) throws IOException {
        if (!Files.exists(ours, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> files = Files.walk(ours)) {
            inside = new ArrayList<>(files.toList());
        }
        Collections.reverse(inside);
        for (Path file : inside) {
            Files.delete(file);
        }
    }

    /** Writes one file aside; {@code name} is relative, with {@code /}. */
    void write(String name, byte[] bytes) throws CommandException {
        Path file = aside.resolve(name);
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, bytes);
            written.add(name);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", folder.resolve(name), e.getMessage());
        }
    }

    /** Puts what was written into the place of the former preview. */
    void finish() throws CommandException {
        try {
            Path list = folder.resolve(LIST);
            Set<String> former = new LinkedHashSet<>(
                    Files.exists(list) ? Files.readAllLines(list, StandardCharsets.UTF_8) : List.of());
            former.removeIf(name -> !OURS.matcher(name).matches());
            Set<String> both = new LinkedHashSet<>(former);
            both.addAll(written);
            Files.write(list, both, StandardCharsets.UTF_8);
            for (String name : former) {
                Files.deleteIfExists(folder.resolve(name));
            }
            for (String name : written) {
                Path file = folder.resolve(name);
                Files.createDirectories(file.resolveSibling("."));
                Files.move(aside.resolve(name), file, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.write(list, written, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", folder, e.getMessage());
        }
    }

    /** Removes what is still aside, and the folder if it was made for this and nothing came of it. */
    @Override
    public void close() throws CommandException {
        try {
            remove(aside);
            if (made && empty(folder)) {
                Files.delete(folder);
            }
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
            Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent());
            Files.createDirectories(parent);
            Path aside = Files.createTempFile(parent, ".shiliu-", ".gif");
            try {
                Files.write(aside, gif);
                Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", file, e.getMessage());
        }
    }
}
