-- Where a child stands in the process: decisions, plans, enquiries, assessments, referrals, meetings.
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
    select distinct family, child, ord from child_decided
    where by_lead and granted is distinct from false and matter in ('closure', 'no_further_action', 'step_down');
create macro spells(steps) as table  -- from the first step that does not end after each end, to the next end
    with counted as (
        select *, coalesce(sum(ends::int) over (partition by family, child order by place
            rows between unbounded preceding and 1 preceding), 0) as part
        from query_table(steps)
    )
    select family, child, min(ord) filter (not ends) as start, min(ord) filter (ends) as until
    from counted group by family, child, part having count(*) filter (not ends) > 0;
create temp table plan_step as
    select family, child, k as place, ord, status = 'ended' as ends from plan where kind in ('', 'child_protection');
create temp table plan_spell as from spells(plan_step);
create temp table enquiry_step as
    select n.family, n.child, q.ord * 10000 + q.nth as place, q.ord, q.stage = 'completed' as ends
    from enquiry q join (select distinct family, child, id from child_named where fact = 'Enquiry') n
        on n.family = q.family and n.id = q.id
    union all select family, child, ord * 10000 + 8000, ord, true from ended_by_lead
    union all select family, child, until * 10000 + 9000, until, true from plan_spell where until is not null;
create temp table enquiry_spell as from spells(enquiry_step);
create temp table on_plan as
    select s.*, b.latest as start_latest, b.first_day as start_first_day, e.latest as until_latest
    from (from plan_spell union all from enquiry_spell) s
        join entry b on b.family = s.family and b.ord = s.start
        left join entry e on e.family = s.family and e.ord = s.until;
create temp table assessed as  -- one told as completed ends the last like it that is open
with things as (
    select a.family, a.id, arg_max(a.kind, a.k) as kind from assessment a group by all
),
told as (
    select a.family, n.child, a.id, a.k, a.ord, a.stage, t.kind
    from assessment a join things t using (family, id)
        join (select distinct family, child, id from child_named where fact = 'Assessment') n using (family, id)
),
pair as (  -- as brackets close: as many like it were opened as were completed between
    select o.family, o.child, o.id, o.k, o.ord, c.ord as until, c.k as until_k,
        count(b.k) filter (b.stage = 'opened') = count(b.k) filter (b.stage = 'completed') as closes
    from told o
        join told c on c.family = o.family and c.child = o.child and c.k > o.k and c.stage = 'completed'
            and (c.id = o.id or c.kind = o.kind or c.kind is null or o.kind is null)
        left join told b on b.family = o.family and b.child = o.child and b.k > o.k and b.k < c.k
            and (c.id = b.id or c.kind = b.kind or c.kind is null or b.kind is null)
    where o.stage = 'opened' group by all
)
select o.family, o.child, o.ord as start, arg_min(p.until, p.until_k) filter (p.closes) as until
from told o left join pair p on p.family = o.family and p.child = o.child and p.k = o.k
where o.stage = 'opened' group by o.family, o.child, o.ord, o.k;
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
        join child_named n on n.family = w.family and n.id = w.id and n.fact = w.fact
        join entry e on e.family = w.family and e.ord = w.ord
)
select s.family, s.child, s.id, s.ord, s.day, s.receiver, s.receiver is not distinct from s.led as to_lead,
    (select min(w.ord) from work w
        where w.family = s.family and w.child = s.child and w.agency = s.receiver and w.ord >= s.ord) as until
from sent s;
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
