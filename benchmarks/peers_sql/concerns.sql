-- What is a concern about a child, what makes one live, and since when.
create temp table risk as
    select family, id, min(ord) as ord, arg_max(person, k) as person
    from history group by all
    having arg_max(about, k) in
            ('violence', 'domestic_abuse', 'sexual_offence', 'animal_cruelty', 'child_harmed', 'child_removed')
        and coalesce(arg_max(role, k), 'unknown') in ('perpetrator', 'unknown');
create temp table alleged as
    select family, id, min(ord) as ord, arg_max(child, k) as child from allegation group by all;
create temp table concern as  -- histories are those of the household's adults now
    select distinct n.family, n.child, o.id, o.ord, null as occasion
    from (select family, id, min(ord) as ord from observation group by all having arg_max(level, k) = 'concern') o
        join child_named n on n.family = o.family and n.id = o.id and n.fact = 'Observation'
    union select h.family, h.child, r.id, r.ord, null from household h
        join risk r on r.family = h.family and r.person = h.person anti join child c on c.family = h.family
            and c.id = h.person
    union select family, child, id, ord, null from alleged
    union select c.family, c.child, h.id, h.ord, c.id
    from hurt_child c join hurt_in h on h.family = c.family and h.occasion = c.id;
create temp table answer as  -- what the lead or the police decided, opened or met about
    select a.family, a.child, a.ord from (
        select family, child, ord from child_decided
        union select family, child, start from enquiry_spell
        union select family, child, until from enquiry_spell where until is not null
        union select family, child, ord from child_sat
        where event in ('strategy_discussion', 'initial_conference', 'review_conference')
    ) a join entry e using (family, ord) left join led l using (family, ord)
    where e.agency = l.agency or e.kind = 'police';
create temp table answered as
    select a.*, (select min(w.ord) from answer w
        where w.family = a.family and w.child = a.child and w.ord >= a.ord) as until
    from alleged a;
create temp table telling as  -- entries on injuries that by themselves make a concern live
with patterned as (
    select h.family, h.occasion, h.id from hurt_in h join hurt_child c on c.family = h.family and c.id = h.occasion
    where h.type in ('mark', 'bite', 'genital') or list_contains(h.parts, 'genital') or (h.type = 'bruise' and (
        (c.born_day is not null and younger(c.born_day, c.born_last_day, 5, h.age_day) is distinct from false)
        or (younger(c.born_day, c.born_last_day, 48, h.age_day) is distinct from false
            and len(list_filter(h.parts, lambda s: s in ('face.ear', 'neck', 'face.mouth', 'face.cheek', 'face.eye',
                'face.chin') or split_part(s, '.', 1) in ('chest', 'sternum', 'rib', 'torso', 'abdomen', 'back',
                'spine', 'buttock', 'hip', 'genital'))) > 0)))
),
bruise as (  -- where none is telling by itself, bruises at three places or more
    select distinct h.* from hurt_in h join hurt_child c on c.family = h.family and c.id = h.occasion
    where h.type = 'bruise' and younger(c.born_day, c.born_last_day, 48, h.age_day) is distinct from false
        and not exists (from patterned p where p.family = h.family and p.occasion = h.occasion)
),
site as (
    select distinct family, occasion, unnest(sites) as site from bruise
),
scattered as (
    select s.family, s.occasion from site s
    where regexp_replace(s.site, '(\.(left|right|front|back))+$', '') not in ('shin', 'knee', 'face.forehead',
        'unknown')
        and not exists (from site o where o.family = s.family and o.occasion = s.occasion
            and starts_with(o.site, s.site || '.'))
    group by all having count(*) >= 3
),
second_while_young as (
    select c.family, c.child, c.id from hurt_child c
        anti join bump b on b.family = c.family and b.id = c.id
        anti join mishap_seen m on m.family = c.family and m.id = c.id
    where younger(c.born_day, c.born_last_day, 60, c.seen_day) is distinct from false and exists (
        from hurt_child o anti join mishap_seen m on m.family = o.family and m.id = o.id
            anti join no_injury n on n.family = o.family and n.id = o.id
        where o.family = c.family and o.child = c.child and o.id <> c.id and o.ord < c.ord
            and months_on(o.seen_day, 12) >= c.seen_day)
),
accounted as (  -- marks that somebody independent saw happen, or that a doctor found to be natural
    select family, occasion, mark from seen_to_happen
    union select m.family, m.occasion, m.mark from found_medical m join hurt_in h using (family, id)
    where h.type in ('mark', 'bite')
),
benign as (
    select h.family, h.id from hurt_in h join settling s on s.family = h.family and s.occasion = h.occasion
        join judged j on j.family = s.family and j.id = s.id and j.injury = h.id and j.itself
    group by all having bool_and(s.view in ('accidental', 'consistent', 'medical_cause'))
),
told as (
    select c.family, c.child, j.ord from hurt_child c join hurt_in h on h.family = c.family and h.occasion = c.id
        join judged j on j.family = h.family and j.injury = h.id where j.view in ('suspicious', 'non_accidental')
    union
    select c.family, c.child, h.ord from hurt_child c join hurt_in h on h.family = c.family and h.occasion = c.id
    where (not exists (from accounted a where a.family = h.family and a.occasion = h.occasion and a.mark = h.mark)
            and (exists (from patterned p where p.family = h.family and p.id = h.id) or exists (
                from bruise b join scattered s using (family, occasion) where b.family = h.family and b.id = h.id)))
        or exists (from still s where s.family = h.family and s.id = h.id and s.it and (
            h.type in ('bruise', 'fracture', 'burn', 'scald', 'bite', 'head_injury') or (
                h.type in ('swelling', 'internal') and list_has_any(h.parts, ['head', 'skull', 'scalp']))))
        or (exists (from second_while_young y where y.family = c.family and y.child = c.child and y.id = c.id)
            and not exists (from benign b where b.family = h.family and b.id = h.id))
        or exists (from on_plan p where p.family = c.family and p.child = c.child and p.start < h.ord
            and (p.until is null or h.ord < p.until))
)
select t.*, e.day from told t join entry e using (family, ord);
create temp table at_risk as
    select h.family, h.child, r.id, r.ord from household h join risk r on r.family = h.family and r.person = h.person
        anti join child c on c.family = h.family and c.id = h.person;
