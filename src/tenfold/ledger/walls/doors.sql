-- Doors: who is kin and so kept out, who got in by their own word, and who looks at both. Each act here leaves a row.

-- Whoever declared somebody or somewhere that a family has is barred from it, at once and by itself; it is told.
CREATE FUNCTION tenfold.bar_kin(which uuid, who bigint, due timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH found AS (
        SELECT DISTINCT m.family, d.staff FROM tenfold.family_marks m JOIN tenfold.declaration d ON d.marks && m.marks
        WHERE ($1 IS NULL OR m.family = $1) AND ($2 IS NULL OR d.staff = $2)
    ), put AS (
        INSERT INTO tenfold.bar (family, staff) SELECT f.family, f.staff FROM found f
        ON CONFLICT (family, staff) DO NOTHING RETURNING family, staff
    )
    INSERT INTO tenfold.door_act (act, staff, family, due) SELECT 'matched', p.staff, p.family, $3 FROM put p
$$;

CREATE FUNCTION tenfold.declare_kin(token bytea, marks bytea[], sealed bytea, due timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me bigint := tenfold.staff_of(token);
BEGIN
    IF me IS NULL OR cardinality(marks) = 0 THEN
        RAISE EXCEPTION 'relatives and addresses are declared by whoever is signed in' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.declaration (staff, marks, sealed) VALUES (me, declare_kin.marks, declare_kin.sealed);
    PERFORM tenfold.bar_kin(NULL, me, declare_kin.due);
END $$;

CREATE FUNCTION tenfold.declared(token bytea) RETURNS TABLE (at timestamptz, sealed bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT d.at, d.sealed FROM tenfold.declaration d WHERE d.staff = tenfold.staff_of($1) ORDER BY d.id $$;

-- What is known of a family is held against all that staff declared, in the transaction in which it is written.
CREATE FUNCTION tenfold.mark_family(which uuid, marks bytea[], due timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT tenfold.may_follow(which) THEN
        RAISE EXCEPTION 'a family that is not open gets no marks' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.family_marks (family, marks) VALUES (which, mark_family.marks)
    ON CONFLICT (family) DO UPDATE SET marks = excluded.marks;
    PERFORM tenfold.bar_kin(which, NULL, mark_family.due);
END $$;

-- Somebody is barred by hand, by an administrator or a manager of theirs.
CREATE FUNCTION tenfold.bar_staff(token bytea, which uuid, worker bigint, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me  public.ledger_staff;
    its public.ledger_staff;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    SELECT * INTO its FROM public.ledger_staff w WHERE w.id = worker;
    IF me.id IS NULL OR its.id IS NULL OR why = '' OR NOT ('administrator' = ANY (me.roles)
        OR (me.roles && ARRAY['manager', 'privacy_officer'] AND me.agency = its.agency)) THEN
        RAISE EXCEPTION 'somebody is barred by a manager or privacy officer of theirs, or an administrator, with a reason'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.bar (family, staff) VALUES (which, worker)
    ON CONFLICT (family, staff) DO UPDATE SET lifted = NULL, since = clock_timestamp();
    INSERT INTO tenfold.door_act (act, staff, by, family, words) VALUES ('barred', worker, me.id, which, bar_staff.why);
END $$;

-- A bar is lifted by a privacy officer of the same agency, never by the person whom it bars.
CREATE FUNCTION tenfold.lift_bar(token bytea, which uuid, worker bigint, why text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me public.ledger_staff;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    IF me.id IS NULL OR me.id = worker OR why = '' OR NOT 'privacy_officer' = ANY (me.roles)
       OR me.agency IS DISTINCT FROM (SELECT w.agency FROM public.ledger_staff w WHERE w.id = worker) THEN
        RAISE EXCEPTION 'a bar is lifted by a privacy officer of the same agency, with a reason'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT tenfold.is_proved(token) THEN
        RAISE EXCEPTION 'prove first that it is you: it was more than 5 minutes ago' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE tenfold.bar b SET lifted = clock_timestamp() WHERE b.family = which AND b.staff = worker AND b.lifted IS NULL;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO tenfold.door_act (act, staff, by, family, words) VALUES ('lifted', worker, me.id, which, lift_bar.why);
    RETURN true;
END $$;

-- What was done at the doors: to an auditor all, to a privacy officer what is about their agency; to nobody about themselves.
CREATE FUNCTION tenfold.door_acts(token bytea)
RETURNS TABLE (id bigint, at timestamptz, act text, worker bigint, who text, job text, agency text, by_whom text, family bigint,
               which uuid, words text, due timestamptz, reviewed timestamptz, reviewer text, finding text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH me AS (SELECT w.* FROM public.ledger_staff w WHERE w.id = tenfold.staff_of($1))
    SELECT a.id, a.at, a.act, w.id, w.name, w.job, g.name, b.name, f.number, f.id, a.words, a.due, r.at, rw.name, r.words
    FROM me, tenfold.door_act a JOIN public.ledger_staff w ON w.id = a.staff JOIN tenfold.agency g ON g.id = w.agency
    LEFT JOIN public.ledger_staff b ON b.id = a.by LEFT JOIN tenfold.family f ON f.id = a.family
    LEFT JOIN tenfold.door_act r ON r.act = 'reviewed' AND r.reviews = a.id
    LEFT JOIN public.ledger_staff rw ON rw.id = r.by
    WHERE a.act <> 'reviewed' AND a.staff <> me.id
      AND ('auditor' = ANY (me.roles) OR ('privacy_officer' = ANY (me.roles) AND w.agency = me.agency))
      AND NOT tenfold.is_barred(me.id, a.family)
    ORDER BY a.id DESC
$$;

-- Whoever may see an act, and did not do it, closes its review with what they found; once.
CREATE FUNCTION tenfold.close_review(token bytea, looked_at bigint, finding text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me   bigint := tenfold.staff_of(token);
    seen record;
BEGIN
    SELECT * INTO seen FROM tenfold.door_acts(token) d WHERE d.id = looked_at AND d.due IS NOT NULL AND d.reviewed IS NULL;
    IF me IS NULL OR seen.id IS NULL OR finding = '' THEN
        RETURN false;
    END IF;
    INSERT INTO tenfold.door_act (act, staff, by, family, words, reviews)
    SELECT 'reviewed', a.staff, me, a.family, finding, a.id FROM tenfold.door_act a WHERE a.id = looked_at
    ON CONFLICT DO NOTHING;
    RETURN FOUND;
END $$;

-- A family is watched: from now on whoever opens it is told of, and who opened it in the 30 days before is told at once.
CREATE FUNCTION tenfold.watch_family(token bytea, number bigint, why text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me    public.ledger_staff;
    which uuid := (SELECT f.id FROM tenfold.family f WHERE f.number = watch_family.number);
    past  integer;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    IF me.id IS NULL OR which IS NULL OR why = '' OR NOT me.roles && ARRAY['privacy_officer', 'auditor'] THEN
        RAISE EXCEPTION 'a family is watched by a privacy officer or an auditor, with a reason' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.watch (family, by, why) VALUES (which, me.id, watch_family.why)
    ON CONFLICT (family) DO UPDATE SET until = NULL, since = clock_timestamp(), by = excluded.by, why = excluded.why;
    INSERT INTO tenfold.door_act (act, staff, by, family, words)
    SELECT 'watched', a.staff, a.staff, which, 'opened it ' || count(*) || ' times in the 30 days before it was watched'
    FROM tenfold.access a
    WHERE a.family = which AND a.outcome = 'opened' AND a.purpose NOT IN ('list', 'load')
      AND a.at > clock_timestamp() - interval '30 days'
    GROUP BY a.staff ORDER BY a.staff;
    GET DIAGNOSTICS past = ROW_COUNT;
    RETURN past;
END $$;

-- Teams: made by an administrator; who leads one sees what its members are given.
CREATE FUNCTION tenfold.join_team(token bytea, named text, worker bigint, leads boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    its public.ledger_staff;
    own bigint;
BEGIN
    SELECT * INTO its FROM public.ledger_staff w WHERE w.id = worker;
    IF its.id IS NULL OR NOT EXISTS (
        SELECT FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token) AND 'administrator' = ANY (w.roles)) THEN
        RAISE EXCEPTION 'teams are made by an administrator' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.team (agency, name) VALUES (its.agency, named) ON CONFLICT (agency, name) DO NOTHING;
    SELECT t.id INTO own FROM tenfold.team t WHERE t.agency = its.agency AND t.name = named;
    INSERT INTO tenfold.team_member (team, staff, leads) VALUES (own, worker, join_team.leads)
    ON CONFLICT (team, staff) DO UPDATE SET leads = excluded.leads;
END $$;

CREATE FUNCTION tenfold.leave_team(token bytea, worker bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token) AND 'administrator' = ANY (w.roles)) THEN
        RAISE EXCEPTION 'teams are made by an administrator' USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM tenfold.team_member m WHERE m.staff = worker;
END $$;

CREATE FUNCTION tenfold.team_allocations(token bytea) RETURNS TABLE (family uuid, team text, who text, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH me AS (SELECT w.* FROM public.ledger_staff w WHERE w.id = tenfold.staff_of($1) AND 'manager' = ANY (w.roles))
    SELECT t.family, n.name, w.name, t.since FROM me
    JOIN tenfold.team_member l ON l.staff = me.id AND l.leads JOIN tenfold.team n ON n.id = l.team AND n.agency = me.agency
    JOIN tenfold.team_member m ON m.team = n.id JOIN public.ledger_staff w ON w.id = m.staff
    JOIN tenfold.tie t ON t.staff = m.staff AND t.kind = 'allocated' AND t.agency = me.agency
    WHERE t.since <= clock_timestamp() AND (t.until IS NULL OR clock_timestamp() < t.until)
    ORDER BY n.name, w.name, t.since
$$;

-- An account is closed, or opened again, by an administrator; whoever it was is out at their next request.
CREATE FUNCTION tenfold.set_active(token bytea, worker bigint, active boolean, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me bigint := (SELECT w.id FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token) AND 'administrator' = ANY (w.roles));
BEGIN
    IF NOT tenfold.is_proved(token) THEN
        RAISE EXCEPTION 'prove first that it is you: it was more than 5 minutes ago' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF me IS NULL OR me = worker THEN
        RAISE EXCEPTION 'an account is closed by an administrator, and not their own' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE public.ledger_staff SET is_active = active WHERE id = worker;
    DELETE FROM tenfold.session s WHERE s.staff = worker AND NOT active;
    INSERT INTO tenfold.door_act (act, staff, by, words)
    VALUES (CASE WHEN active THEN 'enabled' ELSE 'disabled' END, worker, me, why);
END $$;

REVOKE ALL ON FUNCTION tenfold.bar_kin FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    tenfold.declare_kin, tenfold.declared, tenfold.mark_family, tenfold.bar_staff, tenfold.lift_bar, tenfold.door_acts,
    tenfold.close_review, tenfold.watch_family, tenfold.join_team, tenfold.leave_team, tenfold.team_allocations, tenfold.set_active
TO tenfold_app;
