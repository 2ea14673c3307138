-- Opening: the doors to a family. A record is open in the transaction in which the row that says who looked was written.

CREATE FUNCTION tenfold.opened() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(a.family), '{}') FROM tenfold.access a
    WHERE a.tx = pg_current_xact_id_if_assigned() AND a.outcome = 'opened'
      AND a.at >= transaction_timestamp() -- a restored database may count transactions anew: not one of that number, this one
$$;

-- Whether what follows from a family's entries may be brought up to date: it is open, or the owner makes all of it again
-- (`tenfold rebuild`), with nobody signed in.
CREATE FUNCTION tenfold.may_follow(which uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT which = ANY (tenfold.opened())
        OR session_user = (SELECT n.nspowner::regrole::text FROM pg_namespace n WHERE n.nspname = 'tenfold')
$$;

-- The ties that count for whoever holds a session; a custodian of the register is tied to each child on a plan. They are
-- built twice, for some families and for all: a filter that may be none would have each page planned anew, or all ties read.
DO $build$
DECLARE
    head CONSTANT text := 'CREATE FUNCTION tenfold.%s'
        ' RETURNS TABLE (family uuid, kind text, agency text, staff bigint, since timestamptz, until timestamptz, why text, barred boolean)'
        ' LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp';
    body CONSTANT text := $body$
    WITH me AS (SELECT w.* FROM public.ledger_staff w WHERE w.id = tenfold.staff_of($1)),
    mine AS (
        SELECT t.family, t.kind, t.agency, t.staff, t.since, t.until, t.why FROM tenfold.tie t, me
        WHERE (t.staff = me.id OR (t.staff IS NULL AND t.agency = me.agency))
        UNION ALL
        SELECT t.family, 'team', me.agency, me.id, t.since, t.until, n.name
        FROM me JOIN tenfold.team_member l ON l.staff = me.id AND l.leads JOIN tenfold.team n ON n.id = l.team
        JOIN tenfold.team_member m ON m.team = l.team AND m.staff <> me.id
        JOIN tenfold.tie t ON t.staff = m.staff AND t.kind = 'allocated' AND t.agency = me.agency
        WHERE 'manager' = ANY (me.roles) AND n.agency = me.agency
        UNION ALL
        SELECT DISTINCT p.family, 'custodian', me.agency, me.id, p.since, NULL::timestamptz, 'custodian of the register'
        FROM tenfold.on_plan p, me WHERE 'custodian' = ANY (me.roles)
          AND (p.layer = me.agency OR (p.layer = '' AND NOT EXISTS (
              SELECT FROM tenfold.layer l WHERE l.family = p.family AND l.agency = me.agency)))
    )
    SELECT m.*, EXISTS (SELECT FROM tenfold.bar b, me WHERE b.family = m.family AND b.staff = me.id AND b.lifted IS NULL)
    FROM mine m
    WHERE %s AND m.since <= clock_timestamp()
      AND (m.until IS NULL OR clock_timestamp() < m.until)
      AND EXISTS (SELECT FROM me WHERE me.roles &&
          ARRAY['practitioner', 'manager', 'chair', 'named_professional', 'custodian', 'system'])
    $body$;
BEGIN
    EXECUTE format(head, 'all_ties(token bytea)') || format(' AS %L', format(body, 'true'));
    EXECUTE format(head, 'ties(token bytea, among uuid[])') || ' SET plan_cache_mode = force_generic_plan'
        || format(' AS %L', format(body, 'm.family = ANY ($2)'));
END $build$;

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
    IF NOT tenfold.may_open(token, page) THEN
        RAISE EXCEPTION 'this token is not for that' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF purpose = '' OR basis = '' THEN
        RAISE EXCEPTION 'a record is opened for a purpose and on a basis' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT coalesce(array_agg(DISTINCT t.family), '{}') INTO mine FROM tenfold.ties(token, which) t
    WHERE willing AND NOT t.barred
        AND NOT EXISTS (SELECT FROM tenfold.bar b WHERE b.family = t.family AND b.staff = me AND b.lifted IS NULL)
        AND NOT EXISTS (SELECT FROM tenfold.family_key k WHERE k.family = t.family AND k.wrapped IS NULL);
    INSERT INTO tenfold.access (staff, family, purpose, basis, page, known, outcome)
    SELECT me, f, open_record.purpose, open_record.basis, open_record.page, open_record.known,
           CASE WHEN f = ANY (mine) THEN 'opened' ELSE 'refused' END
    FROM unnest(which) f WHERE EXISTS (SELECT FROM tenfold.family x WHERE x.id = f);
    INSERT INTO tenfold.door_act (act, staff, by, family, words)
    SELECT 'watched', me, me, w.family, open_record.page FROM tenfold.watch w
    WHERE w.family = ANY (mine) AND open_record.purpose <> 'list' AND (w.until IS NULL OR clock_timestamp() < w.until);
    RETURN mine;
END $$;

-- Break-glass: somebody says that they must see a record now. They are tied to the family for 8 hours; the row that tells
-- those who oversee them, with the day by which it is to be reviewed, is written before anything is shown.
CREATE FUNCTION tenfold.present(token bytea, which uuid, purpose text, basis text, why text, due timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me   public.ledger_staff;
    now  timestamptz := clock_timestamp();
    made bigint;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    IF me.id IS NULL OR NOT me.roles && ARRAY['practitioner', 'manager', 'named_professional'] OR why = '' OR basis = ''
       OR NOT EXISTS (SELECT FROM tenfold.family f WHERE f.id = which)
       OR EXISTS (SELECT FROM tenfold.bar b WHERE b.family = which AND b.staff = me.id AND b.lifted IS NULL)
       OR EXISTS (SELECT FROM tenfold.family_key k WHERE k.family = which AND k.wrapped IS NULL) THEN
        RETURN false;
    END IF;
    INSERT INTO tenfold.tie (family, kind, agency, staff, since, until, why)
    VALUES (which, 'presented', me.agency, me.id, now, now + interval '8 hours', present.why) RETURNING id INTO made;
    INSERT INTO tenfold.door_act (act, staff, by, family, tie, words, due)
    VALUES ('presented', me.id, me.id, which, made, present.why,
            least(present.due, now + interval '7 days'));
    INSERT INTO tenfold.access (staff, family, purpose, basis, page, outcome)
    VALUES (me.id, which, present.purpose, present.basis, 'present', 'presented');
    RETURN true;
END $$;

-- Agencies that write on a family, or are called to a conference on it, are tied to it; by whoever has it open.
CREATE FUNCTION tenfold.tie_agency(which uuid, kind text, agency text, until timestamptz, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF kind NOT IN ('involved', 'invited', 'referral') OR NOT tenfold.may_follow(which) THEN
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

-- A tie of a worker’s ends now: what was allocated, or what they opened by their own word.
CREATE FUNCTION tenfold.revoke(token bytea, which uuid, worker bigint, why text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me    public.ledger_staff;
    its   public.ledger_staff;
    ended integer;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    SELECT * INTO its FROM public.ledger_staff w WHERE w.id = worker;
    IF me.id IS NULL OR its.id IS NULL OR NOT ('administrator' = ANY (me.roles)
        OR (me.roles && ARRAY['manager', 'privacy_officer'] AND me.agency = its.agency)) THEN
        RAISE EXCEPTION 'a tie is ended by a manager or privacy officer of the worker’s agency, or an administrator'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE tenfold.tie t SET until = clock_timestamp()
    WHERE t.family = which AND t.staff = worker AND (t.until IS NULL OR t.until > clock_timestamp());
    GET DIAGNOSTICS ended = ROW_COUNT;
    INSERT INTO tenfold.door_act (act, staff, by, family, words) VALUES ('revoked', worker, me.id, which, revoke.why);
    RETURN ended;
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

GRANT EXECUTE ON FUNCTION
    tenfold.opened, tenfold.ties, tenfold.all_ties, tenfold.open_record, tenfold.present, tenfold.tie_agency, tenfold.allocate, tenfold.revoke, tenfold.begin_family
TO tenfold_app;
