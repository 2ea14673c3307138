-- Lists over many families, each behind its own gate.

-- Whoever looks for a child: one who works with children, with a purpose and on a basis. That they looked is written down.
CREATE FUNCTION tenfold.searcher(token bytea, purpose text, basis text) RETURNS public.ledger_staff
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me public.ledger_staff;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    IF me.id IS NULL OR NOT me.roles && ARRAY['practitioner', 'manager', 'chair', 'named_professional', 'custodian'] THEN
        RAISE EXCEPTION 'children are looked for by those who work with them' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF purpose = '' OR basis = '' THEN
        RAISE EXCEPTION 'a child is looked for with a purpose and on a basis' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO tenfold.access (staff, purpose, basis, page, outcome)
    VALUES (me.id, searcher.purpose, searcher.basis, 'find', 'searched');
    RETURN me;
END $$;
REVOKE ALL ON FUNCTION tenfold.searcher FROM PUBLIC;

CREATE FUNCTION tenfold.find_children(token bytea, names bytea[], birth date, purpose text, basis text)
RETURNS TABLE (family uuid, nth int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me public.ledger_staff := tenfold.searcher(token, purpose, basis);
BEGIN
    RETURN QUERY WITH found AS (
        SELECT c.family, c.nth FROM tenfold.child c
        WHERE c.born = birth AND cardinality(names) > 0 AND names <@ c.words
          AND c.layer = tenfold.layer_of(c.family, me.agency)
          AND NOT EXISTS (SELECT FROM tenfold.bar b WHERE b.family = c.family AND b.staff = me.id AND b.lifted IS NULL)
        ORDER BY c.family, c.nth LIMIT 11 -- more than the page shows: then it asks for more of the name
    ), kept AS (
        INSERT INTO tenfold.search_hit (staff, family) SELECT DISTINCT me.id, f.family FROM found f
    )
    SELECT f.family, f.nth FROM found f;
    -- Who finds more than 20 families in an hour is not looking for a child: that is told, once an hour.
    INSERT INTO tenfold.door_act (act, staff, by, words)
    SELECT 'searched', me.id, me.id, 'found ' || count(DISTINCT h.family) || ' families within an hour'
    FROM tenfold.search_hit h WHERE h.staff = me.id AND h.at > clock_timestamp() - interval '1 hour'
    HAVING count(DISTINCT h.family) > 20 AND NOT EXISTS (
        SELECT FROM tenfold.door_act a
        WHERE a.act = 'searched' AND a.staff = me.id AND a.at > clock_timestamp() - interval '1 hour');
END $$;

-- Children who are half known, in families that are open to whoever asks and in no other: of each group of words (one for
-- each word of a name, one for a birth) a child has at least one. It says nothing of what it does not give.
CREATE FUNCTION tenfold.look_for_children(token bytea, words bytea[], groups int[], purpose text, basis text)
RETURNS TABLE (family uuid, nth int)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me public.ledger_staff := tenfold.searcher(token, purpose, basis);
    wanted int := (SELECT count(DISTINCT g) FROM unnest(groups) g);
BEGIN
    RETURN QUERY WITH mine AS (
        SELECT t.family, bool_or(t.barred) AS barred FROM tenfold.all_ties(token) t GROUP BY t.family
    ), found AS (
        SELECT c.family, c.nth FROM tenfold.child c JOIN mine m ON m.family = c.family AND NOT m.barred
        WHERE wanted > 0 AND c.layer = tenfold.layer_of(c.family, me.agency)
          AND wanted = (SELECT count(DISTINCT w.g) FROM unnest(look_for_children.words, groups) AS w (word, g)
                        WHERE w.word = ANY (c.words))
        ORDER BY c.family, c.nth LIMIT 11
    ), kept AS (
        INSERT INTO tenfold.search_hit (staff, family) SELECT DISTINCT me.id, f.family FROM found f
    )
    SELECT f.family, f.nth FROM found f;
END $$;

CREATE FUNCTION tenfold.is_on_plan(token bytea, which uuid, child int)
RETURNS TABLE (category text, since timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine text := (SELECT w.agency FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token) AND 'custodian' = ANY (w.roles));
BEGIN
    IF mine IS NULL THEN
        RAISE EXCEPTION 'the register is kept by its custodian' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN QUERY SELECT p.category, p.since FROM tenfold.on_plan p
        WHERE p.family = which AND p.nth = child AND p.layer = tenfold.layer_of(which, mine)
          AND NOT tenfold.is_barred(tenfold.staff_of(token), which);
END $$;

CREATE FUNCTION tenfold.reads(token bytea, which uuid, before bigint, most integer)
RETURNS TABLE (id bigint, at timestamptz, who text, job text, agency text, family bigint, purpose text, basis text, page text, outcome text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH me AS (SELECT w.* FROM public.ledger_staff w WHERE w.id = tenfold.staff_of($1))
    SELECT a.id, a.at, coalesce(w.name, 'The clock'), coalesce(w.job, 'a job of the site'), coalesce(g.name, 'Tenfold'), f.number,
        a.purpose, a.basis, CASE WHEN a.page = 'record a contact' AND w.agency <> me.agency THEN 'child' ELSE a.page END, a.outcome
    FROM me, tenfold.access a LEFT JOIN public.ledger_staff w ON w.id = a.staff LEFT JOIN tenfold.agency g ON g.id = w.agency
    LEFT JOIN tenfold.family f ON f.id = a.family
    WHERE ($2 IS NULL OR a.family = $2)
      AND ($3 IS NULL OR a.id < $3)
      AND NOT tenfold.is_barred(me.id, a.family)
      AND (a.page NOT IN ('record', 'seal') OR w.agency = me.agency) -- that somebody wrote is told by what they wrote
      AND ('auditor' = ANY (me.roles)
           OR (me.roles && ARRAY['practitioner', 'manager', 'chair', 'named_professional', 'custodian', 'privacy_officer']
               AND a.family IN (SELECT t.family FROM tenfold.tie t WHERE t.agency = me.agency
                   AND t.kind IN ('allocated', 'involved') AND t.since <= clock_timestamp()
                   AND (t.until IS NULL OR clock_timestamp() < t.until))))
    ORDER BY a.id DESC LIMIT $4
$$;

-- Who opened a family of mine by saying that a child was in front of them.
CREATE FUNCTION tenfold.presented(token bytea)
RETURNS TABLE (family uuid, who text, agency text, why text, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT t.family, w.name, g.name, t.why, t.since
    FROM tenfold.tie t JOIN public.ledger_staff w ON w.id = t.staff JOIN tenfold.agency g ON g.id = t.agency
    WHERE t.kind = 'presented' AND t.since > clock_timestamp() - interval '7 days'
      AND t.family IN (
          SELECT m.family FROM tenfold.all_ties($1) m WHERE NOT m.barred AND (m.kind IN ('allocated', 'team')
              -- where nobody holds the family, it is told to the managers of children's social care
              OR (m.kind = 'involved' AND EXISTS (
                      SELECT FROM public.ledger_staff w JOIN tenfold.agency a ON a.id = w.agency
                      WHERE w.id = tenfold.staff_of($1) AND 'manager' = ANY (w.roles) AND a.kind = 'childrens_social_care')
                  AND NOT EXISTS (SELECT FROM tenfold.tie h WHERE h.family = m.family AND h.kind = 'allocated'
                      AND (h.until IS NULL OR clock_timestamp() < h.until)))))
    ORDER BY t.since DESC
$$;

GRANT EXECUTE ON FUNCTION tenfold.find_children, tenfold.look_for_children, tenfold.is_on_plan, tenfold.reads, tenfold.presented TO tenfold_app;
