-- Accounts: what an administrator asks for and another one confirms. One person alone gives nobody a role.

-- Everybody with an account, for administrators; nothing of any family.
CREATE FUNCTION tenfold.accounts(token bytea)
RETURNS TABLE (id bigint, username text, name text, job text, agency text, agency_name text, roles text[], active boolean, teams text, leads boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT w.id, w.username::text, w.name::text, w.job::text, w.agency::text, g.name, w.roles, w.is_active,
        coalesce(string_agg(n.name, ', ' ORDER BY n.name), ''), coalesce(bool_or(m.leads), false)
    FROM public.ledger_staff w LEFT JOIN tenfold.agency g ON g.id = w.agency
    LEFT JOIN tenfold.team_member m ON m.staff = w.id LEFT JOIN tenfold.team n ON n.id = m.team
    WHERE EXISTS (SELECT FROM public.ledger_staff a WHERE a.id = tenfold.staff_of($1) AND 'administrator' = ANY (a.roles))
    GROUP BY w.id, g.name ORDER BY g.name, w.name, w.id
$$;

-- The agencies with what each must have before its staff sign in.
CREATE FUNCTION tenfold.agencies(token bytea)
RETURNS TABLE (id text, name text, kind text, security_until date, agreement_until date, guardian text, privacy_officer text,
               let_in_until date, let_in_by text, may_enter boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.id, a.name, a.kind, a.security_until, a.agreement_until, a.guardian, a.privacy_officer, a.let_in_until, a.let_in_by,
        tenfold.may_enter(a.id)
    FROM tenfold.agency a
    WHERE EXISTS (SELECT FROM public.ledger_staff w WHERE w.id = tenfold.staff_of($1) AND 'administrator' = ANY (w.roles))
    ORDER BY a.name
$$;

CREATE FUNCTION tenfold.staff_changes(token bytea, most integer)
RETURNS TABLE (id bigint, at timestamptz, by_whom text, mine boolean, act text, who text, told jsonb, why text, answered text,
               answered_by text, answered_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.id, c.at, b.name, c.by = tenfold.staff_of($1), c.act, coalesce(w.name, c.told ->> 'name', ''), c.told, c.why, r.act, rb.name, r.at
    FROM tenfold.staff_change c JOIN public.ledger_staff b ON b.id = c.by LEFT JOIN public.ledger_staff w ON w.id = c.staff
    LEFT JOIN tenfold.staff_change r ON r.answers = c.id LEFT JOIN public.ledger_staff rb ON rb.id = r.by
    WHERE c.answers IS NULL
      AND EXISTS (SELECT FROM public.ledger_staff a WHERE a.id = tenfold.staff_of($1) AND 'administrator' = ANY (a.roles))
    ORDER BY c.id DESC LIMIT $2
$$;

-- An administrator asks for an account, or for other roles of somebody: nothing comes of it until another confirms.
CREATE FUNCTION tenfold.ask_staff_change(token bytea, act text, worker bigint, told jsonb, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me bigint := (SELECT w.id FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token) AND 'administrator' = ANY (w.roles));
BEGIN
    IF me IS NULL OR why = '' OR act NOT IN ('enrol', 'roles') OR (act = 'roles') IS DISTINCT FROM (worker IS NOT NULL)
       OR jsonb_array_length(told -> 'roles') IS NULL OR told -> 'roles' ? 'system' THEN
        RAISE EXCEPTION 'accounts and roles are asked for by an administrator, with a reason' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.staff_change (by, act, staff, told, why)
    VALUES (me, ask_staff_change.act, worker, ask_staff_change.told, ask_staff_change.why);
END $$;

-- Another administrator, who proved just now that it is them, confirms it, and not of themselves; or anybody of them declines it.
-- The token with which a new person enrols is made by the web server, which shows it once.
CREATE FUNCTION tenfold.answer_staff_change(token bytea, which bigint, confirmed boolean, enrol_with bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me   bigint := (SELECT w.id FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token) AND 'administrator' = ANY (w.roles));
    its  record;
    made bigint;
BEGIN
    SELECT c.id, c.act, c.staff, c.told, c.by AS asker INTO its FROM tenfold.staff_change c WHERE c.id = which AND c.act IN ('enrol', 'roles') FOR UPDATE;
    IF me IS NULL OR its.id IS NULL OR (confirmed AND (its.asker = me OR its.staff = me)) THEN
        RAISE EXCEPTION 'what one administrator asks for, another confirms, and not of themselves' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT tenfold.is_proved(token) THEN
        RAISE EXCEPTION 'prove first that it is you: it was more than 5 minutes ago' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM tenfold.staff_change c WHERE c.answers = which) THEN
        RETURN false;
    END IF;
    made := its.staff;
    IF confirmed AND its.act = 'enrol' THEN
        INSERT INTO public.ledger_staff (username, name, email, agency, job, roles, is_active, password)
        SELECT its.told ->> 'username', its.told ->> 'name', '', g.id, its.told ->> 'job',
               ARRAY(SELECT jsonb_array_elements_text(its.told -> 'roles')), true, '!' || replace(gen_random_uuid()::text, '-', '')
        FROM tenfold.agency g WHERE g.id = its.told ->> 'agency' RETURNING id INTO STRICT made;
        INSERT INTO tenfold.enrolment (token, staff, until) VALUES (sha256(enrol_with), made, clock_timestamp() + interval '72 hours');
    ELSIF confirmed THEN
        UPDATE public.ledger_staff w SET roles = ARRAY(SELECT jsonb_array_elements_text(its.told -> 'roles')) WHERE w.id = its.staff;
    END IF;
    INSERT INTO tenfold.staff_change (by, act, staff, answers) VALUES (me, CASE WHEN confirmed THEN 'confirmed' ELSE 'declined' END, made, which);
    RETURN true;
END $$;

-- A worker moves to a team of their agency, and out of those before; that they did stays on record.
CREATE FUNCTION tenfold.move_team(token bytea, team text, worker bigint, leads boolean, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF why = '' OR worker = tenfold.staff_of(token) THEN
        RAISE EXCEPTION 'somebody is moved by an administrator, with a reason, and nobody moves themselves' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM tenfold.leave_team(token, worker);
    IF team <> '' THEN
        PERFORM tenfold.join_team(token, team, worker, leads);
    END IF;
    INSERT INTO tenfold.staff_change (by, act, staff, told, why)
    VALUES (tenfold.staff_of(token), 'team', worker, jsonb_build_object('team', team, 'leads', leads AND team <> ''), move_team.why);
END $$;

GRANT EXECUTE ON FUNCTION tenfold.accounts, tenfold.agencies, tenfold.staff_changes, tenfold.ask_staff_change, tenfold.answer_staff_change,
    tenfold.move_team
TO tenfold_app;
