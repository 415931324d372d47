-- A key that is to take the place of somebody's present one, once it is confirmed.
ALTER TABLE person ADD COLUMN next_key TEXT;
ALTER TABLE person ADD COLUMN next_key_id TEXT;
