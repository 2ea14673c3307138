-- Agencies' own systems: each request carries a token, and the database knows what that token is for.

-- What a token is for; NULL where it is none, has ended or was revoked, and for a professional's session.
CREATE FUNCTION tenfold.scopes_of(token bytea) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT t.scopes FROM tenfold.system_token t JOIN public.ledger_staff w ON w.id = t.staff
    WHERE t.hash = sha256($1) AND t.revoked IS NULL AND t.until > clock_timestamp()
        AND w.is_active AND 'system' = ANY (w.roles)
$$;

-- Whether a family may be opened at a page: a system reads with one scope and writes with another.
CREATE FUNCTION tenfold.may_open(token bytea, page text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(scopes && CASE page
        WHEN 'record' THEN ARRAY['entries:write', 'history']
        WHEN 'seal' THEN ARRAY['entries:write', 'history']
        WHEN 'changes' THEN ARRAY['changes:read']
        ELSE ARRAY['record:read'] END, true)
    FROM tenfold.scopes_of(token) scopes
$$;

-- Count one use of a token and say whose it is; `wait`: in how many seconds it may be used again, 0 for now.
CREATE FUNCTION tenfold.use_token(token bytea)
RETURNS TABLE (staff bigint, name text, agency text, kind text, job text, scopes text[], wait int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine tenfold.system_token;
    now  timestamptz := clock_timestamp();
    so_far int;
BEGIN
    IF tenfold.scopes_of(token) IS NULL THEN
        RETURN;
    END IF;
    SELECT * INTO mine FROM tenfold.system_token t WHERE t.hash = sha256(use_token.token);
    INSERT INTO tenfold.token_use AS u (token, minute, used) VALUES (mine.id, date_trunc('minute', now), 1)
    ON CONFLICT ON CONSTRAINT token_use_pkey DO UPDATE
        SET minute = excluded.minute, used = CASE WHEN u.minute = excluded.minute THEN u.used + 1 ELSE 1 END
    RETURNING u.used INTO so_far;
    RETURN QUERY SELECT w.id, w.name::text, w.agency::text, g.kind, w.job::text, mine.scopes,
        CASE WHEN so_far > mine.per_minute
            THEN ceil(extract(epoch FROM date_trunc('minute', now) + interval '1 minute' - now))::int ELSE 0 END
    FROM public.ledger_staff w JOIN tenfold.agency g ON g.id = w.agency WHERE w.id = mine.staff;
END $$;

CREATE FUNCTION tenfold.administrator_of(token bytea) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found bigint;
BEGIN
    SELECT w.id INTO found FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token) AND 'administrator' = ANY (w.roles);
    IF found IS NULL THEN
        RAISE EXCEPTION 'tokens are made, seen and revoked by an administrator' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN found;
END $$;

-- An administrator makes a token for a system of an agency, which is a member of staff that cannot sign in.
CREATE FUNCTION tenfold.make_token(
    token bytea, agency text, system text, hash bytea, scopes text[], until timestamptz, per_minute int
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me   bigint := tenfold.administrator_of(token);
    its  bigint;
    made bigint;
    login text := format('system.%s.%s', make_token.agency, system);
BEGIN
    INSERT INTO public.ledger_staff (password, username, name, email, agency, job, roles, is_active)
    VALUES ('!', login, system, '', make_token.agency, 'system', '{system}', true) ON CONFLICT DO NOTHING;
    SELECT w.id INTO STRICT its FROM public.ledger_staff w
    WHERE w.username = login AND w.agency = make_token.agency AND w.roles = '{system}';
    INSERT INTO tenfold.system_token (hash, staff, scopes, per_minute, made_by, until)
    VALUES (make_token.hash, its, make_token.scopes, make_token.per_minute, me, make_token.until) RETURNING id INTO made;
    RETURN made;
END $$;

CREATE FUNCTION tenfold.tokens(token bytea)
RETURNS TABLE (
    id bigint, agency text, system text, scopes text[], per_minute int, made timestamptz, made_by text, until timestamptz,
    revoked timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM tenfold.administrator_of(token);
    RETURN QUERY SELECT t.id, w.agency::text, w.name::text, t.scopes, t.per_minute, t.made, a.name::text, t.until, t.revoked
    FROM tenfold.system_token t JOIN public.ledger_staff w ON w.id = t.staff JOIN public.ledger_staff a ON a.id = t.made_by
    ORDER BY t.id;
END $$;

CREATE FUNCTION tenfold.revoke_token(token bytea, which bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me bigint := tenfold.administrator_of(token);
BEGIN
    UPDATE tenfold.system_token t SET revoked = clock_timestamp(), revoked_by = me
    WHERE t.id = which AND t.revoked IS NULL;
    RETURN FOUND;
END $$;

-- A system begins a family for its agency, which is tied to it from then on; or, to bring its history, for itself alone.
CREATE FUNCTION tenfold.begin_by_system(token bytea, which uuid, sealed bytea, wrapped bytea, history boolean, basis text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me public.ledger_staff;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    IF NOT coalesce(CASE WHEN history THEN 'history' ELSE 'entries:write' END = ANY (tenfold.scopes_of(token)), false) THEN
        RAISE EXCEPTION 'this token begins no families' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.family (id, sealed) VALUES (which, begin_by_system.sealed) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO tenfold.family_key (family, wrapped) VALUES (which, begin_by_system.wrapped);
    INSERT INTO tenfold.family_head (family) VALUES (which);
    INSERT INTO tenfold.access (staff, family, purpose, basis, page, outcome)
    VALUES (me.id, which, CASE WHEN history THEN 'load' ELSE 'begin' END, begin_by_system.basis, 'begin', 'opened');
    INSERT INTO tenfold.tie (family, kind, agency, staff, why)
    VALUES (which, 'involved', me.agency, CASE WHEN history THEN me.id END, 'its system began the record');
    IF history THEN
        INSERT INTO tenfold.bringing (family, staff) VALUES (which, me.id);
    END IF;
    RETURN true;
END $$;

-- Whether the holder of a token brings the history of a family.
CREATE FUNCTION tenfold.brings(token bytea, which uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce('history' = ANY (tenfold.scopes_of($1)), false)
        AND EXISTS (SELECT FROM tenfold.bringing b WHERE b.family = $2 AND b.staff = tenfold.staff_of($1))
$$;

GRANT EXECUTE ON FUNCTION
    tenfold.scopes_of, tenfold.use_token, tenfold.make_token, tenfold.tokens, tenfold.revoke_token, tenfold.begin_by_system,
    tenfold.brings
TO tenfold_app;
