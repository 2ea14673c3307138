-- Opening a family in one step, for a page or to write on it, and writing an entry, with what its lists then say, in another.

-- As open_record, with what the application decides by (the ties) and what of the family is not in its entries. Where the
-- application refuses, it takes all of this back and says so. To write is to hold the head until the transaction ends:
-- nobody else writes on the family meanwhile.
CREATE FUNCTION tenfold.open_family(
    token bytea, which uuid, purpose text, basis text, page text, known timestamptz, to_write boolean
)
RETURNS TABLE (
    ties jsonb, opened boolean, now timestamptz, number bigint, header bytea, wrapped bytea, last int, head bytea,
    recorded timestamptz, projected timestamptz, told int, agencies text
)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    ties := (SELECT coalesce(jsonb_agg(t ORDER BY t.kind, t.since), '[]') FROM tenfold.ties(token, ARRAY[which]) t);
    now := clock_timestamp();
    opened := which = ANY (
        tenfold.open_record(token, ARRAY[which], purpose, basis, page, CASE WHEN known < now THEN known END, true));
    IF opened AND to_write THEN
        PERFORM FROM tenfold.family_head h WHERE h.family = which FOR NO KEY UPDATE;
    END IF;
    IF opened THEN
        SELECT f.number, f.sealed, k.wrapped, h.number, h.hash, nullif(h.recorded, '-infinity'), h.projected, h.told,
            (SELECT json_agg(a ORDER BY a.name)::text FROM tenfold.agency a)
        INTO number, header, wrapped, last, head, recorded, projected, told, agencies
        FROM tenfold.family f JOIN tenfold.family_key k ON k.family = f.id JOIN tenfold.family_head h ON h.family = f.id
        WHERE f.id = which;
    END IF;
    now := clock_timestamp(); -- once nobody else writes on it
    RETURN NEXT;
END $$;

-- Entries after the head of a family, which is open; who may not open it may not do this either (see rows.sql).
CREATE FUNCTION tenfold.write_entries(
    which uuid, after int, ids text[], agencies text[], staff bigint, recorded timestamptz[], commitments bytea[],
    hashes bytea[], sealed bytea[]
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    last int := cardinality(ids);
BEGIN
    INSERT INTO tenfold.entry (family, number, id, agency, staff, recorded, commitment, hash, sealed)
    SELECT which, after + e.nth, e.id, e.agency, write_entries.staff, e.recorded, e.commitment, e.hash, e.sealed
    FROM unnest(ids, agencies, write_entries.recorded, commitments, hashes, write_entries.sealed) WITH ORDINALITY
        AS e (id, agency, recorded, commitment, hash, sealed, nth);
    UPDATE tenfold.family_head h SET number = after + last, recorded = write_entries.recorded[last], hash = hashes[last]
    WHERE h.family = which;
END $$;

-- What the lists of a layer say of a family’s questions from now on, of which there are so many; each array holds a field of each question.
CREATE FUNCTION tenfold.tell_questions(
    which uuid, in_layer text, most int, up_to timestamptz, with_entries int, numbers int[], rules text[], urgencies text[], opened timestamptz[],
    due timestamptz[], closed timestamptz[], asked text[], sealed bytea[]
) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF cardinality(numbers) > 0 THEN
        INSERT INTO tenfold.question (family, layer, number, rule, urgency, opened, due, closed, "to", sealed)
        SELECT which, in_layer, q.number, q.rule, q.urgency, q.opened, q.due, q.closed, string_to_array(q.asked, E'\n'), q.sealed
        FROM unnest(numbers, rules, urgencies, opened, due, closed, asked, sealed)
            AS q (number, rule, urgency, opened, due, closed, asked, sealed)
        ON CONFLICT (family, layer, number) DO UPDATE SET
            rule = excluded.rule, urgency = excluded.urgency, opened = excluded.opened, due = excluded.due,
            closed = excluded.closed, "to" = excluded."to", sealed = excluded.sealed;
    END IF;
    DELETE FROM tenfold.question q WHERE q.family = which AND q.layer = in_layer AND q.number > most;
    IF in_layer = '' THEN
        UPDATE tenfold.family_head h SET projected = up_to, told = with_entries WHERE h.family = which;
    END IF;
END $$;

GRANT EXECUTE ON FUNCTION tenfold.open_family, tenfold.write_entries, tenfold.tell_questions TO tenfold_app;
