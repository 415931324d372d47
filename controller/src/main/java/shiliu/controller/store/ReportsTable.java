package shiliu.controller.store;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The last report of each screen, and its proof of play. */
public final class ReportsTable {
    private final Handle handle;

    ReportsTable(Handle handle) {
        this.handle = handle;
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

    /** Each screen's last report as its JSON. */
    public Map<String, byte[]> all() {
        Map<String, byte[]> reports = new TreeMap<>();
        handle.createQuery("SELECT screen, body FROM report")
                .map((row, context) -> Map.entry(row.getString(1), row.getBytes(2)))
                .forEach(row -> reports.put(row.getKey(), row.getValue()));
        return reports;
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
