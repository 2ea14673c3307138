-- Sessions: the database knows who asks by a secret of theirs, and only the web server can begin one.

-- What an agency must have before its staff sign in is kept once any of it is: then all of it must be there and in date, or
-- somebody who is named let them in all the same, until a day.
CREATE FUNCTION tenfold.may_enter(agency text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(bool_and(
        num_nonnulls(a.security_until, a.agreement_until, a.guardian, a.privacy_officer) = 0
        OR (num_nulls(a.security_until, a.agreement_until, a.guardian, a.privacy_officer) = 0
            AND least(a.security_until, a.agreement_until) >= (clock_timestamp() AT TIME ZONE 'Europe/London')::date)
        OR (a.let_in_by IS NOT NULL AND a.let_in_until >= (clock_timestamp() AT TIME ZONE 'Europe/London')::date)
    ), true) FROM tenfold.agency a WHERE a.id = $1
$$;

CREATE FUNCTION tenfold.begin_session(who bigint, token bytea, proof bytea, until timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    key  bytea := (SELECT value FROM tenfold.secret);
    said bytea := convert_to(who::text, 'UTF8') || '\x00' || token;
BEGIN
    IF (proof = sha256(key || sha256(key || said))) IS NOT TRUE THEN
        RAISE EXCEPTION 'a session is begun by the web server alone' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM public.ledger_staff w WHERE w.id = who AND 'system' = ANY (w.roles)) THEN
        RAISE EXCEPTION 'a system does not sign in' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (SELECT FROM public.ledger_staff w WHERE w.id = who AND w.is_active AND tenfold.may_enter(w.agency)) THEN
        RAISE EXCEPTION 'this account is closed, or its agency’s entry conditions have lapsed' USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM tenfold.session s WHERE s.until < clock_timestamp();
    INSERT INTO tenfold.session (token, staff, until)
    VALUES (sha256(token), who, least(until, clock_timestamp() + interval '12 hours'));
END $$;

CREATE FUNCTION tenfold.end_session(token bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DELETE FROM tenfold.session s WHERE s.token = sha256($1) $$;

CREATE FUNCTION tenfold.staff_of(token bytea) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.staff FROM tenfold.session s JOIN public.ledger_staff w ON w.id = s.staff
    WHERE s.token = sha256($1) AND s.until > clock_timestamp() AND s.seen > clock_timestamp() - interval '15 minutes'
      AND w.is_active AND tenfold.may_enter(w.agency)
    UNION ALL
    SELECT t.staff FROM tenfold.system_token t JOIN public.ledger_staff w ON w.id = t.staff
    WHERE t.hash = sha256($1) AND t.revoked IS NULL AND t.until > clock_timestamp()
      AND w.is_active AND 'system' = ANY (w.roles) AND tenfold.may_enter(w.agency)
$$;

-- A session goes on: whoever is signed in did something just now. Idle for 15 minutes it ends, and after 12 hours in any case.
CREATE FUNCTION tenfold.go_on(token bytea) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who bigint := tenfold.staff_of(token);
BEGIN
    UPDATE tenfold.session s SET seen = clock_timestamp()
    WHERE who IS NOT NULL AND s.token = sha256(go_on.token) AND s.seen < clock_timestamp() - interval '1 second';
    RETURN who;
END $$;

-- They proved once more who they are, with a factor of theirs; the web server, which checked it, says so with its proof.
CREATE FUNCTION tenfold.prove(token bytea, proof bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    key  bytea := (SELECT value FROM tenfold.secret);
    said bytea := convert_to(tenfold.staff_of(token)::text, 'UTF8') || '\x00' || token;
BEGIN
    IF (proof = sha256(key || sha256(key || said))) IS NOT TRUE THEN
        RAISE EXCEPTION 'who somebody is, is proved to the web server alone' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE tenfold.session s SET proved = clock_timestamp() WHERE s.token = sha256(prove.token);
END $$;

-- It goes on under another secret from then, and ends when it would have ended: so a secret that somebody took before opens nothing.
CREATE FUNCTION tenfold.renew_session(token bytea, fresh bytea, proof bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    key  bytea := (SELECT value FROM tenfold.secret);
    said bytea := convert_to(tenfold.staff_of(token)::text, 'UTF8') || '\x00' || fresh;
BEGIN
    IF (proof = sha256(key || sha256(key || said))) IS NOT TRUE THEN
        RAISE EXCEPTION 'a session is renewed by the web server alone' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE tenfold.session s SET token = sha256(fresh) WHERE s.token = sha256(renew_session.token);
END $$;

-- Somebody's own sessions that go on: since when, when something was last asked, and which is the one that asks. They are
-- told apart by a hash of the hash that is kept, which opens nothing.
CREATE FUNCTION tenfold.own_sessions(token bytea) RETURNS TABLE (mark text, begun timestamptz, seen timestamptz, here boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT encode(sha256(s.token), 'hex'), s.begun, s.seen, s.token = sha256($1) FROM tenfold.session s
    WHERE s.staff = tenfold.staff_of($1) AND s.until > clock_timestamp() AND s.seen > clock_timestamp() - interval '15 minutes'
    ORDER BY s.begun, s.token
$$;

-- They end them: all but the one that asks, or one of those; returns how many.
CREATE FUNCTION tenfold.end_others(token bytea, mark text) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH gone AS (
        DELETE FROM tenfold.session s
        WHERE s.staff = tenfold.staff_of($1) AND s.token <> sha256($1) AND ($2 IS NULL OR encode(sha256(s.token), 'hex') = $2) RETURNING 1
    ) SELECT count(*) FROM gone
$$;

-- What is of high risk is done within 5 minutes of proving who one is.
CREATE FUNCTION tenfold.is_proved(token bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM tenfold.session s
        WHERE s.token = sha256($1) AND s.proved > clock_timestamp() - interval '5 minutes' AND tenfold.staff_of($1) = s.staff)
$$;

-- Somebody who was given an account chooses how they sign in, by a token that works once.
CREATE FUNCTION tenfold.enrolling(token bytea) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT e.staff FROM tenfold.enrolment e JOIN public.ledger_staff w ON w.id = e.staff
    WHERE e.token = sha256($1) AND e.used IS NULL AND e.until > clock_timestamp() AND w.is_active
$$;

CREATE FUNCTION tenfold.enrolled(token bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE tenfold.enrolment e SET used = clock_timestamp()
    WHERE e.token = sha256(enrolled.token) AND e.used IS NULL AND e.until > clock_timestamp();
    RETURN FOUND;
END $$;

GRANT EXECUTE ON FUNCTION 
    tenfold.begin_session, tenfold.end_session, tenfold.staff_of, tenfold.go_on, tenfold.prove, tenfold.is_proved,
    tenfold.renew_session, tenfold.own_sessions, tenfold.end_others,
    tenfold.enrolling, tenfold.enrolled, tenfold.may_enter
TO tenfold_app;
