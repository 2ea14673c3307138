-- What time brings about: when a family is to be looked at again though nothing was written, and who was told that
-- something waits for them.

CREATE TABLE tenfold.wake (
    family uuid PRIMARY KEY REFERENCES tenfold.family,
    at     timestamptz, -- the next moment at which time alone may change what is asked or who is told; NULL: none
    tries  int NOT NULL DEFAULT 0,                    -- since it last went well
    aside  timestamptz NOT NULL DEFAULT '-infinity'   -- not before then: somebody is at it, or it went wrong
);
CREATE INDEX ON tenfold.wake (at);
INSERT INTO tenfold.wake (family, at) SELECT id, begun FROM tenfold.family;

-- The clock looks at a family too, and is nobody who works here.
ALTER TABLE tenfold.access ALTER COLUMN staff DROP NOT NULL;
ALTER TABLE tenfold.access ADD CONSTRAINT somebody_or_the_clock CHECK (staff IS NOT NULL OR purpose = 'time passed');

-- When an agency works, where it is not as its kind does; told by the owner of the database.
CREATE TABLE tenfold.hours (
    agency    text PRIMARY KEY REFERENCES tenfold.agency,
    opens     time NOT NULL,
    closes    time NOT NULL, -- 00:00: until midnight
    every_day boolean NOT NULL
);

-- Who was told of what, when. Which question it is stands under a key: the row tells nothing to who reads the table.
CREATE TABLE tenfold.notice (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    family   uuid NOT NULL REFERENCES tenfold.family,
    mark     bytea NOT NULL,
    asked    text NOT NULL, -- whose ladder it is on: an agency, or a role
    step     int NOT NULL CHECK (step BETWEEN 0 AND 3),
    urgency  text NOT NULL,
    due      timestamptz NOT NULL, -- by when it goes a step further, or was due
    staff    bigint REFERENCES ledger_staff (id), -- NULL: nobody stands on that step or above
    duty     boolean NOT NULL, -- told while those whose work it is were away; then `step` is 0, for it is told once
    ended    timestamptz, -- the question closed, or is held
    next_try timestamptz NOT NULL, -- no mail before then
    mail     uuid,        -- the mail that tells it, with whatever else waited for the same person
    tries    int NOT NULL DEFAULT 0,
    sent     timestamptz,
    fault    text NOT NULL DEFAULT '', -- what kind of fault the last try met
    UNIQUE NULLS NOT DISTINCT (family, mark, asked, step, urgency, staff)
);
CREATE INDEX ON tenfold.notice (next_try) WHERE sent IS NULL AND ended IS NULL;
CREATE INDEX ON tenfold.notice (staff) WHERE ended IS NULL;
CREATE INDEX ON tenfold.notice (mail);
