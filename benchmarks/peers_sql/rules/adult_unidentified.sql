-- An adult is seen at or named in connection with the household, and nobody knows who that is.
with stranger as (
    select h.* from human h
    where not exists (from parent p where p.family = h.family and p.parent = h.id
            and exists (from child c where c.family = p.family and c.id = p.child))
        and not exists (from child c where c.family = h.family and c.id = h.id)
        and not exists (from entry e join about a using (family, ord)
            where e.family = h.family and a.person = h.id and e.event = 'death')
        and not (h.name is not null and (coalesce(h.born_day = h.born_last_day, false) or h.identified))
        and not exists (from found f join verified_about a using (family, id)
            where f.family = h.family and a.about = h.id and f.result <> 'requested')
),
about_children as (  -- the children whom an entry is about, else those of the adults whom it is about
    select a.family, a.ord, a.person as child from about a join child c on c.family = a.family and c.id = a.person
),
concerned as (
    from about_children
    union
    select a.family, a.ord, p.child from about a join parent p on p.family = a.family and p.parent = a.person
        join human h on h.family = p.family and h.id = p.child
        anti join about_children c on c.family = a.family and c.ord = a.ord
    where younger(h.born_day, h.born_last_day, 216, today()) is distinct from false
),
ever_family as (
    from insider where person <> child
    union
    select s.family, s.person, o.person from stay s join stay o on o.family = s.family and o.address = s.address
    where o.living and o.person <> s.person
),
near as (
    select p.family, p.person, c.child
    from (select family, id, min(ord) as ord, arg_max(person, k) as person from presence group by all) p
        join concerned c using (family, ord)
    union
    select n.family, n.person, c.child
    from account_name n join (select family, id, min(ord) as ord from account group by all) a using (family, id)
        join concerned c on c.family = a.family and c.ord = a.ord
    union
    select r.family, r.person, s.person from residence r join stay s on s.family = r.family and s.address = r.address
    union
    select t.family, t.one, c.id from tie t join child c using (family)
    where t.tie in ('partner', 'step_parent', 'friend', 'lodger', 'other') and (t.other = c.id or exists (
        from ever_family f where f.family = t.family and f.child = c.id and f.person = t.other))
    union  -- who has the child, of whom nobody told a name or a tie
    select b.family, b.person, c.child from care c join care_by b using (family, k)
    where c.basis not in ('hospital', 'placement', 'childminder', 'order')
        and not exists (from human h where h.family = b.family and h.id = b.person and h.name is not null)
        and not exists (from tie t where t.family = b.family and t.one = b.person)
)
select distinct s.family, s.id
from stranger s join near n on n.family = s.family and n.person = s.id
    join child c on c.family = n.family and c.id = n.child
where exists (from near o join live l on l.family = o.family and l.child = o.child
        join child k on k.family = o.family and k.id = o.child
        where o.family = s.family and o.person = s.id)
    or s.name is null or not exists (from tie t where t.family = s.family and t.one = s.id)
