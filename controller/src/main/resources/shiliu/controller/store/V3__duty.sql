-- What is wrong with screens, since when they are known to work, what operators set by hand, and plays to be looked up.

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

-- What a play's body says, to be looked up by.
ALTER TABLE play ADD COLUMN item TEXT NOT NULL DEFAULT '';
ALTER TABLE play ADD COLUMN began INTEGER NOT NULL DEFAULT 0;
ALTER TABLE play ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;

-- A time that is none must not stop the upgrade: such a play is of 1970, and is cleared away with the old ones.
UPDATE play SET
    item = coalesce(json_extract(CAST(body AS TEXT), '$.item'), ''),
    began = coalesce(CAST(round((julianday(json_extract(CAST(body AS TEXT), '$.from')) - 2440587.5) * 86400000.0) AS INTEGER), 0),
    ended = coalesce(CAST(round((julianday(json_extract(CAST(body AS TEXT), '$.until')) - 2440587.5) * 86400000.0) AS INTEGER), 0);

CREATE INDEX play_began ON play (began);
CREATE INDEX play_item ON play (item, screen, began);
