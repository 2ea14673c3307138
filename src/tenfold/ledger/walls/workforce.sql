-- Workers: what is kept of them is open to them and to the managers of who employs them, in the transaction in which a row
-- says who looked. It is no part of a family's record, and no tie to a family opens it.

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['staff_fact', 'staff_read', 'staff_change', 'work_weight'] LOOP
        EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.%I FOR EACH ROW EXECUTE FUNCTION tenfold.never()', name);
        EXECUTE format('CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.%I FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never()', name);
    END LOOP;
END $$;

-- What is open in this transaction: each a worker and the agency that employed them.
CREATE FUNCTION tenfold.opened_staff() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(r.staff || ' ' || r.agency), '{}') FROM tenfold.staff_read r
    WHERE r.tx = pg_current_xact_id_if_assigned() AND r.at >= transaction_timestamp()
$$;

ALTER TABLE tenfold.staff_fact ENABLE ROW LEVEL SECURITY;
CREATE POLICY open_only ON tenfold.staff_fact TO tenfold_app
    USING ((staff || ' ' || agency) = ANY ((SELECT tenfold.opened_staff())::text[]));
GRANT SELECT ON tenfold.staff_fact TO tenfold_app;

-- Whether somebody manages a worker: a manager of the agency that employs them, and not they themselves.
CREATE FUNCTION tenfold.manages(me bigint, worker bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM public.ledger_staff m JOIN public.ledger_staff w ON w.agency = m.agency
        WHERE m.id = $1 AND w.id = $2 AND m.id <> w.id AND 'manager' = ANY (m.roles) AND NOT 'system' = ANY (w.roles))
$$;

