-- A child on plan, or with a live concern, has not been seen for longer than the plan or practice allows.
with plan_since as (
    select s.*, e.latest, e.day, e.id as entry from on_plan_since s join entry e using (family, ord)
),
lead_sight as (  -- by the lead of the day, or by social care where none is named
    select c.family, c.child, c.ord, c.latest, c.day from contact c join entry e using (family, ord)
        left join led l using (family, ord)
    where c.how in ('alone', 'seen')
        and (c.agency = l.agency or (l.agency is null and e.kind = 'childrens_social_care'))
),
since_lead as (
    select p.family, p.child, p.day as plan_day, arg_max(s.day, (s.latest, s.ord)) as day
    from plan_since p join (from lead_sight
            union all select family, child, ord, latest, day from plan_since) s using (family, child)
    group by all
),
visits as (
    select v.family, v.id, min(v.ord) as ord, arg_max(v.child, k) as child, arg_max(v.days, k) as days,
        arg_max(v.agency, k) as agency, min(v.k) as k
    from visit_interval v group by all
),
unseen_by_lead as (
    select s.family, s.child from since_lead s
    where worked(today() - 1) - worked(s.day) >= coalesce((
        select arg_max(v.days, v.k) from visits v join entry e on e.family = v.family and e.ord = v.ord
            join agency a on a.family = v.family and a.id = v.agency and a.kind = 'childrens_social_care'
        where v.family = s.family and v.child = s.child and e.day >= s.plan_day), 10)
),
lead_told as (  -- by its own entry about the child, or by a referral
    select t.family, t.child, min(t.ord) as ord from live_since s join (
        select a.family, a.person as child, a.ord from about a join entry e using (family, ord)
            join led l on l.family = e.family and l.ord = e.ord and l.agency = e.agency
        union select family, child, ord from referred where to_lead
    ) t on t.family = s.family and t.child = s.child and t.ord >= s.ord
    group by all
),
since_all as (
    select t.family, t.child, arg_max(s.day, (s.latest, s.ord)) as day
    from lead_told t join (
        select family, child, ord, latest, day from contact where how in ('alone', 'seen', 'partly')
        union all select t.family, t.child, t.ord, e.latest, e.day from lead_told t join entry e using (family, ord)
    ) s using (family, child)
    group by all
),
run as (  -- the contacts running that did not see the child, since the concern
    select c.*, bool_or(c.how not in ('not_seen', 'asleep') or c.latest < greatest(b.first, b.morning)) over (
        partition by c.family, c.child order by c.latest desc, c.ord desc) as broken
    from contact c join live_since s using (family, child) join entry b on b.family = s.family and b.ord = s.ord
),
running as (
    select r.family, r.child from run r left join plan_since p using (family, child)
    where not r.broken and (p.ord is null or r.ord < p.ord) group by all having sum(r.times) >= 2
),
unseen_by_all as (
    select s.family, s.child from since_all s left join plan_since p using (family, child)
    where exists (from running r where r.family = s.family and r.child = s.child)
        or (worked(today() - 1) - worked(s.day) >= 5 and (p.day is null or worked(p.day - 1) - worked(s.day) >= 5))
)
select u.family, u.child from (from unseen_by_all union from unseen_by_lead) u
    join child c on c.family = u.family and c.id = u.child
    anti join unborn b on b.family = u.family and b.id = u.child
