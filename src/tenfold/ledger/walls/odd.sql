-- Openings that are out of the ordinary, each with its reason, for an auditor to look at: no score, no order of suspicion. A
-- reason rests on the log, on ties and on what everybody may know that a family is called; never on what is sealed.

CREATE TRIGGER never BEFORE DELETE ON tenfold.odd_look FOR EACH ROW EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER only_words BEFORE UPDATE ON tenfold.odd_look FOR EACH ROW EXECUTE FUNCTION tenfold.only_words();
CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.odd_look FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never();

-- The lines of the log that may be looked into: people who opened a family, or asked for one, to see it.
CREATE FUNCTION tenfold.looks(token bytea, first timestamptz)
RETURNS TABLE (id bigint, at timestamptz, day date, staff bigint, family uuid, outcome text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH me AS (SELECT w.id FROM public.ledger_staff w WHERE w.id = tenfold.staff_of($1) AND 'auditor' = ANY (w.roles))
    SELECT a.id, a.at, (a.at AT TIME ZONE 'Europe/London')::date, a.staff, a.family, a.outcome
    FROM me, tenfold.access a JOIN public.ledger_staff w ON w.id = a.staff AND NOT 'system' = ANY (w.roles)
    WHERE a.at >= $2 AND a.staff <> me.id AND a.family IS NOT NULL AND a.outcome IN ('opened', 'refused')
      AND a.purpose NOT IN ('list', 'load', 'begin') AND a.page NOT IN ('record', 'seal')
      AND NOT EXISTS (SELECT FROM tenfold.bar b WHERE b.staff = me.id AND b.family = a.family AND b.lifted IS NULL)
$$;

-- Who opened anything since, and what they are called: the web server marks their surnames, which it alone can.
CREATE FUNCTION tenfold.lookers(token bytea, first timestamptz) RETURNS TABLE (staff bigint, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT w.id, w.name::text FROM tenfold.looks($1, $2) l JOIN public.ledger_staff w ON w.id = l.staff
$$;

-- Whether a family was open to somebody at a moment by a tie of their own, or of a team that they lead; or, where that is
-- asked, by a referral or invitation to their agency. Where a colleague holds the family, that is in the colleague’s hands.
CREATE FUNCTION tenfold.had_own_tie(who bigint, which uuid, moment timestamptz, or_called boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM tenfold.tie t JOIN public.ledger_staff w ON w.id = $1
        WHERE t.family = $2 AND t.since <= $3 AND (t.until IS NULL OR $3 < t.until)
          AND (t.staff = $1 OR ($4 AND t.staff IS NULL AND t.agency = w.agency AND t.kind IN ('invited', 'referral'))
               OR (t.kind = 'allocated' AND EXISTS (
                   SELECT FROM tenfold.team_member m JOIN tenfold.team_member l ON l.team = m.team AND l.leads
                   WHERE m.staff = t.staff AND l.staff = $1))))
$$;

CREATE FUNCTION tenfold.odd_looks(
    token bytea, first timestamptz, always text[], readers bigint[], surnames bytea[], most integer
)
RETURNS TABLE (line bigint, at timestamptz, who text, job text, agency text, family bigint, reason text, detail text,
               looked timestamptz, looked_by text, words text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH look AS MATERIALIZED (SELECT * FROM tenfold.looks($1, $2 - interval '28 days')),
    seen AS MATERIALIZED ( -- one a person, family and day
        SELECT min(l.id) AS line, min(l.at) AS at, l.staff, l.family FROM look l
        WHERE l.at >= $2 AND l.outcome = 'opened' GROUP BY l.staff, l.family, l.day
    ),
    hours AS (
        SELECT min(l.id) AS line, min(l.at) AS at, l.staff, date_trunc('hour', l.at) AS hour, count(DISTINCT l.family) AS n
        FROM look l WHERE l.outcome = 'opened' GROUP BY l.staff, date_trunc('hour', l.at)
    ),
    usual AS (
        SELECT h.*, coalesce(max(h.n) OVER (PARTITION BY h.staff ORDER BY h.hour
            RANGE BETWEEN '28 days' PRECEDING AND '1 hour' PRECEDING), 0) AS before
        FROM hours h
    ),
    found AS (
        -- the agency is involved and somebody of it holds the family, but not this person, nor a team of theirs
        SELECT s.line, s.at, s.staff, s.family, 'unheld' AS reason, '' AS detail FROM seen s JOIN public.ledger_staff w ON w.id = s.staff
        WHERE NOT w.roles && ARRAY['chair', 'named_professional', 'custodian'] AND NOT tenfold.had_own_tie(s.staff, s.family, s.at, false)
          AND EXISTS (SELECT FROM tenfold.tie t WHERE t.family = s.family AND t.kind = 'allocated' AND t.agency = w.agency
                      AND t.staff <> s.staff AND t.since <= s.at AND (t.until IS NULL OR s.at < t.until))
        UNION ALL
        -- nobody of the agency holds it, and nobody of it had opened it in the 90 days before
        SELECT s.line, s.at, s.staff, s.family, 'asleep', '' FROM seen s JOIN public.ledger_staff w ON w.id = s.staff
        JOIN tenfold.family f ON f.id = s.family AND f.begun < s.at - interval '90 days'
        WHERE NOT w.roles && ARRAY['chair', 'named_professional', 'custodian'] AND NOT tenfold.had_own_tie(s.staff, s.family, s.at, true)
          AND NOT EXISTS (SELECT FROM tenfold.tie t WHERE t.family = s.family AND t.kind = 'allocated' AND t.agency = w.agency
                          AND t.since <= s.at AND (t.until IS NULL OR s.at < t.until))
          AND NOT EXISTS (SELECT FROM tenfold.access a JOIN public.ledger_staff o ON o.id = a.staff AND o.agency = w.agency
                          WHERE a.family = s.family AND a.at < s.at AND a.at > s.at - interval '90 days' AND a.outcome = 'opened'
                            AND a.purpose NOT IN ('list', 'load', 'begin'))
        UNION ALL
        SELECT u.line, u.at, u.staff, NULL, 'many', u.n || ' ' || u.before FROM usual u
        WHERE u.at >= $2 AND u.n >= 6 AND u.n > 2 * u.before
        UNION ALL
        SELECT DISTINCT s.line, s.at, s.staff, s.family, 'namesake', ''
        FROM seen s JOIN unnest($4, $5) AS r (staff, mark) ON r.staff = s.staff
        JOIN tenfold.child c ON c.family = s.family AND c.layer = '' AND r.mark = ANY (c.words)
        UNION ALL
        -- opened, and found later to be kin or of the same address, or barred by hand
        SELECT s.line, s.at, s.staff, s.family, 'kin', '' FROM seen s
        JOIN tenfold.bar b ON b.family = s.family AND b.staff = s.staff AND b.lifted IS NULL AND b.since > s.at
        UNION ALL
        -- asked for, while barred: a family or household of their own
        SELECT min(l.id), min(l.at), l.staff, l.family, 'own', count(*)::text FROM look l
        JOIN tenfold.bar b ON b.family = l.family AND b.staff = l.staff AND b.lifted IS NULL AND b.since <= l.at
        WHERE l.at >= $2 AND l.outcome = 'refused' GROUP BY l.staff, l.family, l.day
        UNION ALL
        SELECT min(l.id), min(l.at), l.staff, l.family, 'night', '' FROM look l
        JOIN public.ledger_staff w ON w.id = l.staff AND NOT 'duty' = ANY (w.roles)
        JOIN tenfold.agency g ON g.id = w.agency AND g.kind <> ALL ($3)
        WHERE l.at >= $2 AND l.outcome = 'opened' AND (extract(hour FROM l.at AT TIME ZONE 'Europe/London') >= 21
            OR extract(hour FROM l.at AT TIME ZONE 'Europe/London') < 6)
        GROUP BY l.staff, l.family, l.day
        UNION ALL
        -- nothing was written on it for a year before: histories from files by their own time, what was written here by the log
        SELECT s.line, s.at, s.staff, s.family, 'closed', last.at::text FROM seen s, LATERAL (
            SELECT greatest(
                (SELECT max(e.recorded) FROM tenfold.entry e WHERE e.family = s.family AND e.staff IS NULL AND e.recorded <= s.at),
                (SELECT max(a.at) FROM tenfold.access a WHERE a.family = s.family AND a.page = 'record' AND a.outcome = 'opened'
                     AND a.at <= s.at)) AS at) last
        WHERE last.at < s.at - interval '1 year'
    )
    SELECT f.line, f.at, w.name, w.job, g.name, y.number, f.reason, f.detail, k.at, kw.name, k.words
    FROM found f JOIN public.ledger_staff w ON w.id = f.staff JOIN tenfold.agency g ON g.id = w.agency
    LEFT JOIN tenfold.family y ON y.id = f.family
    LEFT JOIN tenfold.odd_look k ON k.line = f.line AND k.reason = f.reason LEFT JOIN public.ledger_staff kw ON kw.id = k.by
    ORDER BY k.at IS NOT NULL, f.at DESC, f.line DESC, f.reason LIMIT $6
$$;

-- An auditor looked at it, and says what they found; once.
CREATE FUNCTION tenfold.look_at_odd(token bytea, which bigint, reason text, words text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me bigint := tenfold.staff_of(token);
BEGIN
    IF words = '' OR reason NOT IN ('unheld', 'asleep', 'many', 'namesake', 'kin', 'own', 'night', 'closed')
       OR NOT EXISTS (SELECT FROM tenfold.looks(token, (SELECT a.at FROM tenfold.access a WHERE a.id = which)) l WHERE l.id = which) THEN
        RETURN false;
    END IF;
    INSERT INTO tenfold.odd_look (by, line, reason, words) VALUES (me, which, look_at_odd.reason, look_at_odd.words) ON CONFLICT DO NOTHING;
    RETURN FOUND;
END $$;

REVOKE ALL ON FUNCTION tenfold.looks, tenfold.had_own_tie FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenfold.lookers, tenfold.odd_looks, tenfold.look_at_odd TO tenfold_app;