-- The one door: to oneself all that was ever recorded, to a manager what the agency recorded that they work for.
CREATE FUNCTION tenfold.open_staff(token bytea, which bigint[], page text) RETURNS bigint[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me   public.ledger_staff;
    mine bigint[];
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    IF me.id IS NULL OR 'system' = ANY (me.roles) THEN
        RAISE EXCEPTION 'what is kept of workers is opened by whoever is signed in' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT coalesce(array_agg(DISTINCT w.id), '{}') INTO mine FROM unnest(which) w (id)
    WHERE w.id = me.id OR tenfold.manages(me.id, w.id);
    INSERT INTO tenfold.staff_read (reader, staff, agency, page)
    SELECT me.id, w.id, me.agency, open_staff.page FROM unnest(mine) w (id)
    UNION
    SELECT me.id, me.id, f.agency, open_staff.page FROM tenfold.staff_fact f WHERE f.staff = me.id AND me.id = ANY (mine);
    RETURN mine;
END $$;

-- Something is recorded of a worker: evidence of capability by themselves alone; training by them or a manager of theirs; the
-- rest by a manager. What is sent twice is recorded once.
CREATE FUNCTION tenfold.tell_staff(
    token bytea, worker bigint, kind text, corrects bigint, answers bigint, form uuid, sealed bytea
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me      bigint := tenfold.staff_of(token);
    manages boolean := tenfold.manages(me, worker);
    employs text := (SELECT w.agency FROM public.ledger_staff w WHERE w.id = worker);
BEGIN
    IF (CASE WHEN kind = 'capability' THEN me = worker WHEN kind = 'training' THEN me = worker OR manages ELSE manages END)
       IS NOT TRUE THEN
        RAISE EXCEPTION 'this is recorded of a worker by others: evidence by the worker, checks and supervision by a manager of who employs them'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF corrects IS NOT NULL AND NOT EXISTS (
        SELECT FROM tenfold.staff_fact f WHERE f.id = tell_staff.corrects AND f.staff = worker AND f.agency = employs
            AND f.kind = tell_staff.kind AND f.answers IS NOT DISTINCT FROM tell_staff.answers AND (f.by = me OR manages)) THEN
        RAISE EXCEPTION 'what is corrected is of the same kind and worker, and written by whoever corrects it or somebody they manage'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF answers IS NOT NULL AND NOT EXISTS (
        SELECT FROM tenfold.staff_fact f WHERE f.id = tell_staff.answers AND f.staff = worker AND f.agency = employs AND f.kind = 'capability') THEN
        RAISE EXCEPTION 'what is acknowledged is evidence of that worker' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.staff_fact (staff, agency, by, kind, corrects, answers, form, sealed)
    VALUES (worker, employs, me, tell_staff.kind, tell_staff.corrects, tell_staff.answers, tell_staff.form, tell_staff.sealed)
    ON CONFLICT ON CONSTRAINT staff_fact_form_key DO NOTHING;
END $$;

-- Who else looked at what is kept of oneself, the latest first.
CREATE FUNCTION tenfold.staff_readers(token bytea, most integer) RETURNS TABLE (at timestamptz, who text, job text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.at, w.name, w.job FROM tenfold.staff_read r JOIN public.ledger_staff w ON w.id = r.reader
    WHERE r.staff = tenfold.staff_of($1) AND r.reader <> r.staff ORDER BY r.id DESC LIMIT $2
$$;

-- The workers of the teams that a manager leads, but for themselves.
CREATE FUNCTION tenfold.team_of(token bytea) RETURNS TABLE (staff bigint, team text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT m.staff, string_agg(n.name, ', ' ORDER BY n.name)
    FROM public.ledger_staff me JOIN tenfold.team_member l ON l.staff = me.id AND l.leads
    JOIN tenfold.team n ON n.id = l.team AND n.agency = me.agency JOIN tenfold.team_member m ON m.team = n.id AND m.staff <> me.id
    JOIN public.ledger_staff w ON w.id = m.staff AND w.is_active AND w.agency = me.agency
    WHERE me.id = tenfold.staff_of($1) AND 'manager' = ANY (me.roles)
    GROUP BY m.staff
$$;

-- Which families are given to some workers, oneself or those one manages; which of them open is for open_record to say.
CREATE FUNCTION tenfold.held_by(token bytea, which bigint[]) RETURNS TABLE (staff bigint, family uuid, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT t.staff, t.family, min(t.since) FROM tenfold.tie t
    WHERE t.staff = ANY ($2) AND t.kind = 'allocated' AND t.since <= clock_timestamp()
      AND (t.until IS NULL OR clock_timestamp() < t.until)
      AND (t.staff = tenfold.staff_of($1) OR tenfold.manages(tenfold.staff_of($1), t.staff))
    GROUP BY t.staff, t.family
$$;

-- Who of the agency of whoever asks holds a family that is open.
CREATE FUNCTION tenfold.holders(token bytea, which uuid) RETURNS TABLE (staff bigint, username text, name text, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT w.id, w.username::text, w.name::text, min(t.since) FROM tenfold.tie t JOIN public.ledger_staff w ON w.id = t.staff
    WHERE t.family = $2 AND $2 = ANY (tenfold.opened()) AND t.kind = 'allocated' AND t.agency = tenfold.agency_of($1)
      AND t.since <= clock_timestamp() AND (t.until IS NULL OR clock_timestamp() < t.until)
    GROUP BY w.id, w.username, w.name ORDER BY min(t.since)
$$;

-- How the agency of whoever asks weighs kinds of work today; all of its rows for an administrator, of every agency.
CREATE FUNCTION tenfold.weights(token bytea) RETURNS TABLE (work text, weight numeric, since date, source text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT ON (x.work) x.work, x.weight, x.since, x.source FROM tenfold.work_weight x
    WHERE x.agency = tenfold.agency_of($1) AND x.since <= (clock_timestamp() AT TIME ZONE 'Europe/London')::date
    ORDER BY x.work, x.since DESC, x.id DESC
$$;

CREATE FUNCTION tenfold.all_weights(token bytea)
RETURNS TABLE (agency text, work text, weight numeric, since date, source text, at timestamptz, by_whom text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT g.name, x.work, x.weight, x.since, x.source, x.at, w.name
    FROM tenfold.work_weight x JOIN tenfold.agency g ON g.id = x.agency JOIN public.ledger_staff w ON w.id = x.by
    WHERE EXISTS (SELECT FROM public.ledger_staff m WHERE m.id = tenfold.staff_of($1) AND 'administrator' = ANY (m.roles))
    ORDER BY g.name, x.work, x.since DESC, x.id DESC
$$;

CREATE FUNCTION tenfold.set_weight(token bytea, agency text, work text, weight numeric, since date, source text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me bigint := (SELECT w.id FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token) AND 'administrator' = ANY (w.roles));
BEGIN
    IF me IS NULL THEN
        RAISE EXCEPTION 'how work is weighed is set by an administrator' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.work_weight (by, agency, work, weight, since, source)
    VALUES (me, set_weight.agency, set_weight.work, set_weight.weight, set_weight.since, set_weight.source);
END $$;

REVOKE ALL ON FUNCTION tenfold.manages FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenfold.opened_staff, tenfold.open_staff, tenfold.tell_staff, tenfold.staff_readers, tenfold.team_of,
    tenfold.held_by, tenfold.holders, tenfold.weights, tenfold.all_weights, tenfold.set_weight
TO tenfold_app;
