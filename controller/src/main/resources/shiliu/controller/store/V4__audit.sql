-- Who did what, each entry bound to the one before by its hash. body is the exact text that the hash is made of;
-- the other columns repeat a part of it, to be looked up by.

CREATE TABLE audit (
    number    INTEGER PRIMARY KEY CHECK (number >= 1),
    at        INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    action    TEXT NOT NULL,
    community TEXT NOT NULL,
    body      TEXT NOT NULL,
    hash      TEXT NOT NULL
) STRICT;

-- The last entry that was cleared away with age.
CREATE TABLE audit_base (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL,
    hash   TEXT NOT NULL
) STRICT;

INSERT INTO audit_base VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Against mistakes of ours; against whoever has the file in hand there is the chain.
CREATE TRIGGER audit_appended BEFORE INSERT ON audit
WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM audit), (SELECT number FROM audit_base))
BEGIN SELECT RAISE(ABORT, 'an entry of the audit log out of order'); END;

CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;

CREATE TRIGGER audit_kept BEFORE DELETE ON audit
WHEN OLD.number > (SELECT number FROM audit_base)
BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;

-- Which stage of its review an approval was.
ALTER TABLE approval ADD COLUMN stage INTEGER NOT NULL DEFAULT 1 CHECK (stage BETWEEN 1 AND 9);

-- How many stages a revision was released with.
ALTER TABLE revision ADD COLUMN stages INTEGER NOT NULL DEFAULT 1 CHECK (stages BETWEEN 1 AND 9);

-- What a blob is asked for by.
CREATE INDEX item_blob ON item (blob);
CREATE INDEX media_blob ON media (blob);
CREATE INDEX approval_blob ON approval (blob);
CREATE INDEX revision_uploaded ON revision (uploaded);
CREATE INDEX revision_state ON revision (state);
