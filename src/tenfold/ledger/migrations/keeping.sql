-- Keeping and destroying: what people decided about a family's record, and what is left to say once it is destroyed.

-- A decision is a row, and changing one's mind another: a hold is lifted, a request to destroy refused or withdrawn, by a
-- row that answers it.
CREATE TABLE tenfold.review (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    family    uuid NOT NULL REFERENCES tenfold.family,
    at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    staff     bigint NOT NULL REFERENCES ledger_staff (id),
    act       text NOT NULL CHECK (act IN ('hold', 'lift', 'keep', 'ask', 'refuse')),
    answers   bigint UNIQUE REFERENCES tenfold.review,
    ground    text CHECK (ground IN ('term', 'order')), -- of a request: its term has ended, or a court orders it
    authority text NOT NULL DEFAULT '',                 -- number of the order, or the line of the schedule: no names
    until     date,                                     -- a hold: when it is looked at again; keeping on: until when
    sealed    bytea NOT NULL,                           -- the reason, under the family's key: it goes with the record
    CHECK ((act IN ('lift', 'refuse')) = (answers IS NOT NULL)),
    CHECK ((act = 'ask') = (ground IS NOT NULL)),
    CHECK (act <> 'ask' OR authority <> ''),
    CHECK ((act IN ('hold', 'keep')) = (until IS NOT NULL))
);
CREATE INDEX ON tenfold.review (family);

-- The certificate: safe to show to anybody, and whole by itself, so that it can be copied to where the rest is older.
CREATE TABLE tenfold.disposal (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    family      uuid NOT NULL UNIQUE REFERENCES tenfold.family,
    number      bigint NOT NULL,
    at          timestamptz NOT NULL,
    ground      text NOT NULL CHECK (ground IN ('term', 'order')),
    authority   text NOT NULL CHECK (authority <> ''),
    asked_by    text NOT NULL,
    approved_by text NOT NULL,
    entries     int NOT NULL,
    first       timestamptz,
    last        timestamptz,
    head        bytea NOT NULL,
    agencies    text[] NOT NULL
);
