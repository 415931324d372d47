-- Instants are milliseconds since 1970, days are ISO texts, hashes lower-case hexadecimal.

CREATE TABLE person (
    id        TEXT PRIMARY KEY,
    name      TEXT NOT NULL,
    roles     TEXT NOT NULL,
    community TEXT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('INVITED', 'PENDING', 'CONFIRMED', 'REVOKED')),
    key       TEXT,
    key_id    TEXT UNIQUE,
    since     INTEGER NOT NULL,
    CHECK ((key IS NULL) = (key_id IS NULL))
) STRICT;

-- One-time codes, by hash only. A person's subject is an id, a player's the screens with commas between.
CREATE TABLE code (
    hash    TEXT PRIMARY KEY,
    kind    TEXT NOT NULL CHECK (kind IN ('PERSON', 'PLAYER')),
    subject TEXT NOT NULL,
    expires INTEGER NOT NULL
) STRICT;

-- Every key that was ever registered: a revoked one never comes back.
CREATE TABLE used_key (
    key_id TEXT PRIMARY KEY,
    owner  TEXT NOT NULL,
    since  INTEGER NOT NULL
) STRICT;

CREATE TABLE root (
    version  INTEGER PRIMARY KEY CHECK (version >= 1),
    envelope BLOB NOT NULL
) STRICT;

-- The key that may report for a screen.
CREATE TABLE player (
    screen TEXT PRIMARY KEY,
    key    TEXT NOT NULL,
    key_id TEXT NOT NULL,
    paired INTEGER NOT NULL
) STRICT;

-- A row stands only for a file that is whole on the disk.
CREATE TABLE blob (
    hash   TEXT PRIMARY KEY,
    length INTEGER NOT NULL CHECK (length > 0),
    stored INTEGER NOT NULL
) STRICT;

CREATE TABLE revision (
    playlist    TEXT NOT NULL,
    revision    INTEGER NOT NULL CHECK (revision >= 1),
    title       TEXT NOT NULL,
    community   TEXT NOT NULL,
    author      TEXT NOT NULL REFERENCES person (id),
    uploaded    INTEGER NOT NULL,
    valid_from  TEXT NOT NULL,
    valid_until TEXT NOT NULL,
    source      TEXT NOT NULL REFERENCES blob (hash),
    state       TEXT NOT NULL CHECK (state IN ('WAITING', 'APPROVED', 'REJECTED', 'SUPERSEDED', 'WITHDRAWN')),
    closed_by   TEXT REFERENCES person (id),
    closed_at   INTEGER,
    reason      TEXT,
    approved_once INTEGER NOT NULL DEFAULT 0, -- stays where it is reopened, so that nothing older comes back
    PRIMARY KEY (playlist, revision),
    CHECK ((state = 'WAITING') = (closed_by IS NULL)),
    CHECK ((closed_by IS NULL) = (closed_at IS NULL) AND (closed_by IS NULL) = (reason IS NULL))
) STRICT;

CREATE TABLE item (
    playlist TEXT NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    blob     TEXT NOT NULL REFERENCES blob (hash),
    PRIMARY KEY (playlist, revision, position),
    FOREIGN KEY (playlist, revision) REFERENCES revision (playlist, revision)
) STRICT;

CREATE TABLE media (
    item TEXT NOT NULL REFERENCES blob (hash),
    blob TEXT NOT NULL REFERENCES blob (hash),
    PRIMARY KEY (item, blob)
) STRICT;

-- One word of one reviewer on one item of one revision.
CREATE TABLE approval (
    playlist TEXT NOT NULL,
    revision INTEGER NOT NULL,
    item     TEXT NOT NULL REFERENCES blob (hash),
    person   TEXT NOT NULL REFERENCES person (id),
    blob     TEXT NOT NULL REFERENCES blob (hash),
    taken    INTEGER NOT NULL,
    PRIMARY KEY (playlist, revision, item, person),
    FOREIGN KEY (playlist, revision) REFERENCES revision (playlist, revision)
) STRICT;

CREATE TABLE slot (
    id       TEXT PRIMARY KEY,
    playlist TEXT NOT NULL,
    screens  TEXT NOT NULL,
    timing   TEXT NOT NULL,
    mode     TEXT NOT NULL CHECK (mode IN ('FILLER', 'ROTATE', 'TAKEOVER', 'OVERRIDE')),
    priority INTEGER NOT NULL,
    weight   INTEGER NOT NULL,
    author   TEXT NOT NULL REFERENCES person (id),
    created  INTEGER NOT NULL
) STRICT;

-- The last manifest that was signed for a screen. Its version never falls.
CREATE TABLE manifest (
    screen   TEXT PRIMARY KEY,
    version  INTEGER NOT NULL,
    content  TEXT NOT NULL,
    created  INTEGER NOT NULL,
    envelope BLOB NOT NULL
) STRICT;

-- Numbers are never given twice: a stream is resumed by them.
CREATE TABLE given_order (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    hash     TEXT NOT NULL UNIQUE,
    signers  TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    envelope BLOB NOT NULL
) STRICT;

CREATE TABLE report (
    screen TEXT PRIMARY KEY,
    heard  INTEGER NOT NULL,
    body   BLOB NOT NULL
) STRICT;

CREATE TABLE play (
    screen   TEXT NOT NULL,
    boot     TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    body     BLOB NOT NULL,
    PRIMARY KEY (screen, boot, sequence)
) STRICT;
