-- Who people are: ages, who is a child, ties, and which agency leads.
create temp table human as
    select family, id, arg_max(name, k) as name, arg_max(born, k) as born, arg_max(born_day, k) as born_day,
        arg_max(born_last_day, k) as born_last_day, bool_or(identified) as identified
    from person group by all;
create temp table relation as
    select family, id, arg_max(of_, k) as of_, arg_max(to_, k) as to_, arg_max(tie, k) as tie,
        arg_max(first, k) as first, arg_max(last, k) as last, min(k) as k
    from relationship group by all;
create temp table tie as  -- each relation, seen from both of its ends
    select family, id, k, tie, of_ as one, to_ as other, first, last from relation
    union all select family, id, k, tie, to_, of_, first, last from relation where of_ <> to_;
create temp table contact as  -- a phone call is not seeing
    select s.family, s.child, s.how, e.ord, e.agency, e.day, e.latest, e.times
    from seen s join entry e using (family, ord) where e.event not in ('call', 'letter', 'message');
create temp table other_child as  -- who is said to have done it, and has no tie
with said as (
    select family, id from account group by all having arg_max(claim, k) = 'other_child'
)
select n.family, n.person
from account_name n semi join said using (family, id)
    anti join tie t on t.family = n.family and t.one = n.person
    anti join care c on c.family = n.family and c.child = n.person
    anti join care_by b on b.family = n.family and b.person = n.person
where n.k = (select max(k) from account_name l where l.family = n.family and l.id = n.id);
create temp table child as
with young as (
    select family, id, younger(born_day, born_last_day, 216, today()) as young,
        id in (select child from child_named n where n.family = human.family and n.fact <> 'Injury')
        or id in (select child from contact c where c.family = human.family)
        or id in (select person from other_child o where o.family = human.family) as spoken
    from human
)
select y.family, y.id from young y
where coalesce(y.young, y.spoken or exists (
    from tie t join young s on s.family = t.family and s.id = t.other
    where t.family = y.family and t.one = y.id and t.tie in ('sibling', 'half_sibling', 'step_sibling')
        and (s.young or s.spoken)));
create temp table parent as
    select distinct family, to_ as child, of_ as parent from relation where tie in ('mother', 'father')
    union select family, of_, to_ from relation where tie = 'child';
create temp table sibling as
    select family, one, other from tie where tie in ('sibling', 'half_sibling', 'step_sibling')
    union
    select a.family, a.child, b.child from parent a join parent b using (family, parent) where a.child <> b.child;
create temp table partner as
    select family, one, other from tie where tie in ('partner', 'ex_partner')
    group by all having arg_max(tie, k) = 'partner'
        and coalesce(arg_max(coalesce(first, 0), k) <= now_at(), true)
        and not coalesce(arg_max(coalesce(last, 2**62), k) <= now_at(), false);
create temp table close_to as
    select distinct family, one, other from tie where tie in ('partner', 'ex_partner', 'friend', 'grandparent',
        'aunt_uncle', 'cousin', 'relative', 'step_parent', 'child', 'sibling', 'half_sibling', 'step_sibling',
        'mother', 'father');
create temp table unborn as
    select family, id from human where born > now_at()
    union
    select h.family, h.id from human h join pregnancy p on p.family = h.family and p.child = h.id
    where h.born is null and not exists (from contact c where c.family = h.family and c.child = h.id);
create temp table led as  -- which agency led on an entry's day
    select e.family, e.ord, arg_max(l.agency, l.nth) as agency
    from entry e join lead l on l.family = e.family and (l.day is null or l.day <= e.day) group by all;
create temp table considers as  -- which entry had which other before it
    select b.family, b.ord as by_ord, w.ord
    from considered c join entry b using (family, ord)
        join entry w on w.family = c.family and w.ord <= b.ord and c.entry in (w.id, w.corrects)
    union
    select b.family, b.ord, w.ord from entry b join entry w on w.family = b.family and w.ord <= b.ord and b.had_all
        and w.recorded_day <= b.last_day
    union
    select family, ord, ord from entry;
