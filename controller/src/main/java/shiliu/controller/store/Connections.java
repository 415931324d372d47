package shiliu.controller.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Opens connections with the settings that durability rests on and asks back whether they hold: with
 * {@code synchronous=NORMAL} acknowledged commits were seen lost in power cuts.
 */
final class Connections {
    private static final int BUSY_MILLIS = 10_000;
    /** What {@code PRAGMA name} must answer. */
    private static final Map<String, String> REQUIRED = new TreeMap<>(Map.of(
            "journal_mode", "wal",
            "synchronous", "2",
            "foreign_keys", "1",
            "trusted_schema", "0",
            "busy_timeout", String.valueOf(BUSY_MILLIS)));

    private final SQLiteDataSource source;

    Connections(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    }

    SQLiteDataSource source() {
        return source;
    }

    Connection open() throws SQLException {
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema=OFF");
            for (Map.Entry<String, String> required : REQUIRED.entrySet()) {
                require(statement, required.getKey(), required.getValue());
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void require(Statement statement, String name, String wanted) throws SQLException {
        try (ResultSet answer = statement.executeQuery("PRAGMA " + name)) {
            String is = answer.next() ? answer.getString(1) : "nothing";
            if (!wanted.equals(is)) {
                throw new StoreException("PRAGMA " + name + " is " + is + ", not " + wanted);
            }
        }
    }
}
