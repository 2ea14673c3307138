-- Injuries by occasion and mark, who explained, judged, checked or saw them.
create temp table hurt as
with things as (
    select family, id, min(k) as k, min(ord) as ord, max(k) as last_k, arg_max(type, k) as type,
        arg_max(hurt_day, k) as hurt_day, arg_max(happened_first, k) as happened_first,
        arg_max(happened_last, k) as happened_last
    from injury group by all
),
victims as (  -- whose it is, or may be
    select family, id, string_agg(child, ' ' order by child) as hurt from injury_child v
    where k = (select max(k) from injury_child l where l.family = v.family and l.id = v.id)
        and exists (from child c where c.family = v.family and c.id = v.child)
    group by all
),
places as (
    select family, id, list(distinct site order by site) as sites from injury_site s
    where k = (select max(k) from injury_site l where l.family = s.family and l.id = s.id)
    group by all
)
select t.*, v.hurt, coalesce(p.sites, []) as sites, e.first, e.last, e.first_day, e.day, e.latest,
    least(t.hurt_day, e.first_day) as age_day,
    list_distinct(list_transform(coalesce(p.sites, []),
        lambda s: regexp_replace(s, '(\.(left|right|front|back))+$', ''))) as parts,
    coalesce(t.happened_first, e.first - 72 * 3600) as hurt_since, coalesce(t.happened_last, e.last) as hurt_until,
    if(type in ('fracture', 'burn', 'scald', 'laceration'), concat_ws(' ', type, array_to_string(coalesce(p.sites, []),
        ','), t.happened_first::varchar || ' ' || t.happened_last), null) as lasting,
    row_number() over (partition by t.family, v.hurt order by t.k) as n
from things t join victims v using (family, id) left join places p using (family, id)
    join entry e on e.family = t.family and e.ord = t.ord;
create macro hours_apart(first, last, other_first, other_last) as
    greatest(if(first > other_first, first - other_last, other_first - last), 0) / 3600;
create temp table anchored as  -- an injury joins the first occasion near it, or where it was seen to heal; or makes one
with recursive walk as (
    select family, hurt, n, [{'id': id, 'first': first, 'last': last, 'lasting': [lasting]}] as anchors,
        id as occasion, id
    from hurt where n = 1
    union all
    select w.family, w.hurt, h.n, if(near is null, list_append(w.anchors,
        {'id': h.id, 'first': h.first, 'last': h.last, 'lasting': [h.lasting]}), list_transform(w.anchors, lambda a: if(
            a.id = near.id, {'id': a.id, 'first': a.first, 'last': a.last, 'lasting': list_append(a.lasting, h.lasting)},
            a))), coalesce(near.id, h.id), h.id
    from (select w.*, h.id as next from walk w join hurt h on h.family = w.family and h.hurt = w.hurt
        and h.n = w.n + 1) w
        join hurt h on h.family = w.family and h.id = w.next,
        lateral (select list_filter(w.anchors,
            lambda a: hours_apart(a.first, a.last, h.first, h.last) < 72
                or coalesce(list_contains(a.lasting, h.lasting), false))[1] as near)
)
select family, occasion, id from walk;
create temp table hurt_in as  -- told again of one place, it is one mark: a swelling or a pain of whatever a blow does
with recursive placed as (
    select a.occasion, h.*, if(type in ('swelling', 'pain'), null, type) as sure,
        if(type in ('bruise', 'fracture', 'head_injury', 'swelling', 'pain'), 'blow', type) as sort,
        list_filter(sites, lambda s: s <> 'unknown') as spots,
        row_number() over (partition by family, a.occasion, sort, spots order by h.k) as nth
    from anchored a join hurt h using (family, id) where len(spots) > 0
),
walk as (
    select family, occasion, sort, spots, nth, [{'id': id, 'sure': sure, 'ords': [ord]}] as marks, id as mark, id
    from placed where nth = 1
    union all
    select w.family, w.occasion, w.sort, w.spots, h.nth, if(same is null,
        list_append(w.marks, {'id': h.id, 'sure': h.sure, 'ords': [h.ord]}), list_transform(w.marks, lambda m: if(
            m.id = same.id, {'id': m.id, 'sure': coalesce(m.sure, h.sure), 'ords': list_append(m.ords, h.ord)}, m))),
        coalesce(same.id, h.id), h.id
    from (select w.*, h.id as next from walk w join placed h on h.family = w.family and h.occasion = w.occasion
        and h.sort = w.sort and h.spots = w.spots and h.nth = w.nth + 1) w
        join placed h on h.family = w.family and h.id = w.next,
        lateral (select list_filter(w.marks, lambda m: not list_contains(m.ords, h.ord)
            and coalesce(m.sure = h.sure, true) and h.spots = h.sites)[1] as same)
)
select a.occasion, h.*, coalesce(w.mark, h.id) as mark
from anchored a join hurt h using (family, id) left join walk w on w.family = h.family and w.id = h.id;
create temp table occasion as
    select family, occasion as id, min(k) as k, min(ord) as ord, min(first) as seen, min(first_day) as seen_day,
        min(day) as told_day, arg_min(first, k) as first, arg_min(last, k) as last, arg_min(latest, k) as latest,
        any_value(hurt) as hurt
    from hurt_in group by family, occasion;
