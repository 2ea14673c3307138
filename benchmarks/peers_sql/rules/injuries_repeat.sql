-- A child is hurt again and again, and nobody has put all of it side by side.
with known as (
    select c.*, row_number() over (partition by c.family, c.child order by c.seen, c.ord, c.k) as n,
        exists (from bump b where b.family = c.family and b.id = c.id)
            or exists (from mishap_seen m where m.family = c.family and m.id = c.id) as ordinary,
        exists (from judged j join hurt_in h on h.family = j.family and h.id = j.injury
            where h.family = c.family and h.occasion = c.id and j.view in ('suspicious', 'non_accidental'))
        or exists (from entry e join about a using (family, ord)
            where e.family = c.family and a.person = c.child and e.event = 'admission' and e.last >= c.seen
                and hours_apart(c.first, c.last, e.first, e.last) < 72) as grave
    from hurt_child c anti join no_injury n on n.family = c.family and n.id = c.id
),
near as (  -- up to each occasion, those of the 12 months before it
    select l.family, l.child, l.n, l.seen_day, l.ord as last_ord, l.born_day, l.born_last_day, o.id, o.n as nth,
        o.first, o.last, o.ordinary, o.grave
    from known l join known o on o.family = l.family and o.child = l.child and o.n <= l.n
        and months_on(o.told_day, 12) >= l.seen_day
),
apart as (  -- one that only may be this child's is none beside another of the same hours
    select a.*, not exists (from near b where b.family = a.family and b.child = a.child and b.n = a.n
        and b.nth < a.nth and hours_apart(a.first, a.last, b.first, b.last) < 72) as counts
    from near a
),
many as (
    select family, child, n from apart a
    group by family, child, n, seen_day, last_ord, born_day, born_last_day
    having not bool_and(ordinary) and count(*) filter (counts) >= case
        when younger(born_day, born_last_day, 60, seen_day) is distinct from false or bool_or(grave) or exists (
            from on_plan p where p.family = a.family and p.child = a.child
                and p.start_first_day <= months_on(a.seen_day, 12) and (p.until is null or p.until > a.last_ord))
        then 2 else 3 end
    qualify row_number() over (partition by family, child order by n desc) = 1
),
mark as (
    select m.family, m.child, h.occasion, h.mark, h.id, h.ord, min(h.ord) over marks as first_ord
    from many m join near using (family, child, n) join hurt_in h on h.family = near.family and h.occasion = near.id
    window marks as (partition by m.family, m.child, h.occasion, h.mark)
),
looked as (  -- the meetings since, and the medical opinions with what they are about
    select m.family, m.child, s.ord, null as injury
    from (select family, child, max(first_ord) as told from mark group by all) m
        join child_sat s on s.family = m.family and s.child = m.child and s.ord >= m.told
    where s.event in ('strategy_discussion', 'initial_conference', 'review_conference')
    union
    select m.family, m.child, j.ord, a.about
    from mark m join judged j on j.family = m.family and j.injury = m.id
        join opinion_about a on a.family = j.family and a.id = j.id
        join entry e on e.family = j.family and e.ord = j.ord
    where e.kind in ('acute_hospital', 'community_health', 'general_practice')
),
side_by_side as (
    select family, child, ord from (
        select l.family, l.child, l.ord, m.occasion, m.mark, bool_or(l.injury = m.id or c.by_ord is not null) as had
        from looked l join mark m on m.family = l.family and m.child = l.child
            left join hurt_considered c on c.family = m.family and c.id = m.id and c.by_ord = l.ord
        group by all
    )
    group by all having bool_and(coalesce(had, false))
)
select family, child from many anti join side_by_side using (family, child)
