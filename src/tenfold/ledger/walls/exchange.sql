-- What changed since, and who is told that something did: noted by the database itself, whoever wrote. Of an entry that is
-- being sealed its own agency alone is told: the database cannot read it, and whoever writes says so for the transaction.

CREATE FUNCTION tenfold.note_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO tenfold.change (family, kind, number, entry, agency) VALUES (NEW.family, 'entry', NEW.number, NEW.id,
        CASE WHEN current_setting('tenfold.sealing', true) = 'on' THEN NEW.agency END);
    RETURN NULL;
END $$;

CREATE FUNCTION tenfold.note_tie() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO tenfold.change (family, kind, agency) VALUES (NEW.family, 'tied', NEW.agency);
    RETURN NULL;
END $$;

-- Questions are worked out again and again; what was noted already is not noted twice.
CREATE FUNCTION tenfold.note_question() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    last text := (SELECT c.kind FROM tenfold.change c WHERE c.family = NEW.family AND c.layer = NEW.layer
        AND c.number = NEW.number AND c.kind IN ('question_opened', 'question_closed') ORDER BY c.id DESC LIMIT 1);
BEGIN
    IF last IS NULL OR (last = 'question_closed' AND NEW.closed IS NULL) THEN
        INSERT INTO tenfold.change (family, layer, kind, number) VALUES (NEW.family, NEW.layer, 'question_opened', NEW.number);
        last := 'question_opened';
    END IF;
    IF last = 'question_opened' AND NEW.closed IS NOT NULL THEN
        INSERT INTO tenfold.change (family, layer, kind, number) VALUES (NEW.family, NEW.layer, 'question_closed', NEW.number);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER noted AFTER INSERT ON tenfold.entry FOR EACH ROW EXECUTE FUNCTION tenfold.note_entry();
CREATE TRIGGER noted AFTER INSERT ON tenfold.tie FOR EACH ROW WHEN (NEW.staff IS NULL) EXECUTE FUNCTION tenfold.note_tie();
CREATE TRIGGER noted AFTER INSERT ON tenfold.question FOR EACH ROW EXECUTE FUNCTION tenfold.note_question();
CREATE TRIGGER noted_again AFTER UPDATE ON tenfold.question FOR EACH ROW
    WHEN (OLD.closed IS DISTINCT FROM NEW.closed) EXECUTE FUNCTION tenfold.note_question();

-- What changed in the families of a system's agency after a place in the order and before the transactions that may still
-- run. No content: families, the ids of entries, the numbers of questions.
CREATE FUNCTION tenfold.changes(token bytea, after_tx xid8, after_id bigint, before xid8, most int)
RETURNS TABLE (tx xid8, id bigint, at timestamptz, family uuid, kind text, number int, entry text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine uuid[];
    its  text := (SELECT w.agency FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token));
BEGIN
    IF NOT coalesce('changes:read' = ANY (tenfold.scopes_of(token)), false) THEN
        RAISE EXCEPTION 'this token is not for changes' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT coalesce(array_agg(DISTINCT t.family), '{}') INTO mine FROM tenfold.all_ties(token) t WHERE NOT t.barred;
    RETURN QUERY SELECT c.tx, c.id, c.at, c.family, c.kind, c.number, c.entry FROM tenfold.change c
        WHERE (c.tx, c.id) > (after_tx, after_id) AND c.tx < least(before, pg_snapshot_xmin(pg_current_snapshot()))
            AND c.family = ANY (mine) AND (c.agency IS NULL OR c.agency = its)
            AND (c.kind NOT IN ('question_opened', 'question_closed') OR c.layer = tenfold.layer_of(c.family, its))
        ORDER BY c.tx, c.id LIMIT most;
END $$;

-- ---- webhooks -------------------------------------------------------------------------------------------------------

CREATE FUNCTION tenfold.add_webhook(token bytea, url text, sealed bytea, which uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me public.ledger_staff;
BEGIN
    SELECT * INTO me FROM public.ledger_staff w WHERE w.id = tenfold.staff_of(token);
    IF NOT coalesce('webhooks' = ANY (tenfold.scopes_of(token)), false) THEN
        RAISE EXCEPTION 'this token is not for webhooks' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('tenfold.webhook'), hashtext(me.agency));
    IF (SELECT count(*) FROM tenfold.webhook w WHERE w.agency = me.agency AND w.ended IS NULL) >= 10 THEN
        RETURN false;
    END IF;
    INSERT INTO tenfold.webhook (id, agency, staff, url, sealed) VALUES (which, me.agency, me.id, add_webhook.url, add_webhook.sealed);
    RETURN true;
END $$;

