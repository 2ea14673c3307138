-- Where a child stands in the process: decisions, plans, enquiries, assessments, referrals, meetings.
create temp table meant_for as  -- whom the last telling that names children names
    select distinct family, id, fact, child from child_named n
    where k = (select max(k) from child_named l where l.family = n.family and l.fact = n.fact and l.id = n.id);
create temp table decided as
    select d.family, d.id, min(d.ord) as ord, arg_max(matter, d.k) as matter, arg_max(granted, d.k) as granted
    from decision d group by all;
create temp table child_decided as
    select distinct n.family, n.child, d.id, d.ord, d.matter, d.granted, e.agency, e.agency = l.agency as by_lead
    from child_named n join decided d on d.family = n.family and d.id = n.id
        join entry e on e.family = d.family and e.ord = d.ord
        left join led l on l.family = d.family and l.ord = d.ord
    where n.fact = 'Decision';
create temp table ended_by_lead as
    select distinct family, child, ord, latest from child_decided join entry using (family, ord)
    where by_lead and granted is distinct from false and matter in ('closure', 'no_further_action', 'step_down');
create macro spells(steps) as table  -- from the first step that does not end after each end, to the next end
    with counted as (
        select *, coalesce(sum(ends::int) over (partition by family, child order by place
            rows between unbounded preceding and 1 preceding), 0) as part
        from query_table(steps)
    )
    select family, child, arg_min(ord, place) filter (not ends) as start, min(ord) filter (ends) as until
    from counted group by family, child, part having count(*) filter (not ends) > 0;
create temp table plan_step as
    select family, child, [latest, k] as place, ord, status = 'ended' as ends
    from plan join entry using (family, ord) where plan.kind in ('', 'child_protection');
create temp table plan_spell as from spells(plan_step);
create temp table stage as  -- what takes a thing to another stage for a child; it names that child or nobody
with told as (
    select family, id, k, ord, stage, 'Enquiry' as fact from enquiry
    union all select family, id, k, ord, stage, 'Assessment' from assessment
)
select t.*, n.child, e.latest, e.kind
from told t join (
        select distinct family, id, fact, child from child_named where fact = 'Enquiry'
        union all from meant_for where fact = 'Assessment') n using (family, id, fact)
    join entry e using (family, ord)
where n.child in (select child from child_named w where w.family = t.family and w.fact = t.fact and w.k = t.k)
    or not exists (from child_named w where w.family = t.family and w.fact = t.fact and w.k = t.k)
qualify lag(t.stage) over (partition by t.family, t.id, t.fact, n.child order by t.k) is distinct from t.stage;
create temp table enquiry_step as
    select family, child, [latest, k] as place, ord, stage = 'completed' as ends from stage where fact = 'Enquiry'
    union all select family, child, [latest, ord * 1000 + 800], ord, true from ended_by_lead
    union all select p.family, p.child, [e.latest, e.ord * 1000 + 900], e.ord, true
        from plan_spell p join entry e on e.family = p.family and e.ord = p.until;
create temp table enquiry_spell as from spells(enquiry_step);
create temp table on_plan as
    select s.*, b.latest as start_latest, b.first_day as start_first_day, e.latest as until_latest
    from (from plan_spell union all from enquiry_spell) s
        join entry b on b.family = s.family and b.ord = s.start
        left join entry e on e.family = s.family and e.ord = s.until;
create temp table assessed as  -- social care's; one told as completed ends the last like it that is open
with things as (
    select a.family, a.id, arg_max(a.kind, a.k) as kind from assessment a group by all
),
told as (
    select s.*, t.kind as sort, row_number() over (partition by s.family, s.child order by s.latest, s.k) as n
    from stage s join things t using (family, id) where s.fact = 'Assessment'
),
pair as (  -- as brackets close: as many like it were opened as were completed between
    select o.family, o.child, o.n, c.ord as until, c.n as until_n,
        count(b.n) filter (b.stage = 'opened') = count(b.n) filter (b.stage = 'completed') as closes
    from told o
        join told c on c.family = o.family and c.child = o.child and c.n > o.n and c.stage = 'completed'
            and (c.id = o.id or c.sort = o.sort or c.sort is null or o.sort is null)
        left join told b on b.family = o.family and b.child = o.child and b.n > o.n and b.n < c.n
            and (c.id = b.id or c.sort = b.sort or c.sort is null or b.sort is null)
    where o.stage = 'opened' group by all
)
select o.family, o.child, o.ord as start, o.latest as start_latest,
    arg_min(p.until, p.until_n) filter (p.closes) as until
from told o left join pair p on p.family = o.family and p.child = o.child and p.n = o.n
where o.stage = 'opened' and o.kind = 'childrens_social_care'
group by o.family, o.child, o.ord, o.latest, o.n;
create temp table referred as  -- each referral of a child, to whom, and by which entry of theirs it ended
with things as (
    select family, id, min(ord) as ord, arg_max(source, k) as source, arg_max(receiver, k) as receiver
    from referral group by all
),
sent as (
    select distinct n.family, n.child, r.id, r.ord, e.day, l.agency as led,
        coalesce(r.receiver, if(r.source is not null and r.source <> e.agency, e.agency, l.agency)) as receiver
    from things r join child_named n on n.family = r.family and n.id = r.id and n.fact = 'Referral'
        join entry e on e.family = r.family and e.ord = r.ord
        left join led l on l.family = r.family and l.ord = r.ord
),
work as (
    select family, child, ord, agency from child_decided where matter in ('closure', 'no_further_action', 'step_down',
        'referral', 'enquiry', 'threshold', 'other')
    union all
    select w.family, n.child, w.ord, e.agency
    from (select family, id, 'Assessment' as fact, min(ord) as ord from assessment group by all
            union all select family, id, 'Enquiry', min(ord) from enquiry group by all) w
        join meant_for n on n.family = w.family and n.id = w.id and n.fact = w.fact
        join entry e on e.family = w.family and e.ord = w.ord
)
select s.family, s.child, s.id, s.ord, s.day, s.receiver, s.receiver is not distinct from s.led as to_lead,
    coalesce(a.kind in ('childrens_social_care', 'police'), true) as protects,
    (select min(w.ord) from work w
        where w.family = s.family and w.child = s.child and w.agency = s.receiver and w.ord >= s.ord) as until
from sent s left join agency a on a.family = s.family and a.id = s.receiver;
create temp table sat as  -- an entry's own event unless called off, and meetings that it says were held
    select e.family, e.ord, e.event from entry e
    where not (e.event in ('strategy_discussion', 'initial_conference', 'review_conference', 'core_group',
            'legal_planning', 'professionals_meeting', 'family_meeting', 'court_hearing')
        and (e.outcome in ('cancelled_by_agency', 'cancelled_by_family') or exists (
            from meeting m where m.family = e.family and m.ord = e.ord and m.event = e.event
                and m.status = 'cancelled' and m.first <= e.last)))
    union select family, ord, event from meeting where status = 'held';
create temp table child_sat as
    select s.family, s.ord, s.event, a.person as child from sat s join about a using (family, ord);
