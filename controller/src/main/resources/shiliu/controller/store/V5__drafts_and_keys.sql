-- Drafts, and requests that are done once however often they come.

-- A draft waits for nobody: its state is that of one that waits, so that what closes a review closes it, too.
ALTER TABLE revision ADD COLUMN draft INTEGER NOT NULL DEFAULT 0 CHECK (draft IN (0, 1));

-- Noted together with what the request did. Its answer comes a moment later, sealed with the key, of which only the hash
-- is here: a one-time code may be in it.
CREATE TABLE keyed_request (
    person  TEXT NOT NULL,
    key     TEXT NOT NULL,
    request TEXT NOT NULL,
    subject TEXT NOT NULL,
    at      INTEGER NOT NULL,
    status  INTEGER,
    answer  TEXT,
    PRIMARY KEY (person, key),
    CHECK ((status IS NULL) = (answer IS NULL))
) STRICT;

CREATE INDEX keyed_request_at ON keyed_request (at);