create temp table hurt_child as
    select o.*, c.id as child, c.born_day, c.born_last_day
    from occasion o join human c on c.family = o.family and list_contains(string_split(o.hurt, ' '), c.id);
create temp table said_of as  -- accounts of an injury
    select distinct a.family, a.about as injury, a.id as account
    from account_about a join hurt h on h.family = a.family and h.id = a.about;
create temp table told_of as  -- an injury, and what was said of it
    select family, id as injury, id from hurt union all select family, injury, account from said_of;
create temp table viewed as
    select family, id, arg_max(view, k) as view, min(ord) as ord from opinion group by all;
create temp table found as
    select family, id, arg_max(result, k) as result, min(ord) as ord from verified group by all;
create temp table judged as  -- opinions on an injury, or on what was said of it
    select distinct v.family, t.injury, v.id, v.view, v.ord, t.id = t.injury as itself
    from viewed v join opinion_about a using (family, id) join told_of t on t.family = a.family and t.id = a.about;
create temp table held_against as  -- checks of an injury, or of what was said of it
    select distinct f.family, t.injury, f.id, f.result, f.ord, t.id as about
    from found f join verified_about a using (family, id) join told_of t on t.family = a.family and t.id = a.about;
create temp table explanation as  -- an agency that had the child when it was hurt is no witness
    select distinct s.family, s.injury, s.account, v.ord, v.claim, v.child, v.independent and not exists (
        from carer c join agency a on a.family = c.family and a.id = c.person
        where c.family = s.family and c.child = v.child and c.person = v.person and c.since <= h.hurt_until
            and (c.until is null or c.until >= h.hurt_since)) as independent
    from said_of s join voice v on v.family = s.family and v.id = s.account
        join hurt h on h.family = s.family and h.id = s.injury
    where v.claim is distinct from 'no_explanation';
create temp table hurt_considered as
    select distinct i.family, i.id, c.by_ord from injury i join considers c using (family, ord);
create temp table spoken_against as  -- judged harm, or what was said of it found untrue
    select family, injury from judged where view in ('inconsistent', 'suspicious', 'non_accidental')
    union select family, injury from held_against where result = 'contradicted';
create temp table seen_to_happen as  -- somebody independent saw the mishap, and nobody judged or found otherwise
select h.family, h.occasion, h.id, h.mark, min(x.ord) as ord
from hurt_in h join (
        select x.family, x.injury, x.account, c.id as occasion, any_value(x.ord) as ord
        from explanation x join hurt_child c on c.family = x.family and c.child = x.child
        where x.claim in ('accident', 'self_inflicted', 'other_child', 'rough_play', 'equipment', 'animal')
        group by x.family, x.injury, x.account, c.id having bool_and(x.independent)
    ) x on x.family = h.family and x.injury = h.id and x.occasion = h.occasion
    anti join spoken_against a on a.family = h.family and a.injury = h.id
group by all;
create temp table mishap_seen as
    select h.family, h.occasion as id from hurt_in h
    group by all having bool_and(exists (from seen_to_happen s
        where s.family = h.family and s.occasion = h.occasion and s.mark = h.mark));
create temp table left_out as  -- earlier marks that an opinion left out
select v.family, v.id, h.occasion, h.mark
from viewed v join hurt_in h using (family)
    left join judged j on j.family = v.family and j.id = v.id and j.injury = h.id
    left join hurt_considered w on w.family = v.family and w.id = h.id and w.by_ord = v.ord
group by v.family, v.id, v.ord, h.occasion, h.mark
having arg_min(h.ord, h.k) < v.ord and not bool_or(j.id is not null or w.id is not null);
create temp table found_medical as  -- a doctor found it to have a medical cause, with every earlier injury in view
select distinct h.family, h.occasion, h.id, h.mark
from hurt_in h join judged j on j.family = h.family and j.injury = h.id and j.view = 'medical_cause'
    join entry e on e.family = j.family and e.ord = j.ord
    anti join spoken_against a on a.family = h.family and a.injury = h.id