create temp table weighed as  -- the decisions about a child, with all that they had before them
    select d.family, d.child, d.ord as by_ord, c.ord from child_decided d
        join considers c on c.family = d.family and c.by_ord = d.ord;
create temp table live as
with recent as (  -- injuries and histories of the last six months, with no decision since that had them before it
    select t.family, t.child, t.ord from telling t
    where months_on(t.day, 6) >= today() and not exists (from weighed w
        where w.family = t.family and w.child = t.child and w.ord = t.ord and w.by_ord >= t.ord)
    union
    select r.family, r.child, r.ord from at_risk r join entry e on e.family = r.family and e.ord = r.ord
    where months_on(e.recorded_day, 6) >= today() and not exists (
        from history s join weighed w using (family, ord)
        where s.family = r.family and s.id = r.id and w.child = r.child and w.by_ord >= r.ord)
)
select family, child, min(ord) as ord from (
    select family, child, start as ord from on_plan where until is null
    union all select a.family, a.child, arg_max(a.start, [a.start_latest, a.start]) from assessed a
    where a.until is null and not exists (from ended_by_lead e where e.family = a.family and e.child = a.child
        and (e.latest, e.ord) > (a.start_latest, a.start)) group by all
    union all select r.family, r.child, r.ord from referred r
    where until is null and protects and worked(today() - 1) - worked(r.day) < 45
    union all select family, child, ord from answered where until is null
    union all from recent
)
group by all;
create temp table going as  -- spells that may have led up to what goes on now
    select family, child, start, until from on_plan where until is not null
    union select family, child, start, until from assessed where until is not null
    union select family, child, ord, until from referred where until is not null and protects
    union select family, child, ord, until from answered where until is not null
    union
    select t.family, t.child, t.ord, min(w.by_ord)
    from (select family, child, ord from telling union select family, child, ord from at_risk) t
        join weighed w on w.family = t.family and w.child = t.child and w.ord = t.ord and w.by_ord >= t.ord
    group by all;
create temp table live_since as
with recursive reached as (
    select family, child, ord from live
    union select r.family, r.child, g.start from reached r
        join going g on g.family = r.family and g.child = r.child and g.until >= r.ord and g.start < r.ord
)
select family, child, min(ord) as ord from reached group by all;
create temp table on_plan_since as
with recursive reached as (
    select family, child, min(start) as ord from on_plan where until is null group by all
    union select r.family, r.child, p.start from reached r
        join on_plan p on p.family = r.family and p.child = r.child and p.until >= r.ord and p.start < r.ord
)
select r.family, r.child, min(r.ord) as ord from reached r group by all;
