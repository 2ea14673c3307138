-- The doors of the clock: whoever runs jobs proves with the web server's secret, for each transaction, that it is the
-- clock. It opens a family as nobody who works here, and a row of the access log says that the clock looked.

CREATE FUNCTION tenfold.only_the_clock(proof bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    key  bytea := (SELECT value FROM tenfold.secret);
    said bytea := convert_to('clock', 'UTF8') || '\x00' || convert_to(pg_current_xact_id()::text, 'UTF8');
BEGIN
    IF (proof = sha256(key || sha256(key || said))) IS NOT TRUE THEN
        RAISE EXCEPTION 'time passes by the clock alone' USING ERRCODE = 'insufficient_privilege';
    END IF;
END $$;

-- The number of a family that is due, for this worker alone: it is set aside meanwhile, so that no other takes it, and
-- so that one at which a worker dies does not come first for ever. A family whose key was destroyed is left in peace.
CREATE FUNCTION tenfold.next_due(proof bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    its uuid;
BEGIN
    PERFORM tenfold.only_the_clock(proof);
    SELECT w.family INTO its FROM tenfold.wake w JOIN tenfold.family_key k ON k.family = w.family
        WHERE w.at <= clock_timestamp() AND w.aside <= clock_timestamp() AND k.wrapped IS NOT NULL
        ORDER BY w.at LIMIT 1 FOR UPDATE OF w SKIP LOCKED;
    UPDATE tenfold.wake w SET tries = w.tries + 1,
        aside = clock_timestamp() + interval '5 minutes' * power(2, least(w.tries, 8)) WHERE w.family = its;
    RETURN (SELECT f.number FROM tenfold.family f WHERE f.id = its);
END $$;

-- Opens a family to the clock, if it is still due once whoever writes on it has finished.
CREATE FUNCTION tenfold.open_as_clock(which bigint, basis text, proof bytea) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    its uuid := (SELECT f.id FROM tenfold.family f WHERE f.number = which);
BEGIN
    PERFORM tenfold.only_the_clock(proof);
    PERFORM FROM tenfold.family_head h WHERE h.family = its FOR NO KEY UPDATE;
    IF NOT EXISTS (SELECT FROM tenfold.wake w WHERE w.family = its AND w.at <= clock_timestamp()) THEN
        RETURN NULL;
    END IF;
    INSERT INTO tenfold.access (family, purpose, basis, page, outcome)
    VALUES (its, 'time passed', open_as_clock.basis, 'clock', 'opened');
    RETURN its;
END $$;

-- Whoever brings a family's lists up to date says when it is to be looked at again and how far its questions have
-- climbed; what is not told yet comes back, by its place. `standing`: the questions that climb at all.
CREATE FUNCTION tenfold.follow(
    which uuid, wakes timestamptz, standing bytea[], marks bytea[], asked text[], steps int[], urgencies text[]
) RETURNS SETOF int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT tenfold.may_follow(which) THEN
        RAISE EXCEPTION 'a family that is not open is not woken' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.wake (family, at) VALUES (which, wakes)
    ON CONFLICT (family) DO UPDATE SET at = excluded.at, tries = 0, aside = '-infinity';
    UPDATE tenfold.notice n SET ended = CASE WHEN n.mark = ANY (standing) THEN NULL ELSE clock_timestamp() END
    WHERE n.family = which AND (n.ended IS NULL) <> (n.mark = ANY (standing));
    RETURN QUERY SELECT t.nth::int FROM unnest(marks, follow.asked, steps, urgencies) WITH ORDINALITY AS t (mark, asked, step, urgency, nth)
        WHERE NOT EXISTS (SELECT FROM tenfold.notice n WHERE n.family = which AND n.mark = t.mark AND n.asked = t.asked
            AND n.step = t.step AND n.urgency = t.urgency AND NOT n.duty);
END $$;

-- Who may be told of an open family: those of the agencies that are asked who stand on a step, or to whom it is
-- allocated, and those who are told for the whole partnership; nobody who is barred from it.
CREATE FUNCTION tenfold.people(which uuid, agencies text[])
RETURNS TABLE (id bigint, agency text, roles text[], allocated boolean, kind text, opens time, closes time, every_day boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT w.id, w.agency, w.roles, holds.it, g.kind, h.opens, h.closes, h.every_day
    FROM public.ledger_staff w JOIN tenfold.agency g ON g.id = w.agency LEFT JOIN tenfold.hours h ON h.agency = g.id,
    LATERAL (SELECT EXISTS (SELECT FROM tenfold.tie t WHERE t.family = which AND t.kind = 'allocated' AND t.staff = w.id
        AND t.since <= clock_timestamp() AND (t.until IS NULL OR clock_timestamp() < t.until))) AS holds (it)
    WHERE tenfold.may_follow(which) AND w.is_active
      AND NOT EXISTS (SELECT FROM tenfold.bar b WHERE b.family = which AND b.staff = w.id)
      AND (w.roles && ARRAY['escalation_lead', 'duty']
           OR (w.agency = ANY (agencies) AND (holds.it OR w.roles && ARRAY['manager', 'chair', 'named_professional'])))
    ORDER BY w.id
$$;

-- What is told is written with what it follows from, once.
CREATE FUNCTION tenfold.tell(
    which uuid, marks bytea[], asked text[], steps int[], urgencies text[], dues timestamptz[], staff bigint[],
    not_before timestamptz[], duty boolean[]
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT tenfold.may_follow(which) THEN
        RAISE EXCEPTION 'nothing is told of a family that is not open' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.notice (family, mark, asked, step, urgency, due, staff, next_try, duty)
    SELECT which, t.* FROM unnest(marks, tell.asked, steps, urgencies, dues, tell.staff, tell.not_before, tell.duty) AS t
    ON CONFLICT DO NOTHING;
END $$;

-- The next mail: all that waits for one person, or one that was not noted as sent, which goes out again under the id that
-- it had. It is this worker's until its next try is due. It says nothing of any family.
CREATE FUNCTION tenfold.next_mail(proof bytea)
RETURNS TABLE (mail uuid, address text, things bigint, families bigint, climbed bigint, urgency text, due timestamptz, tries int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    one record;
    its uuid;
BEGIN
    PERFORM tenfold.only_the_clock(proof);
    PERFORM pg_advisory_xact_lock(hashtext('tenfold.mail'));
    SELECT n.mail, n.staff INTO one FROM tenfold.notice n JOIN public.ledger_staff w ON w.id = n.staff
        WHERE n.sent IS NULL AND n.ended IS NULL AND n.next_try <= clock_timestamp() AND w.is_active AND w.email <> ''
        ORDER BY n.tries, array_position(ARRAY['immediate', 'soon', 'routine'], n.urgency), n.id
        LIMIT 1 FOR UPDATE OF n SKIP LOCKED;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    its := coalesce(one.mail, gen_random_uuid());
    UPDATE tenfold.notice n SET mail = its, tries = n.tries + 1,
        next_try = clock_timestamp() + interval '2 minutes' * power(2, least(n.tries, 7))
    WHERE n.id IN (SELECT m.id FROM tenfold.notice m WHERE m.staff = one.staff AND m.sent IS NULL AND m.ended IS NULL
        AND m.mail IS NOT DISTINCT FROM one.mail AND m.next_try <= clock_timestamp() FOR UPDATE SKIP LOCKED);
    RETURN QUERY SELECT its, w.email::text, count(DISTINCT n.mark), count(DISTINCT n.family),
            count(DISTINCT n.mark) FILTER (WHERE n.step > 0),
            (ARRAY['immediate', 'soon', 'routine'])[min(array_position(ARRAY['immediate', 'soon', 'routine'], n.urgency))],
            min(n.due), max(n.tries)
        FROM tenfold.notice n JOIN public.ledger_staff w ON w.id = n.staff
        WHERE n.mail = its AND n.sent IS NULL AND n.ended IS NULL GROUP BY w.email;
END $$;

CREATE FUNCTION tenfold.mail_sent(which uuid, proof bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM tenfold.only_the_clock(proof);
    UPDATE tenfold.notice n SET sent = clock_timestamp(), fault = '' WHERE n.mail = which AND n.sent IS NULL;
END $$;

CREATE FUNCTION tenfold.mail_failed(which uuid, what text, proof bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM tenfold.only_the_clock(proof);
    UPDATE tenfold.notice n SET fault = what WHERE n.mail = which AND n.sent IS NULL;
END $$;

-- What waits for whoever asks, by question: how far it has climbed to them. Only in families that they may open.
CREATE FUNCTION tenfold.waiting_for(token bytea)
RETURNS TABLE (family uuid, mark bytea, asked text, step int, duty boolean, urgency text, due timestamptz, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT n.family, n.mark, n.asked, n.step, n.duty, n.urgency, n.due, n.at FROM tenfold.notice n
    WHERE n.staff = tenfold.staff_of($1) AND n.ended IS NULL ORDER BY n.at, n.id
$$;

-- Who was told that a question waits, when, and on which step: for whoever may open the family, and of those alone who
-- read in the same layer of it as they do. A question that goes by another mark there is another question.
CREATE FUNCTION tenfold.told_of(token bytea, which uuid, mark bytea)
RETURNS TABLE (asked text, step int, duty boolean, urgency text, at timestamptz, due timestamptz, sent timestamptz, who text, job text, agency text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT n.asked, n.step, n.duty, n.urgency, n.at, n.due, n.sent, w.name, w.job, g.name
    FROM tenfold.notice n JOIN public.ledger_staff w ON w.id = n.staff JOIN tenfold.agency g ON g.id = w.agency
    WHERE n.family = $2 AND n.mark = $3
      AND EXISTS (SELECT FROM tenfold.ties($1, ARRAY[$2]) t WHERE NOT t.barred)
      AND tenfold.layer_of($2, w.agency) = tenfold.layer_of($2, tenfold.agency_of($1))
    ORDER BY n.at, n.id
$$;

-- For administrators and auditors: who was not told, and why; families go by their numbers.
CREATE FUNCTION tenfold.untold(token bytea)
RETURNS TABLE (id bigint, at timestamptz, who text, agency text, step int, urgency text, why text, tries int, next_try timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT n.id, n.at, coalesce(w.name, ''), coalesce(w.agency, n.asked), n.step, n.urgency,
        CASE WHEN w.id IS NULL THEN 'nobody' WHEN NOT w.is_active THEN 'left' WHEN w.email = '' THEN 'no address' ELSE n.fault END,
        n.tries, n.next_try
    FROM tenfold.notice n LEFT JOIN public.ledger_staff w ON w.id = n.staff
    WHERE n.sent IS NULL AND n.ended IS NULL AND (w.id IS NULL OR NOT w.is_active OR w.email = '' OR n.fault <> '')
      AND EXISTS (SELECT FROM public.ledger_staff me WHERE me.id = tenfold.staff_of($1) AND me.roles && ARRAY['administrator', 'auditor'])
    ORDER BY n.id
$$;

CREATE FUNCTION tenfold.asides(token bytea)
RETURNS TABLE (family bigint, due timestamptz, tries int, until timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT f.number, w.at, w.tries, w.aside FROM tenfold.wake w JOIN tenfold.family f ON f.id = w.family
    WHERE w.tries > 0 AND w.at <= clock_timestamp()
      AND EXISTS (SELECT FROM public.ledger_staff me WHERE me.id = tenfold.staff_of($1) AND me.roles && ARRAY['administrator', 'auditor'])
    ORDER BY f.number
$$;

-- What was told stays told; only how far its sending has come moves on.
CREATE FUNCTION tenfold.only_its_sending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.at, NEW.family, NEW.mark, NEW.asked, NEW.step, NEW.urgency, NEW.due, NEW.staff, NEW.duty)
        IS DISTINCT FROM (OLD.id, OLD.at, OLD.family, OLD.mark, OLD.asked, OLD.step, OLD.urgency, OLD.due, OLD.staff, OLD.duty)
        OR (OLD.sent IS NOT NULL AND NEW.sent IS DISTINCT FROM OLD.sent)
        OR (OLD.mail IS NOT NULL AND NEW.mail IS DISTINCT FROM OLD.mail) THEN
        RAISE EXCEPTION 'what was told stays told: a notice is changed in its sending alone' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER never BEFORE DELETE ON tenfold.notice FOR EACH ROW EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.notice FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER only_its_sending BEFORE UPDATE ON tenfold.notice FOR EACH ROW EXECUTE FUNCTION tenfold.only_its_sending();

GRANT EXECUTE ON FUNCTION
    tenfold.next_due, tenfold.open_as_clock, tenfold.follow, tenfold.people, tenfold.tell,
    tenfold.next_mail, tenfold.mail_sent, tenfold.mail_failed, tenfold.waiting_for, tenfold.told_of, tenfold.untold, tenfold.asides
TO tenfold_app;

-- The jobs themselves are Procrastinate's, in tables and functions of its own.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO tenfold_app;
DO $$
DECLARE
    its regprocedure;
BEGIN
    FOR its IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'procrastinate%' LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO tenfold_app', its);
    END LOOP;
END $$;
