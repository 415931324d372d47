package shiliu.controller.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;

/** The last report of each screen, and its proof of play. */
public final class ReportsTable {
    private final Handle handle;

    ReportsTable(Handle handle) {
        this.handle = handle;
    }

    /** A report as it came: its JSON, and when by the controller's clock. */
    public static final class ReportRow {
        private final String screen;
        private final Instant heard;
        private final byte[] body;

        ReportRow(String screen, Instant heard, byte[] body) {
            this.screen = screen;
            this.heard = heard;
            this.body = body.clone();
        }

        public String screen() {
            return screen;
        }

        public Instant heard() {
            return heard;
        }

        public byte[] body() {
            return body.clone();
        }
    }

    /** Takes the place of the screen's former report; {@code body} is its JSON. */
    public void put(String screen, Instant heard, byte[] body) {
        handle.createUpdate("""
                        INSERT INTO report (screen, heard, body) VALUES (:screen, :heard, :body)
                        ON CONFLICT (screen) DO UPDATE SET heard = excluded.heard, body = excluded.body
                        """)
                .bind("screen", screen)
                .bind("heard", heard.toEpochMilli())
                .bind("body", body)
                .execute();
    }

    /** The last report of each screen. */
    public List<ReportRow> all() {
        return handle.createQuery("SELECT screen, heard, body FROM report ORDER BY screen")
                .map((row, context) ->
                        new ReportRow(row.getString(1), Instant.ofEpochMilli(row.getLong(2)), row.getBytes(3)))
                .list();
    }

    /** Keeps one play; the same boot and sequence again change nothing. Whether it was new. */
    public boolean addPlay(String screen, Report.Play play) {
        return handle.createUpdate("""
                                INSERT INTO play (screen, boot, sequence, body, item, began, ended)
                                VALUES (:screen, :boot, :sequence, :body, :item, :began, :ended)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("screen", screen)
                        .bind("boot", play.boot())
                        .bind("sequence", play.sequence())
                        .bind("body", Json.write(play))
                        .bind("item", play.item().hex())
                        .bind("began", millis(play.from()))
                        .bind("ended", millis(play.until()))
                        .execute()
                == 1;
    }

    /** A time that cannot be counted is of 1970, as one that was kept before. */
    private static long millis(Instant at) {
        boolean countable = Math.abs(at.getEpochSecond()) < 1L << 40;
        return countable ? at.toEpochMilli() : 0;
    }

    /**
     * One play as it was told.
     *
     * @param number rises in the order in which they came; where a list goes on
     */
    public record PlayRow(long number, String screen, Report.Play play) {}

    /** Which plays: those that touch the time, of one screen or all, that came after one. */
    public record PlaysWanted(Optional<String> screen, Instant from, Instant to, long after, int most) {}

    /** In the order in which they came. */
    public List<PlayRow> plays(PlaysWanted wanted) {
        return handle.createQuery("""
                        SELECT rowid, screen, body FROM play
                        WHERE rowid > :after AND began < :to AND ended > :from AND (:screen = '' OR screen = :screen)
                        ORDER BY rowid LIMIT :most
                        """)
                .bind("after", wanted.after())
                .bind("from", wanted.from().toEpochMilli())
                .bind("to", wanted.to().toEpochMilli())
                .bind("screen", wanted.screen().orElse(""))
                .bind("most", wanted.most())
                .map((row, context) -> play(row))
                .list();
    }

    /** The plays of an item that touch the time, by screen and beginning. */
    public List<PlayRow> playsOf(Sha256 item, Instant from, Instant to) {
        return handle.createQuery("""
                        SELECT rowid, screen, body FROM play
                        WHERE item = :item AND began < :to AND ended > :from ORDER BY screen, began
                        """)
                .bind("item", item.hex())
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .map((row, context) -> play(row))
                .list();
    }

    /** Removes at most so many plays that ended before then; how many. */
    public int removePlays(Instant before, int most) {
        return handle.createUpdate(
                        "DELETE FROM play WHERE rowid IN (SELECT rowid FROM play WHERE began < :before AND ended < :before LIMIT :most)")
                .bind("before", before.toEpochMilli())
                .bind("most", most)
                .execute();
    }

    /** Removes the oldest of those beyond so many, at most {@code most} of them; how many. */
    public int removeOldest(long keep, int most) {
        long all = handle.createQuery("SELECT count(*) FROM play")
                .mapTo(Long.class)
                .one();
        long much = Math.min(most, all - keep);
        if (much <= 0) {
            return 0;
        }
        return handle.createUpdate(
                        "DELETE FROM play WHERE rowid IN (SELECT rowid FROM play ORDER BY began LIMIT :much)")
                .bind("much", much)
                .execute();
    }

    /** When a report last came, of any screen. */
    public Optional<Instant> newest() {
        return handle.createQuery("SELECT heard FROM report ORDER BY heard DESC LIMIT 1")
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    private static PlayRow play(ResultSet row) throws SQLException {
        try {
            return new PlayRow(row.getLong(1), row.getString(2), Json.read(row.getBytes(3), Report.Play.class));
        } catch (JsonException e) {
            throw new StoreException("play " + row.getLong(1) + " is not as it was written", e);
        }
    }

    /** How many plays of a screen are kept. */
    public long plays(String screen) {
        return handle.createQuery("SELECT count(*) FROM play WHERE screen = :screen")
                .bind("screen", screen)
                .mapTo(Long.class)
                .one();
    }
}
