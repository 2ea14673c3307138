-- Workers: what their employer keeps of them. Never of a family, never in a family's record. What guards these tables is in
-- ../walls. Nothing here is changed or deleted: a mistake is mended by a new row that names the old one.

CREATE TABLE tenfold.staff_fact ( -- one thing that is recorded of a worker: a check, training, evidence, supervision
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    staff    bigint NOT NULL REFERENCES ledger_staff (id), -- whom it is about
    agency   text NOT NULL REFERENCES tenfold.agency,      -- who employed them when it was recorded
    by       bigint NOT NULL REFERENCES ledger_staff (id),
    kind     text NOT NULL CHECK (kind IN ('registration', 'dbs', 'references', 'right_to_work', 'employment', 'training',
                                           'capability', 'acknowledged', 'supervision_due', 'supervision')),
    corrects bigint UNIQUE REFERENCES tenfold.staff_fact,  -- which row this one stands in place of
    answers  bigint REFERENCES tenfold.staff_fact,         -- which evidence this one acknowledges
    form     uuid NOT NULL UNIQUE,                         -- sent twice, it is recorded once
    sealed   bytea NOT NULL,                               -- what is said, under a key of its own
    CHECK ((kind = 'acknowledged') = (answers IS NOT NULL))
);
CREATE INDEX ON tenfold.staff_fact (staff, id);

CREATE TABLE tenfold.staff_read ( -- who looked at what is kept of a worker; what of it is open, is open in that transaction
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    tx     xid8 NOT NULL DEFAULT pg_current_xact_id(),
    reader bigint NOT NULL REFERENCES ledger_staff (id),
    staff  bigint NOT NULL REFERENCES ledger_staff (id),
    agency text NOT NULL REFERENCES tenfold.agency, -- what was recorded while this agency employed them
    page   text NOT NULL
);
CREATE INDEX ON tenfold.staff_read (tx);
CREATE INDEX ON tenfold.staff_read (staff, id);

CREATE TABLE tenfold.staff_change ( -- what administrators do about accounts: asked by one, and where it gives power, confirmed by another
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    by       bigint NOT NULL REFERENCES ledger_staff (id),
    act      text NOT NULL CHECK (act IN ('enrol', 'roles', 'team', 'confirmed', 'declined')),
    staff    bigint REFERENCES ledger_staff (id), -- NULL: somebody who has no account yet
    told     jsonb NOT NULL DEFAULT '{}',
    why      text NOT NULL DEFAULT '',
    answers  bigint UNIQUE REFERENCES tenfold.staff_change,
    CHECK ((act IN ('confirmed', 'declined')) = (answers IS NOT NULL))
);

CREATE TABLE tenfold.work_weight ( -- how an agency weighs a child's kind of work, from a day: its own practice, with where it stands
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    by     bigint NOT NULL REFERENCES ledger_staff (id),
    agency text NOT NULL REFERENCES tenfold.agency,
    work   text NOT NULL CHECK (work IN ('court', 'enquiry', 'plan', 'assessment', 'in_need', 'other')),
    weight numeric(4, 2) NOT NULL CHECK (weight >= 0 AND weight <= 10),
    since  date NOT NULL,
    source text NOT NULL CHECK (source <> '')
);
CREATE INDEX ON tenfold.work_weight (agency, work, since);

CREATE TABLE tenfold.odd_look ( -- an auditor looked at an opening that is out of the ordinary, because
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    by     bigint NOT NULL REFERENCES ledger_staff (id),
    line   bigint NOT NULL REFERENCES tenfold.access, -- the first of those that the reason is about
    reason text NOT NULL,
    words  text NOT NULL,
    UNIQUE (line, reason)
);

CREATE INDEX access_at ON tenfold.access USING brin (at); -- a few pages of it, however long the log
