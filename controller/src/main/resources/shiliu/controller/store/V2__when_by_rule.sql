-- A slot's time may follow a rule, leave days out and follow the lunar calendar, and its plays may be limited.

ALTER TABLE slot ADD COLUMN cap_per_hour INTEGER CHECK (cap_per_hour BETWEEN 1 AND 3600);
ALTER TABLE slot ADD COLUMN minutes_a_day INTEGER CHECK (minutes_a_day BETWEEN 1 AND 1440);

-- Older rows say nothing of the lists that there are now: json_patch keeps what is there.
UPDATE slot SET timing = json_patch('{"except":[],"occasions":[]}', timing);
