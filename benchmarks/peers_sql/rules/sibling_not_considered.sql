-- A step was taken for one child, and another child of the same home is not named in it.
with protecting as (
    select family, ord from entry where kind in ('childrens_social_care', 'police', 'court')
),
meeting_entry as (
    select distinct family, ord from sat
    where event in ('strategy_discussion', 'initial_conference', 'review_conference')
    union
    select family, ord from entry where event in ('strategy_discussion', 'initial_conference', 'review_conference')
),
names as (  -- a meeting names whom it is about or speaks of, another step by what it decides or opens
    select n.family, n.ord, n.child from child_named n
    where n.fact in ('Decision', 'Enquiry', 'Plan', 'Assessment', 'Referral')
        or exists (from meeting_entry m where m.family = n.family and m.ord = n.ord)
    union select a.family, a.ord, a.person from about a join meeting_entry m using (family, ord)
),
thing_step as (  -- each entry that tells of what was decided, opened or planned for a child
    select n.family, n.child, n.fact, t.id, t.ord from (
            select family, id, ord, 'Decision' as fact from decision
            union all select family, id, ord, 'Enquiry' from enquiry
            union all select family, id, ord, 'Plan' from plan
            union all select family, id, ord, 'Assessment' from assessment
        ) t
        join meant_for n using (family, fact, id)
),
last_named as (
    select family, child, max(ord) as ord from (
        select family, child, ord from thing_step join protecting using (family, ord)
        union all
        select n.family, n.child, n.ord from names n join sat s using (family, ord)
        where s.event in ('strategy_discussion', 'initial_conference', 'review_conference')
    ) group by all
),
step as (  -- what opens protection; a review; what carries on after a concern
    select family, child, ord, 'opens' as what from child_sat
        where event in ('strategy_discussion', 'initial_conference')
    union
    select n.family, n.child, q.ord, if(q.stage = 'opened', 'opens', 'after') from enquiry q
        join (select distinct family, child, id from child_named where fact = 'Enquiry') n using (family, id)
    union
    select family, child, ord, 'opens' from plan where kind in ('', 'child_protection') and status = 'started'
    union select family, child, ord, 'review' from child_sat where event = 'review_conference'
    union
    select r.family, r.child, r.ord, 'after' from referred r
        join agency a on a.family = r.family and a.id = r.receiver
    where a.kind in ('childrens_social_care', 'police', 'court')
    union select family, child, ord, 'after' from child_decided where by_lead
    union
    select t.family, t.child, min(t.ord), 'after' from thing_step t
    join entry e using (family, ord) left join led l using (family, ord)
    where t.fact = 'Assessment'
    group by t.family, t.child, t.id having arg_min(coalesce(e.agency = l.agency, false), t.ord)
),
stepped as (
    select s.family, s.child, s.ord, e.latest, e.day, bool_or(what = 'opens') as opens,
        bool_or(what = 'review') as review
    from step s join entry e using (family, ord) group by all
),
harmless as (  -- concerns that evidence held by a step found harmless
    select s.family, s.child, s.ord, c.id
    from stepped s join concern c on c.family = s.family and c.child = s.child and c.ord <= s.ord
        left join opinion_about oa on oa.family = c.family and oa.about = c.id
        left join viewed v on v.family = oa.family and v.id = oa.id and v.ord <= s.ord
        left join unweighed u on u.family = v.family and u.id = v.id and u.child = c.child
        left join account_about aa on aa.family = c.family and aa.about = c.id
        left join verified_about va on va.family = c.family and va.about in (c.id, aa.id)
        left join found f on f.family = va.family and f.id = va.id and f.ord <= s.ord
    group by all
    having coalesce(not bool_or(v.view in ('inconsistent', 'suspicious', 'non_accidental')), true)
        and coalesce(not bool_or(f.result = 'corroborated' and va.about = c.id), true)
        and (bool_or(v.view in ('accidental', 'consistent', 'medical_cause') and u.id is null)
            or bool_or(f.result = 'unfounded' and va.about = c.id)
            or bool_or(f.result = 'corroborated' and va.about = aa.id))
),
behind as (  -- the last concern that a step leaves behind: of the year before it, and nothing harmless or ordinary
    select s.family, s.child, s.ord, max(c.ord) as behind
    from stepped s join concern c on c.family = s.family and c.child = s.child and c.ord <= s.ord
        join entry e on e.family = c.family and e.ord = c.ord
        anti join harmless h on h.family = s.family and h.child = s.child and h.ord = s.ord and h.id = c.id
    where s.day <= months_on(e.day, 12)
        and not exists (from hurt_in i join bump b on b.family = i.family and b.id = i.occasion
            where i.family = c.family and i.id = c.id)
        and not exists (from seen_to_happen t where t.family = c.family and t.id = c.id and t.ord <= s.ord)
    group by all
),
counted as (
    select s.*, b.behind, if(s.opens, s.ord, coalesce(b.behind, 0)) as since
    from stepped s left join behind b using (family, child, ord)
    where s.opens or s.review or b.behind is not null
),
looked_at as (  -- at a step, and when the concern behind it was recorded
    select family, child, ord, latest as instant from counted
    union select c.family, c.child, c.ord, e.latest from counted c
        join entry e on e.family = c.family and e.ord = c.behind
),
moment as (
    select distinct l.family, p.id as person, l.instant from looked_at l join human p using (family)
),
home as (  -- where somebody lived at a moment
    select m.family, m.person, m.instant, s.address from moment m join stay s using (family, person)
    where s.living and s.since <= m.instant and (s.until is null or m.instant < s.until)
),
home_of_kin as (  -- where it is first said without a day, if nothing is said of before
    from home
    union
    select m.family, m.person, m.instant, s.address from moment m join stay s using (family, person)
        anti join home h on h.family = m.family and h.person = m.person and h.instant = m.instant
    where s.since > m.instant and s.undated and s.k = (
        select min(f.k) from stay f where f.family = s.family and f.person = s.person and f.living)
),
caring_at as (
    select m.family, m.person as child, m.instant, c.person from moment m
        join carer c on c.family = m.family and c.child = m.person
    where not c.away and c.since <= m.instant and (c.until is null or m.instant <= c.until)
    union
    select h.family, h.person, h.instant, p.parent from home h join parent p on p.family = h.family
        and p.child = h.person
        join home o on o.family = h.family and o.instant = h.instant and o.person = p.parent and o.address = h.address
),
adult_near as (  -- parents, where nobody says; of who came later, on a day that is told, only for kin
    select *, false as kin from caring_at
    union select m.family, m.person, m.instant, p.parent, exists (
            from stay s where s.family = m.family and s.person = m.person and s.living and s.since > m.instant
                and not s.undated)
    from moment m join parent p on p.family = m.family and p.child = m.person
        anti join caring_at c on c.family = m.family and c.child = m.person and c.instant = m.instant
        anti join home h on h.family = m.family and h.person = m.person and h.instant = m.instant
),
adult as (
    select a.* from adult_near a anti join agency g on g.family = a.family and g.id = a.person
    union select a.family, a.child, a.instant, p.other, a.kin from adult_near a
        join partner p on p.family = a.family and p.one = a.person
        anti join agency g on g.family = a.family and g.id = a.person
),
beside as (
    select a.family, a.person as child, b.person as other, a.instant from home a
        join home b using (family, instant, address)
    union select a.family, a.child, b.child, a.instant from adult a join adult b using (family, instant, person)
        left join sibling s on s.family = a.family and s.one = a.child and s.other = b.child
    where s.one is not null or not (a.kin or b.kin)
    union
    select a.family, a.person, b.person, a.instant from home_of_kin a
        join home_of_kin b using (family, instant, address)
        join sibling s on s.family = a.family and s.one = a.person and s.other = b.person
    union
    select s.family, s.one, s.other, m.instant from sibling s
        join moment m on m.family = s.family and m.person = s.other
        anti join adult a on a.family = m.family and a.child = m.person and a.instant = m.instant
        anti join stay t on t.family = m.family and t.person = m.person
)
select distinct s.family, o.id
from counted s
    join looked_at l using (family, child, ord)
    join beside b on b.family = s.family and b.child = s.child and b.instant = l.instant
    join child o on o.family = s.family and o.id = b.other and o.id <> s.child
    join child c on c.family = s.family and c.id = s.child
    join human h on h.family = o.family and h.id = o.id
    anti join names n on n.family = s.family and n.ord = s.ord and n.child = o.id
    left join last_named d on d.family = s.family and d.child = o.id
where coalesce(d.ord, -1) < s.since
    and if(h.born is null, not exists (from unborn u where u.family = h.family and u.id = h.id), h.born <= l.instant)
