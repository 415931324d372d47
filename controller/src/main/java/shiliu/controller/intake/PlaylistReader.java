package shiliu.controller.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import shiliu.controller.config.Communities;
import shiliu.player.config.Fields;
import shiliu.player.config.LocatedYaml;
import shiliu.player.config.Problems;
import shiliu.player.config.ProblemsException;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Validity;

/** Reads staff's playlists, all problems at once. Safe for any thread; nothing is written to disk. */
public final class PlaylistReader {
    /** The most items of one playlist. */
    public static final int MOST_ITEMS = 200;
    /** How staff write that something is good for ever, as a default loop is: 长期 as on an identity card. */
    private static final Set<String> NO_END = Set.of("forever", "长期");

    private final Communities communities;
    private final Texts texts;
    private final Preflight preflight;
    private final Films films;

    /**
     * Reads for these communities.
     *
     * @param communities that may stand under {@code community}
     * @param hasGlyph whether the fonts can draw a code point
     */
    public PlaylistReader(Communities communities, IntPredicate hasGlyph, Preflight preflight) {
        this(communities, hasGlyph, preflight, Films.HERE);
    }

    /** The same where films are made safe by {@code films}. */
    public PlaylistReader(Communities communities, IntPredicate hasGlyph, Preflight preflight, Films films) {
        this.communities = communities;
        this.texts = new Texts(hasGlyph);
        this.preflight = preflight;
        this.films = films;
    }

    /** Those that playlists may be for. */
    public Communities communities() {
        return communities;
    }

    /** The playlist, its pictures and films, or every problem of it. */
    public ReadPlaylist read(PlaylistFiles files) throws ProblemsException {
        Problems problems = new Problems();
        CellPlaces places = new CellPlaces();
        MediaShelf shelf = new MediaShelf(files, films);
        TableFiles tables = new TableFiles(files, places, problems);
        List<Warning> warnings = new ArrayList<>();
        Optional<Playlist> playlist = document(files, places, problems)
                .flatMap(Value::fields)
                .flatMap(fields -> new Reading(shelf, new TableReader(texts, problems, tables), problems, warnings)
                        .playlist(fields));
        if (problems.count() > 0) {
            throw new ProblemsException(places.settle(problems.list()));
        }
        Set<String> names = new TreeSet<>(shelf.names());
        names.addAll(tables.names());
        return new ReadPlaylist(playlist.orElseThrow(), shelf.stored(), names, warnings, places.rows());
    }

    private static Optional<Value> document(PlaylistFiles files, CellPlaces places, Problems problems)
            throws ProblemsException {
        String name = files.documentName();
        return Documents.isDocument(name)
                ? LocatedYaml.read(name, TextBytes.utf8(files.document()), problems)
                : new PlaylistSheet(places, problems).read(name, files.document());
    }

    /** One document as it is read. */
    private final class Reading {
        private final MediaShelf shelf;
        private final TableReader tables;
        private final Problems problems;
        private final List<Warning> warnings;

        Reading(MediaShelf shelf, TableReader tables, Problems problems, List<Warning> warnings) {
            this.shelf = shelf;
            this.tables = tables;
            this.problems = problems;
            this.warnings = warnings;
        }

        Optional<Playlist> playlist(Fields fields) {
            Optional<String> id = fields.required("playlist").flatMap(Value::id);
            Optional<String> title = fields.required("title").flatMap(texts::line);
            Optional<String> community = fields.required("community").flatMap(communities::id);
            Optional<Validity> valid =
                    fields.required("valid").flatMap(Value::fields).flatMap(PlaylistReader::validity);
            List<Item> items = items(fields, community, valid);
            fields.done();
            if (problems.count() > 0) {
                return Optional.empty();
            }
            return Optional.of(new Playlist(
                    id.orElseThrow(), title.orElseThrow(), community.orElseThrow(), valid.orElseThrow(), items));
        }

        private List<Item> items(Fields fields, Optional<String> community, Optional<Validity> valid) {
            ItemReader reader = new ItemReader(new ItemParts(texts, shelf, tables, problems, valid));
            List<Item> items = new ArrayList<>();
            int number = 0;
            for (Value value : fields.required("items")
                    .map(v -> ItemParts.counted(v, MOST_ITEMS))
                    .orElse(List.of())) {
                number++;
                Optional<Item> item = reader.read(value);
                item.ifPresent(items::add);
                if (item.isPresent() && community.isPresent()) {
                    warnings.addAll(preflight.check(
                            new Preflight.Candidate(number, community.get(), item.get(), shelf.stored()), value));
                }
            }
            return items;
        }
    }

    private static Optional<Validity> validity(Fields fields) {
        Optional<LocalDate> from = fields.required("from").flatMap(Value::date);
        Optional<Value> end = fields.required("until");
        Optional<LocalDate> until = end.flatMap(PlaylistReader::lastDay);
        fields.done();
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        if (until.get().isBefore(from.get())) {
            end.get()
                    .refuse(
                            Message.of("intake.dates-reversed", from.get(), until.get()),
                            Message.of("intake.dates-reversed.do"));
            return Optional.empty();
        }
        return Optional.of(new Validity(from.get(), until.get()));
    }

    private static Optional<LocalDate> lastDay(Value value) {
        return value.quietText().filter(NO_END::contains).isPresent() ? Optional.of(Validity.NO_END) : value.date();
    }
}
