-- What somebody has begun to write and not sent. It is no entry. What guards this table is in ../walls.

CREATE TABLE tenfold.draft (
    staff  bigint NOT NULL REFERENCES ledger_staff (id),
    family uuid NOT NULL REFERENCES tenfold.family,
    id     uuid NOT NULL,  -- the entry's own, once it is sent
    place  text NOT NULL CHECK (place ~ '^(record-[0-9]{1,3}|correct-[0-9a-f-]{36})$'), -- the form that it stands in
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    sealed bytea NOT NULL CHECK (length(sealed) <= 262144), -- what was typed, under the family's key
    PRIMARY KEY (staff, id)
);
CREATE INDEX ON tenfold.draft (family);
CREATE INDEX ON tenfold.draft (at);
