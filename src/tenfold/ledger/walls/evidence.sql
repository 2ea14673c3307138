-- What is written stays: nobody, not even the owner of the tables, changes or deletes an entry or a line of a log.

CREATE FUNCTION tenfold.never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is written stays: % on % is refused; a mistake is mended by a new entry', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.entry FOR EACH ROW EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.entry FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.access FOR EACH ROW EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.access FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never();
-- Of what was done at a door the words go with the family’s key, and nothing else.
CREATE FUNCTION tenfold.only_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.words = '' AND to_jsonb(NEW) - 'words' = to_jsonb(OLD) - 'words' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what is written stays: UPDATE on door_act is refused' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER never BEFORE DELETE ON tenfold.door_act FOR EACH ROW EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER only_words BEFORE UPDATE ON tenfold.door_act FOR EACH ROW EXECUTE FUNCTION tenfold.only_words();
CREATE TRIGGER never_all BEFORE TRUNCATE ON tenfold.door_act FOR EACH STATEMENT EXECUTE FUNCTION tenfold.never();
CREATE TRIGGER never BEFORE UPDATE OR DELETE ON tenfold.register_enquiry FOR EACH ROW EXECUTE FUNCTION tenfold.never();
