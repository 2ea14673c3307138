-- The record and its walls. Run by the owner of the database; the application signs in as `tenfold_app`, owns nothing,
-- and can neither change nor delete what was written, nor read what it has not opened in the same transaction.

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

CREATE FUNCTION tenfold.never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is written stays: % on % is refused; a mistake is mended by a new entry', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.entry FOR EACH ROW EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.entry FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never();

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
CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.access FOR EACH ROW EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.access FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never();

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
CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.register_enquiry FOR EACH ROW EXECUTE FUNCTION tenfold.never();

-- ---- sessions -------------------------------------------------------------------------------------------------------

CREATE FUNCTION tenfold.begin_session(who bigint, token bytea, proof bytea, until timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    key  bytea := (SELECT value FROM tenfold.secret);
    said bytea := convert_to(who::text, 'UTF8') || '\x00' || token;
BEGIN
    IF proof IS DISTINCT FROM sha256(key || sha256(key || said)) THEN
        RAISE EXCEPTION 'a session is begun by the web server alone' USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM tenfold.session s WHERE s.until < clock_timestamp();
    INSERT INTO tenfold.session VALUES (sha256(token), who, until);
END $$;

CREATE FUNCTION tenfold.end_session(token bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DELETE FROM tenfold.session s WHERE s.token = sha256($1) $$;

CREATE FUNCTION tenfold.staff_of(token bytea) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.staff FROM tenfold.session s JOIN public.ledger_staff w ON w.id = s.staff
    WHERE s.token = sha256($1) AND s.until > clock_timestamp() AND w.is_active
$$;

-- ---- opening --------------------------------------------------------------------------------------------------------

CREATE FUNCTION tenfold.opened() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(a.family), '{}') FROM tenfold.access a
    WHERE a.tx = pg_current_xact_id_if_assigned() AND a.outcome = 'opened'
$$;

-- The ties that count for whoever holds a session; a custodian of the register is tied to each child on a plan.
CREATE FUNCTION tenfold.ties(token bytea, among uuid[] DEFAULT NULL)
RETURNS TABLE (family uuid, kind text, agency text, staff bigint, since timestamptz, until timestamptz, why text, barred boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH me AS (SELECT w.* FROM public.ledger_staff w WHERE w.id = tenfold.staff_of($1)),
    mine AS (
        SELECT t.family, t.kind, t.agency, t.staff, t.since, t.until, t.why FROM tenfold.tie t, me
        WHERE (t.staff = me.id OR (t.staff IS NULL AND t.agency = me.agency))
        UNION ALL
        SELECT DISTINCT p.family, 'custodian', me.agency, me.id, p.since, NULL::timestamptz, 'custodian of the register'
        FROM tenfold.on_plan p, me WHERE 'custodian' = ANY (me.roles)
    )
    SELECT m.*, EXISTS (SELECT FROM tenfold.bar b, me WHERE b.family = m.family AND b.staff = me.id)
    FROM mine m
    WHERE ($2 IS NULL OR m.family = ANY ($2)) AND m.since <= clock_timestamp()
      AND (m.until IS NULL OR clock_timestamp() < m.until)
      AND EXISTS (SELECT FROM me WHERE me.roles &&
          ARRAY['practitioner', 'manager', 'chair', 'named_professional', 'custodian'])
$$;

-- The one door: who holds a live session, is tied to a family and not barred from it, opens it for this transaction, and
-- the row that says so is written in it. A refusal is written too, also one that the application made (`willing` is false).
CREATE FUNCTION tenfold.open_record(
    token bytea, which uuid[], purpose text, basis text, page text, known timestamptz, willing boolean
) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me    bigint := tenfold.staff_of(token);
    mine  uuid[];
BEGIN
    IF me IS NULL THEN
        RAISE EXCEPTION 'nobody is signed in with this session' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF purpose = '' OR basis = '' THEN
        RAISE EXCEPTION 'a record is opened for a purpose and on a basis' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT coalesce(array_agg(DISTINCT t.family), '{}') INTO mine FROM tenfold.ties(token, which) t
    WHERE willing AND NOT t.barred
        AND NOT EXISTS (SELECT FROM tenfold.bar b WHERE b.family = t.family AND b.staff = me);
    INSERT INTO tenfold.access (staff, family, purpose, basis, page, known, outcome)
    SELECT me, f, open_record.purpose, open_record.basis, open_record.page, open_record.known,
           CASE WHEN f = ANY (mine) THEN 'opened' ELSE 'refused' END
    FROM unnest(which) f WHERE EXISTS (SELECT FROM tenfold.family x WHERE x.id = f);
    RETURN mine;
END $$;

-- Somebody says that a child is in front of them: they are tied to the family for a day, and it is told.
CREATE FUNCTION tenfold.present(token bytea, which uuid, purpose text, basis text, why text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me public.ledger_staff;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    IF me.id IS NULL OR NOT me.roles && ARRAY['practitioner', 'manager', 'named_professional'] OR why = ''
       OR EXISTS (SELECT FROM tenfold.bar b WHERE b.family = which AND b.staff = me.id) THEN
        RETURN false;
    END IF;
    INSERT INTO tenfold.tie (family, kind, agency, staff, until, why)
    VALUES (which, 'presented', me.agency, me.id, clock_timestamp() + interval '24 hours', present.why);
    INSERT INTO tenfold.access (staff, family, purpose, basis, page, outcome)
    VALUES (me.id, which, present.purpose, present.basis, 'present', 'presented');
    RETURN true;
END $$;

-- Agencies that write on a family, or are called to a conference on it, are tied to it; by whoever has it open.
CREATE FUNCTION tenfold.tie_agency(which uuid, kind text, agency text, until timestamptz, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT which = ANY (tenfold.opened()) OR kind NOT IN ('involved', 'invited') THEN
        RAISE EXCEPTION 'a family that is not open gets no ties' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.tie (family, kind, agency, until, why)
    SELECT which, tie_agency.kind, tie_agency.agency, tie_agency.until, tie_agency.why
    WHERE NOT EXISTS (
        SELECT FROM tenfold.tie t WHERE t.family = which AND t.kind = tie_agency.kind AND t.agency = tie_agency.agency
            AND t.staff IS NULL AND t.until IS NOT DISTINCT FROM tie_agency.until);
END $$;

-- A worker is given a family, by a manager of the same agency who has it open, or by an administrator.
CREATE FUNCTION tenfold.allocate(token bytea, which uuid, worker bigint, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me  public.ledger_staff;
    its public.ledger_staff;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    SELECT * INTO its FROM public.ledger_staff w WHERE w.id = worker;
    IF me.id IS NULL OR its.id IS NULL OR NOT ('administrator' = ANY (me.roles)
        OR ('manager' = ANY (me.roles) AND me.agency = its.agency AND which = ANY (tenfold.opened()))) THEN
        RAISE EXCEPTION 'a family is allocated by a manager of the worker’s agency' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.tie (family, kind, agency, staff, why) VALUES (which, 'allocated', its.agency, its.id, allocate.why);
END $$;

-- A family is begun empty. An administrator who brings a history from a file has it open until the transaction ends.
CREATE FUNCTION tenfold.begin_family(token bytea, sealed bytea, wrapped bytea, id uuid, history boolean, basis text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me public.ledger_staff;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    IF me.id IS NULL OR (history AND NOT 'administrator' = ANY (me.roles))
       OR (NOT history AND NOT me.roles && ARRAY['practitioner', 'manager', 'named_professional']) THEN
        RAISE EXCEPTION 'a history is brought by an administrator, a new family by a practitioner'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.family (id, sealed) VALUES (begin_family.id, begin_family.sealed);
    INSERT INTO tenfold.family_key (family, wrapped) VALUES (begin_family.id, begin_family.wrapped);
    INSERT INTO tenfold.family_head (family) VALUES (begin_family.id);
    INSERT INTO tenfold.access (staff, family, purpose, basis, page, outcome)
    VALUES (me.id, begin_family.id, CASE WHEN history THEN 'load' ELSE 'begin' END, begin_family.basis, 'begin', 'opened');
END $$;

-- ---- lists, each behind its own gate ----------------------------------------------------------------------------------

CREATE FUNCTION tenfold.find_children(token bytea, names bytea[], birth date, basis text)
RETURNS TABLE (family uuid, nth int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me public.ledger_staff;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    IF me.id IS NULL OR NOT me.roles && ARRAY['practitioner', 'manager', 'chair', 'named_professional', 'custodian'] THEN
        RAISE EXCEPTION 'children are looked for by those who work with them' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.access (staff, purpose, basis, page, outcome) VALUES (me.id, 'find', find_children.basis, 'find', 'searched');
    RETURN QUERY SELECT c.family, c.nth FROM tenfold.child c
        WHERE c.born = birth AND cardinality(names) > 0 AND names <@ c.words
          AND NOT EXISTS (SELECT FROM tenfold.bar b WHERE b.family = c.family AND b.staff = me.id)
        ORDER BY c.family, c.nth LIMIT 11; -- more than the page shows: then it asks for more of the name
END $$;

CREATE FUNCTION tenfold.is_on_plan(token bytea, which uuid, child int)
RETURNS TABLE (category text, since timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token) AND 'custodian' = ANY (w.roles)) THEN
        RAISE EXCEPTION 'the register is kept by its custodian' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN QUERY SELECT p.category, p.since FROM tenfold.on_plan p WHERE p.family = which AND p.nth = child;
END $$;

CREATE FUNCTION tenfold.reads(token bytea, which uuid, before bigint, most integer)
RETURNS TABLE (id bigint, at timestamptz, who text, job text, agency text, family bigint, purpose text, basis text, page text, outcome text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH me AS (SELECT w.* FROM public.ledger_staff w WHERE w.id = tenfold.staff_of($1))
    SELECT a.id, a.at, w.name, w.job, g.name, f.number, a.purpose, a.basis, a.page, a.outcome
    FROM me, tenfold.access a JOIN public.ledger_staff w ON w.id = a.staff JOIN tenfold.agency g ON g.id = w.agency
    LEFT JOIN tenfold.family f ON f.id = a.family
    WHERE ($2 IS NULL OR a.family = $2)
      AND ($3 IS NULL OR a.id < $3)
      AND ('auditor' = ANY (me.roles)
           OR a.family IN (SELECT t.family FROM tenfold.tie t WHERE t.agency = me.agency AND t.kind IN ('allocated', 'involved')))
    ORDER BY a.id DESC LIMIT $4
$$;

-- Who opened a family of mine by saying that a child was in front of them.
CREATE FUNCTION tenfold.presented(token bytea)
RETURNS TABLE (family uuid, who text, agency text, why text, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT t.family, w.name, g.name, t.why, t.since
    FROM tenfold.tie t JOIN public.ledger_staff w ON w.id = t.staff JOIN tenfold.agency g ON g.id = t.agency
    WHERE t.kind = 'presented' AND t.since > clock_timestamp() - interval '7 days'
      AND t.family IN (SELECT m.family FROM tenfold.ties($1) m WHERE m.kind = 'allocated')
    ORDER BY t.since DESC
$$;

-- ---- the second wall --------------------------------------------------------------------------------------------------

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['family', 'family_key', 'entry', 'family_head', 'question', 'child', 'on_plan'] LOOP
        EXECUTE format('ALTER TABLE tenfold.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY open_only ON tenfold.%I TO tenfold_app USING (%I = ANY ((SELECT tenfold.opened())::uuid[]))',
            name, CASE name WHEN 'family' THEN 'id' ELSE 'family' END);
    END LOOP;
END $$;

GRANT SELECT ON tenfold.agency, tenfold.family, tenfold.family_key TO tenfold_app;
GRANT SELECT, INSERT ON tenfold.entry TO tenfold_app;
GRANT SELECT, UPDATE ON tenfold.family_head TO tenfold_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON tenfold.question, tenfold.child, tenfold.on_plan TO tenfold_app;
GRANT SELECT, INSERT ON tenfold.register_enquiry TO tenfold_app;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA tenfold FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    tenfold.begin_session, tenfold.end_session, tenfold.staff_of, tenfold.opened, tenfold.ties, tenfold.open_record,
    tenfold.present, tenfold.tie_agency, tenfold.allocate, tenfold.begin_family, tenfold.find_children, tenfold.is_on_plan,
    tenfold.reads, tenfold.presented
TO tenfold_app;

-- What Django and allauth keep for sign-in. Who somebody is, and what they may do, only the owner says.
GRANT USAGE ON SCHEMA public TO tenfold_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tenfold_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO tenfold_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tenfold_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tenfold_app;
REVOKE ALL ON public.ledger_staff, public.django_migrations FROM tenfold_app;
GRANT SELECT, UPDATE (password, last_login) ON public.ledger_staff TO tenfold_app;