CREATE FUNCTION tenfold.webhooks(token bytea)
RETURNS TABLE (id uuid, url text, made timestamptz, waiting boolean, tries int, said text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT w.id, w.url, w.made, coalesce(c.ended IS NULL AND c.id IS NOT NULL, false), coalesce(c.tries, 0), coalesce(c.said, '')
    FROM public.ledger_staff me JOIN tenfold.webhook w ON w.agency = me.agency AND w.ended IS NULL
    LEFT JOIN LATERAL (SELECT * FROM tenfold.webhook_call c WHERE c.webhook = w.id ORDER BY c.id DESC LIMIT 1) c ON true
    WHERE me.id = tenfold.staff_of($1) AND 'webhooks' = ANY (tenfold.scopes_of($1)) ORDER BY w.made
$$;

CREATE FUNCTION tenfold.end_webhook(token bytea, which uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE tenfold.webhook w SET ended = clock_timestamp()
    WHERE w.id = which AND w.ended IS NULL AND 'webhooks' = ANY (tenfold.scopes_of(token))
        AND w.agency = (SELECT me.agency FROM public.ledger_staff me WHERE me.id = tenfold.staff_of(token));
    IF FOUND THEN
        UPDATE tenfold.webhook_call c SET ended = clock_timestamp(), taken = false, said = 'the webhook was ended'
        WHERE c.webhook = which AND c.ended IS NULL;
        RETURN true;
    END IF;
    RETURN false;
END $$;

-- The webhooks that may be called: their system still has a token for it.
CREATE FUNCTION tenfold.live_webhooks() RETURNS SETOF tenfold.webhook
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT w.* FROM tenfold.webhook w WHERE w.ended IS NULL AND EXISTS (
        SELECT FROM tenfold.system_token t JOIN public.ledger_staff s ON s.id = t.staff
        WHERE t.staff = w.staff AND s.is_active AND t.revoked IS NULL AND t.until > clock_timestamp()
            AND 'webhooks' = ANY (t.scopes))
$$;

-- A job asks for this: a call is queued for each webhook whose agency has something to fetch; where one waits, it will do.
CREATE FUNCTION tenfold.queue_calls() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    one    tenfold.webhook;
    before xid8 := pg_snapshot_xmin(pg_current_snapshot());
    queued int := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('tenfold.queue_calls'));
    FOR one IN SELECT w.* FROM tenfold.live_webhooks() w WHERE NOT EXISTS (
        SELECT FROM tenfold.webhook_call c WHERE c.webhook = w.id AND c.ended IS NULL)
    LOOP
        IF EXISTS (SELECT FROM tenfold.change c WHERE c.tx >= one.told_tx AND c.tx < before
            AND (c.agency IS NULL OR c.agency = one.agency)
            AND (c.kind NOT IN ('question_opened', 'question_closed') OR c.layer = tenfold.layer_of(c.family, one.agency))
            AND EXISTS (SELECT FROM tenfold.tie t WHERE t.family = c.family AND t.agency = one.agency
                AND (t.staff IS NULL OR t.staff = one.staff) AND (t.until IS NULL OR t.until > clock_timestamp())))
        THEN
            INSERT INTO tenfold.webhook_call (webhook) VALUES (one.id);
            queued := queued + 1;
        END IF;
        UPDATE tenfold.webhook w SET told_tx = before WHERE w.id = one.id AND w.told_tx < before;
    END LOOP;
    RETURN queued;
END $$;

-- Take the calls that are due, for two minutes: whoever takes them and dies leaves them to the next.
CREATE FUNCTION tenfold.due_calls(most int) RETURNS TABLE (call bigint, at timestamptz, webhook uuid, url text, sealed bytea)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE tenfold.webhook_call c SET tries = c.tries + 1, due = clock_timestamp() + interval '2 minutes'
    FROM tenfold.live_webhooks() w
    WHERE w.id = c.webhook AND c.id IN (
        SELECT d.id FROM tenfold.webhook_call d WHERE d.ended IS NULL AND d.due <= clock_timestamp()
        ORDER BY d.due LIMIT most FOR UPDATE SKIP LOCKED)
    RETURNING c.id, clock_timestamp(), w.id, w.url, w.sealed
$$;

-- Say how a call went. One that was not taken is tried again after 30 seconds, then twice as long each time, an hour at
-- most, and given up after 15 tries (about half a day); the next change queues another.
CREATE FUNCTION tenfold.called(call bigint, taken boolean, said text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE tenfold.webhook_call c SET said = $3,
        due = clock_timestamp() + least(interval '1 hour', interval '30 seconds' * 2 ^ (c.tries - 1)),
        ended = CASE WHEN $2 OR c.tries >= 15 THEN clock_timestamp() END,
        taken = CASE WHEN $2 OR c.tries >= 15 THEN $2 END
    WHERE c.id = $1 AND c.ended IS NULL
$$;

GRANT EXECUTE ON FUNCTION
    tenfold.changes, tenfold.add_webhook, tenfold.webhooks, tenfold.end_webhook, tenfold.queue_calls, tenfold.due_calls,
    tenfold.called
TO tenfold_app;
