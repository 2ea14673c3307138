-- A plan began, and no core group has met within the limit.
with told as (
    select p.*, e.id as entry, e.event, e.first, e.latest, e.day,
        lag(p.status) over tellings as before,
        max(case when p.status = 'ended' then [e.latest, p.k] end) over (partition by p.family, p.child) as ended
    from plan p join entry e using (family, ord)
    where p.kind in ('', 'child_protection')
    window tellings as (partition by p.family, p.child order by e.latest, p.k)
),
going as (  -- the plan that goes on: its first telling after the last end
    select * from told
    where status <> 'ended' and (before is null or before = 'ended') and (ended is null or ended < [latest, k])
),
made as (  -- the last conference that started it
    select g.family, g.child, g.id, t.ord, t.entry, t.first, t.latest, t.day
    from going g join told t on t.family = g.family and t.child = g.child and t.ord >= g.ord
    where t.status = 'started' and (t.entry = g.entry or t.event = 'initial_conference')
    qualify row_number() over (partition by g.family, g.child order by t.ord desc) = 1
),
sat as (
    select e.family, e.ord, e.id as entry, e.first, e.latest from entry e
    where e.event = 'core_group' and e.outcome not in ('cancelled_by_agency', 'cancelled_by_family')
        and not exists (from meeting m where m.family = e.family and m.ord = e.ord and m.event = 'core_group'
            and m.status = 'cancelled' and m.first <= e.last)
    union all
    select e.family, e.ord, e.id, m.first, m.latest from entry e join meeting m using (family, ord)
    where m.event = 'core_group' and m.status = 'held' and e.event <> 'core_group'
)
select m.family, m.id from made m join warns w on w.day = m.day
    join child c on c.family = m.family and c.id = m.child
where w.at <= now_at() and not exists (
    from sat s join about a on a.family = s.family and a.ord = s.ord and a.person = m.child
    where s.family = m.family and s.entry <> m.entry
        and case when s.ord >= m.ord then s.latest >= m.first else s.first > m.latest end)