where e.kind in ('acute_hospital', 'community_health', 'general_practice') and not exists (
    from hurt_child c join hurt_child o on o.family = c.family and o.child = c.child
        join left_out l on l.family = o.family and l.occasion = o.id
    where c.family = h.family and c.id = h.occasion and l.id = j.id);
create temp table no_injury as  -- doctors found every mark to be none
    select h.family, h.occasion as id from hurt_in h left join spoken_against a on a.family = h.family
        and a.injury = h.id
    group by all having not bool_or(a.injury is not null) and bool_and(exists (from found_medical m
        where m.family = h.family and m.occasion = h.occasion and m.mark = h.mark));
create temp table unweighed as  -- opinions that left out an earlier injury of a child which mattered
    select distinct l.family, l.id, c.child
    from left_out l join hurt_child c on c.family = l.family and c.id = l.occasion
        anti join seen_to_happen s on s.family = l.family and s.occasion = l.occasion and s.mark = l.mark
        anti join found_medical m on m.family = l.family and m.occasion = l.occasion and m.mark = l.mark;
create temp table settling as  -- a view for harm, or a benign one with every earlier injury in view
select distinct j.family, h.occasion, j.id, j.view, j.ord
from judged j join hurt_in h on h.family = j.family and h.id = j.injury
where j.view in ('inconsistent', 'suspicious', 'non_accidental')
    or (j.view in ('accidental', 'consistent', 'medical_cause') and not exists (
        from unweighed u join hurt_child c on c.family = u.family and c.child = u.child
        where u.family = j.family and u.id = j.id and c.id = h.occasion));
create temp table explained as  -- whether anything settles an injury, or somebody independent says how
select h.family, h.occasion, h.id, h.mark,
    exists (from settling s join judged j on j.family = s.family and j.id = s.id
        where s.family = h.family and s.occasion = h.occasion and j.injury = h.id)
    or exists (from explanation x join held_against g on g.family = x.family and g.injury = x.injury
            and g.about in (x.injury, x.account)
        where x.family = h.family and x.injury = h.id and g.result in ('corroborated', 'contradicted'))
    or exists (select x.account
        from explanation x join hurt_child c on c.family = x.family and c.id = h.occasion and c.child = x.child
        where x.family = h.family and x.injury = h.id group by x.account having bool_and(x.independent)) as it
from hurt_in h;
create temp table still as  -- a child who did not move about when hurt: too young, or marked so by then
select h.family, h.id, c.child,
    coalesce(c.born_day is not null and younger(c.born_day, c.born_last_day, 6, h.age_day) is distinct
        from false, false)
    or coalesce((select arg_max(p.non_mobile, p.k) from person p where p.family = h.family and p.id = c.child
            and p.non_mobile is not null and p.ord <= h.ord),
        (select arg_min(p.non_mobile, p.k) from person p where p.family = h.family and p.id = c.child
            and p.non_mobile is not null), false) as it
from hurt_in h join hurt_child c on c.family = h.family and c.id = h.occasion;
create temp table bump as  -- only what those who see a child daily note
select c.family, c.id
from hurt_child c join hurt_in h on h.family = c.family and h.occasion = c.id
    join still s on s.family = h.family and s.id = h.id and s.child = c.child
group by c.family, c.id
having bool_and(h.type in ('bruise', 'scratch') and len(h.parts) > 0 and list_has_all(['shin', 'knee', 'face.forehead'], h.parts)
        and younger(c.born_day, c.born_last_day, 12, h.age_day) is not distinct from false and not s.it
        and not exists (from said_of a join voice v on v.family = a.family and v.id = a.account
            where a.family = h.family and a.injury = h.id and v.claim = 'no_explanation')
        and not exists (from judged j where j.family = h.family and j.injury = h.id
            and j.view in ('inconsistent', 'suspicious', 'non_accidental'))
        and not exists (from injury i join entry e on e.family = i.family and e.ord = i.ord
            where i.family = h.family and i.id = h.id and e.event in ('attendance', 'admission'))
        and not exists (from on_plan p where p.family = c.family and p.child = c.child
            and (p.start_latest, p.start) < (c.latest, c.ord)
            and (p.until is null or (c.latest, c.ord) < (p.until_latest, p.until))));
