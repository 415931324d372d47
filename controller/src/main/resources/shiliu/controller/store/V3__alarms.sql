-- What is wrong with screens, since when they are known to work, and what operators set by hand.

CREATE TABLE alarm (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    screen   TEXT NOT NULL,
    kind     TEXT NOT NULL,
    opened   INTEGER NOT NULL,
    closed   INTEGER,
    acked_by TEXT REFERENCES person (id),
    acked_at INTEGER,
    note     TEXT,
    sentence BLOB NOT NULL, -- a message as JSON
    latest   BLOB NOT NULL,
    CHECK ((acked_by IS NULL) = (acked_at IS NULL) AND (acked_by IS NULL) = (note IS NULL))
) STRICT;

-- Each kind at most once at a time.
CREATE UNIQUE INDEX alarm_open ON alarm (screen, kind) WHERE closed IS NULL;
CREATE INDEX alarm_closed ON alarm (closed) WHERE closed IS NOT NULL;

-- A screen that never showed anything raises no alarm.
CREATE TABLE working (
    screen TEXT PRIMARY KEY,
    since  INTEGER NOT NULL
) STRICT;

-- One row for each screen that an operator set by hand. It may be over: whoever reads it looks at its end.
CREATE TABLE by_hand (
    screen  TEXT PRIMARY KEY,
    percent INTEGER CHECK (percent BETWEEN 1 AND 100),
    off     INTEGER NOT NULL CHECK (off IN (0, 1)),
    until   INTEGER NOT NULL,
    person  TEXT NOT NULL REFERENCES person (id),
    set_at  INTEGER NOT NULL
) STRICT;

-- The newest change of the screens that an expression means which was not to wait for the end of what plays.
CREATE TABLE at_once (
    screens TEXT PRIMARY KEY,
    changed INTEGER NOT NULL
) STRICT;
