package shiliu.controller.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

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
    public boolean addPlay(String screen, String boot, long sequence, byte[] body) {
        return handle.createUpdate("""
                                INSERT INTO play (screen, boot, sequence, body) VALUES (:screen, :boot, :sequence, :body)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("screen", screen)
                        .bind("boot", boot)
                        .bind("sequence", sequence)
                        .bind("body", body)
                        .execute()
                == 1;
    }

    /** How many plays of a screen are kept. */
    public long plays(String screen) {
        return handle.createQuery("SELECT count(*) FROM play WHERE screen = :screen")
                .bind("screen", screen)
                .mapTo(Long.class)
                .one();
    }
}
