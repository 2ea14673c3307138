-- What people may ask for. Those who answer are named professionals, managers and custodians who have the family open; two
-- people see what leaves, and each of their steps is a row that stays.

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['disclosure', 'verdict', 'confirmation', 'export', 'export_content', 'withholding',
                                'access_request'] LOOP
        EXECUTE format('CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.%I FOR EACH ROW EXECUTE FUNCTION tenfold.never()', name);
        EXECUTE format('CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.%I FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never()', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['disclosure', 'verdict', 'confirmation'] LOOP
        EXECUTE format('ALTER TABLE tenfold.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY open_only ON tenfold.%I TO tenfold_app USING (family = ANY ((SELECT tenfold.opened())::uuid[]))', name);
    END LOOP;
END $$;

-- The family of a number, among those that whoever asks is tied to.
CREATE FUNCTION tenfold.family_numbered(token bytea, which bigint) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT f.id FROM tenfold.family f
    WHERE f.number = $2 AND EXISTS (SELECT FROM tenfold.ties($1, ARRAY[f.id]) t WHERE NOT t.barred)
$$;

-- Who answers: the staff id of somebody who may and has the family open; an error for everybody else.
CREATE FUNCTION tenfold.answering(token bytea, which uuid) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me bigint;
BEGIN
    SELECT w.id INTO me FROM public.ledger_staff w
    WHERE w.id = tenfold.staff_of(token) AND w.roles && ARRAY['manager', 'named_professional', 'custodian'];
    IF me IS NULL OR which IS NULL OR NOT which = ANY (tenfold.opened()) THEN
        RAISE EXCEPTION 'a manager, named professional or custodian answers, with the family open'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN me;
END $$;

CREATE FUNCTION tenfold.ask_disclosure(token bytea, which uuid, kind text, sealed bytea) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO tenfold.disclosure (family, staff, kind, sealed)
    VALUES ($2, tenfold.answering($1, $2), $3, $4) RETURNING id
$$;

CREATE FUNCTION tenfold.give_verdict(token bytea, asked bigint, sealed bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    it tenfold.disclosure;
    made bigint;
BEGIN
    SELECT * INTO it FROM tenfold.disclosure d WHERE d.id = asked;
    INSERT INTO tenfold.verdict (family, disclosure, staff, sealed)
    VALUES (it.family, it.id, tenfold.answering(token, it.family), give_verdict.sealed) RETURNING id INTO made;
    RETURN made;
END $$;

-- The second reader is neither who answers nor anybody who decided a passage.
CREATE FUNCTION tenfold.confirm_disclosure(token bytea, asked bigint, content bytea, verdicts bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    it tenfold.disclosure;
    me bigint;
BEGIN
    SELECT * INTO it FROM tenfold.disclosure d WHERE d.id = asked FOR UPDATE;
    me := tenfold.answering(token, it.family);
    IF me = it.staff OR EXISTS (SELECT FROM tenfold.verdict v WHERE v.disclosure = it.id AND v.staff = me) THEN
        RETURN false;
    END IF;
    INSERT INTO tenfold.confirmation (family, disclosure, staff, content, verdicts)
    VALUES (it.family, it.id, me, confirm_disclosure.content, confirm_disclosure.verdicts);
    RETURN true;
END $$;

-- What leaves gets its serial only where the last confirmation is of exactly what would leave, and by somebody else.
CREATE FUNCTION tenfold.release(token bytea, asked bigint, content bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    it   tenfold.disclosure;
    seen tenfold.confirmation;
    me   bigint;
    made bigint;
BEGIN
    SELECT * INTO it FROM tenfold.disclosure d WHERE d.id = asked FOR UPDATE;
    me := tenfold.answering(token, it.family);
    SELECT * INTO seen FROM tenfold.confirmation c WHERE c.disclosure = it.id ORDER BY c.id DESC LIMIT 1;
    IF seen.id IS NULL OR seen.content <> release.content OR seen.staff = me THEN
        RETURN NULL;
    END IF;
    INSERT INTO tenfold.export (staff, kind, family, confirmation) VALUES (me, it.kind, it.family, seen.id)
    RETURNING serial INTO made;
    RETURN made;
END $$;

-- What left under a serial, as a hash: told once, by whoever sent it.
CREATE FUNCTION tenfold.export_left(token bytea, which bigint, content bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO tenfold.export_content SELECT e.serial, $3 FROM tenfold.export e
    WHERE e.serial = $2 AND e.staff = tenfold.staff_of($1)
$$;

-- The pack for an outage: a serial of its own, for whoever had a family open for it, or found none to put in.
CREATE FUNCTION tenfold.export_tonight(token bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me   bigint;
    made bigint;
BEGIN
    SELECT w.id INTO me FROM public.ledger_staff w
    WHERE w.id = tenfold.staff_of(token) AND w.roles && ARRAY['manager', 'custodian'];
    IF me IS NULL THEN
        RAISE EXCEPTION 'the pack for an outage is made by a custodian of the register or a manager'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.export (staff, kind) VALUES (me, 'tonight') RETURNING serial INTO made;
    RETURN made;
END $$;

-- What left about the families that are open, or that one sent oneself; everything for an auditor.
CREATE FUNCTION tenfold.exports(token bytea)
RETURNS TABLE (serial bigint, at timestamptz, who text, kind text, family bigint, disclosure bigint, second text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT e.serial, e.at, w.name, e.kind, f.number, c.disclosure, s.name
    FROM tenfold.export e JOIN public.ledger_staff w ON w.id = e.staff
    LEFT JOIN tenfold.family f ON f.id = e.family LEFT JOIN tenfold.confirmation c ON c.id = e.confirmation OR c.serial = e.serial
    LEFT JOIN public.ledger_staff s ON s.id = c.staff
    WHERE e.staff = tenfold.staff_of($1) OR e.family = ANY (tenfold.opened())
       OR EXISTS (SELECT FROM public.ledger_staff m WHERE m.id = tenfold.staff_of($1) AND 'auditor' = ANY (m.roles))
    ORDER BY e.serial DESC
$$;

-- By which decisions a serial of an open family was made, and what it was.
CREATE FUNCTION tenfold.export_made(token bytea, which bigint)
RETURNS TABLE (disclosure bigint, verdicts bigint, content bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.disclosure, c.verdicts, x.content
    FROM tenfold.export e JOIN tenfold.confirmation c ON c.id = e.confirmation
    JOIN tenfold.export_content x ON x.serial = e.serial
    WHERE e.serial = $2 AND e.family = ANY (tenfold.opened()) AND tenfold.answering($1, e.family) IS NOT NULL
$$;

-- Who opened a family up to a moment, as the family may be given it: what is withheld is not there, nor counted.
CREATE FUNCTION tenfold.openings(token bytea, which uuid, until timestamptz)
RETURNS TABLE (number bigint, at timestamptz, job text, agency text, its text, kind text, purpose text, basis text, outcome text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.id, a.at, coalesce(w.job, 'the record’s own clock'), coalesce(g.name, 'no agency'), coalesce(g.id, ''), coalesce(g.kind, ''),
           a.purpose, a.basis, a.outcome
    FROM tenfold.access a LEFT JOIN public.ledger_staff w ON w.id = a.staff LEFT JOIN tenfold.agency g ON g.id = w.agency
    WHERE a.family = $2 AND a.at <= $3 AND a.page <> 'seal' -- that something was sealed is for who sealed it
      AND tenfold.answering($1, $2) IS NOT NULL
      AND NOT coalesce((SELECT h.withheld FROM tenfold.withholding h WHERE h.opening = a.id ORDER BY h.id DESC LIMIT 1), false)
    ORDER BY a.at, a.id
$$;

-- An opening is withheld, or given again, by a manager or named professional of the agency that looked, or by an auditor.
CREATE FUNCTION tenfold.withhold_opening(token bytea, which bigint, withheld boolean, reason text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me public.ledger_staff;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    IF me.id IS NULL OR NOT EXISTS (
        SELECT FROM tenfold.access a JOIN public.ledger_staff w ON w.id = a.staff
        WHERE a.id = which AND a.family IS NOT NULL AND ('auditor' = ANY (me.roles)
            OR (w.agency = me.agency AND me.roles && ARRAY['manager', 'named_professional']))) THEN
        RETURN false;
    END IF;
    INSERT INTO tenfold.withholding (opening, staff, withheld, reason)
    VALUES (which, me.id, withhold_opening.withheld, withhold_opening.reason);
    RETURN true;
END $$;

-- Each line of the access log that a page of the site writes is tied to the request that asked for the page.
CREATE FUNCTION tenfold.tie_request() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF coalesce(current_setting('tenfold.request', true), '') <> '' THEN
        INSERT INTO tenfold.access_request VALUES (NEW.id, left(current_setting('tenfold.request', true), 64));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER request AFTER INSERT ON tenfold.access FOR EACH ROW EXECUTE FUNCTION tenfold.tie_request();

GRANT SELECT ON tenfold.disclosure, tenfold.verdict, tenfold.confirmation TO tenfold_app;
GRANT EXECUTE ON FUNCTION tenfold.family_numbered, tenfold.ask_disclosure, tenfold.give_verdict, tenfold.confirm_disclosure,
    tenfold.release, tenfold.export_left, tenfold.export_tonight, tenfold.exports, tenfold.export_made, tenfold.openings, tenfold.withhold_opening
TO tenfold_app;

-- The families of whoever asks in which a child has a plan, or something is asked at once.
CREATE FUNCTION tenfold.at_risk(token bytea) RETURNS TABLE (family uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT t.family FROM tenfold.all_ties($1) t
    WHERE NOT t.barred
      AND (EXISTS (SELECT FROM tenfold.on_plan p
                   WHERE p.family = t.family AND p.layer = tenfold.layer_of(t.family, tenfold.agency_of($1)))
           OR EXISTS (SELECT FROM tenfold.question q
                      WHERE q.family = t.family AND q.layer = tenfold.layer_of(t.family, tenfold.agency_of($1)) AND q.closed IS NULL AND q.urgency = 'immediate'))
$$;
GRANT EXECUTE ON FUNCTION tenfold.at_risk TO tenfold_app;
