-- The tables of the record. What guards them (who may read a row, what is never changed, which functions are doors) is in
-- ../walls, where it stands as it is now and not as it came about.

CREATE SCHEMA tenfold;
REVOKE ALL ON SCHEMA tenfold FROM PUBLIC;
GRANT USAGE ON SCHEMA tenfold TO tenfold_app;

-- ---- who ------------------------------------------------------------------------------------------------------------

CREATE TABLE tenfold.agency (
    id   text PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL
);

-- What proves that a session was begun by the web server: the application's role cannot read it.
CREATE TABLE tenfold.secret (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    value    bytea NOT NULL
);

CREATE TABLE tenfold.session (
    token bytea PRIMARY KEY, -- a hash: who reads the table cannot use what it holds
    staff bigint NOT NULL REFERENCES ledger_staff (id),
    until timestamptz NOT NULL
);

-- ---- the record -----------------------------------------------------------------------------------------------------

CREATE TABLE tenfold.family (
    id     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE, -- what people and logs call it
    begun  timestamptz NOT NULL DEFAULT clock_timestamp(),
    sealed bytea NOT NULL -- its header: what it is called, who leads
);

CREATE TABLE tenfold.family_key (
    family    uuid PRIMARY KEY REFERENCES tenfold.family,
    wrapped   bytea, -- under the master key, which is not in the database; gone once destroyed
    destroyed timestamptz,
    CHECK ((wrapped IS NULL) = (destroyed IS NOT NULL))
);

CREATE TABLE tenfold.entry (
    family     uuid NOT NULL REFERENCES tenfold.family,
    number     int NOT NULL CHECK (number > 0),
    id         text NOT NULL,
    agency     text NOT NULL REFERENCES tenfold.agency,
    staff      bigint REFERENCES ledger_staff (id), -- NULL: taken over from a file
    recorded   timestamptz NOT NULL,
    commitment bytea NOT NULL CHECK (length(commitment) = 32), -- of the body, salted: the salt goes with the key
    hash       bytea NOT NULL CHECK (length(hash) = 32),       -- of all this and the hash before it
    sealed     bytea NOT NULL,                                 -- the body, under the family's key
    PRIMARY KEY (family, number),
    UNIQUE (family, id)
);

CREATE TABLE tenfold.family_head (
    family   uuid PRIMARY KEY REFERENCES tenfold.family,
    number   int NOT NULL DEFAULT 0,
    recorded timestamptz NOT NULL DEFAULT '-infinity',
    hash     bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex')
);

-- ---- who may, and who did -------------------------------------------------------------------------------------------

CREATE TABLE tenfold.tie (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    family uuid NOT NULL REFERENCES tenfold.family,
    kind   text NOT NULL CHECK (kind IN ('allocated', 'involved', 'invited', 'presented')),
    agency text NOT NULL REFERENCES tenfold.agency,
    staff  bigint REFERENCES ledger_staff (id), -- NULL: everybody of the agency
    since  timestamptz NOT NULL DEFAULT clock_timestamp(),
    until  timestamptz,
    why    text NOT NULL DEFAULT ''
);
CREATE INDEX ON tenfold.tie (family);
CREATE INDEX ON tenfold.tie (agency);

CREATE TABLE tenfold.bar (
    family uuid NOT NULL REFERENCES tenfold.family,
    staff  bigint NOT NULL REFERENCES ledger_staff (id),
    PRIMARY KEY (family, staff)
);

CREATE TABLE tenfold.access (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    tx      xid8 NOT NULL DEFAULT pg_current_xact_id(),
    staff   bigint NOT NULL REFERENCES ledger_staff (id),
    family  uuid REFERENCES tenfold.family, -- NULL: a search
    purpose text NOT NULL,
    basis   text NOT NULL,
    page    text NOT NULL,
    known   timestamptz, -- as known when; NULL: now
    outcome text NOT NULL CHECK (outcome IN ('opened', 'refused', 'searched', 'presented'))
);
CREATE INDEX ON tenfold.access (tx) WHERE outcome = 'opened';
CREATE INDEX ON tenfold.access (family, at);

-- ---- what follows from entries: may be dropped and made again ----------------------------------------------------------

CREATE TABLE tenfold.question (
    family  uuid NOT NULL REFERENCES tenfold.family,
    number  int NOT NULL,
    rule    text NOT NULL,
    urgency text NOT NULL,
    opened  timestamptz NOT NULL,
    due     timestamptz NOT NULL,
    closed  timestamptz,
    "to"    text[] NOT NULL,
    sealed  bytea NOT NULL, -- its id and its words
    PRIMARY KEY (family, number)
);

CREATE TABLE tenfold.child (
    family uuid NOT NULL REFERENCES tenfold.family,
    nth    int NOT NULL,
    born   date,
    words  bytea[] NOT NULL, -- of its names, each under a key: found by who types them, read by nobody
    sealed bytea NOT NULL,   -- what it is called, under the family's key
    PRIMARY KEY (family, nth)
);
CREATE INDEX ON tenfold.child (born);

CREATE TABLE tenfold.on_plan (
    family   uuid NOT NULL REFERENCES tenfold.family,
    nth      int NOT NULL,
    category text NOT NULL,
    since    timestamptz NOT NULL,
    PRIMARY KEY (family, nth)
);

-- Who asked whether a child is on a plan, when, and what they were told.
CREATE TABLE tenfold.register_enquiry (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    staff  bigint NOT NULL REFERENCES ledger_staff (id),
    sealed bytea NOT NULL -- who asked, for which agency, about whom, and the answer
);
