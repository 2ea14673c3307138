-- Who lives with, cares for and is near a child, and whose word is independent of them.
create temp table stay as
with told as (  -- a later word cuts short or replaces an earlier one
    select family, person, address, stay, began is null as undated,
        k, until as ends, if(stay in ('left', 'not_resident'), last, first) as since,
        stay in ('left', 'not_resident') as gone
    from residence
),
cut as (
    select s.family, s.person, s.address, s.stay, s.undated, s.k, s.since,
        least(min(s.ends), min(case
            when l.gone and l.address = s.address then greatest(l.since, s.since)
            when not l.gone and l.since > s.since and (l.address = s.address or (l.stay = 'resident'
                and s.stay = 'resident'))
                then l.since end)) as until,
        bool_or(not l.gone and l.address = s.address and l.since <= s.since) as replaced
    from told s left join told l on l.family = s.family and l.person = s.person and l.k > s.k
    where not s.gone group by all
)
select family, person, address, stay, undated, k, since, until, stay in ('resident', 'staying') as living
from cut where not coalesce(replaced, false) and (until is null or since < until);
create temp table lives as
    select family, person, address from stay
    where living and since <= now_at() and (until is null or until > now_at());
create temp table caring as  -- the arrangements, told again by id or in the same words
with told as (
    select *, coalesce(own, first_value(coalesce(own, id)) over (
        partition by family, child, carers order by k)) as thing
    from care
)
select family, thing, arg_max(child, k) as child, arg_max(basis, k) as basis,
    coalesce(arg_max(began, k), arg_min(first, k)) as since, arg_max(until, k) as until, max(k) as k
from told group by all;
create temp table carer as
    select c.family, c.child, b.person, c.since, c.until,
        c.basis in ('childminder', 'hospital', 'placement') as away,
        c.since <= now_at() and (c.until is null or c.until >= now_at()) as holds
    from caring c join care_by b on b.family = c.family and b.k = c.k;
create temp table under_one_roof as
    select distinct a.family, a.person as child, b.person from lives a join lives b using (family, address)
    where a.person <> b.person;
create temp table caregiver as
with told as (
    select family, child, person from carer
    where holds and not exists (from agency a where a.family = carer.family and a.id = carer.person)
    union
    select p.family, p.child, p.parent from parent p
    join under_one_roof r on r.family = p.family and r.child = p.child and r.person = p.parent
)
from told union select family, child, parent from parent anti join told using (family, child);
create temp table household as
with at_home as (
    select family, child, person from carer
    where holds and not away and not exists (from agency a where a.family = carer.family and a.id = carer.person)
    union
    select p.family, p.child, p.parent from parent p
    join under_one_roof r on r.family = p.family and r.child = p.child and r.person = p.parent
),
caring_home as (from at_home union from caregiver anti join at_home using (family, child)),
near as (
    from under_one_roof
    union from caring_home
    union select c.family, c.child, p.other from caring_home c join partner p on p.family = c.family
        and p.one = c.person
)
from near where person <> child;
create temp table insider as  -- whose word on a child is not independent
    select family, child, person from carer
    union from household
    union from parent
    union select family, id, id from child;
create temp table voice as  -- each account with each child: is it independent of those who care for and live with it
with said as (
    select family, id, arg_max(person, k) as person, arg_max(claim, k) as claim, min(ord) as ord
    from account group by all
),
named as (
    select family, id, person from account_name n
    where k = (select max(k) from account_name l where l.family = n.family and l.id = n.id)
),
near as (
    select s.family, s.id, c.id as child, i.person from said s join child c using (family)
    join insider i on i.family = s.family and i.child = c.id
    union select n.family, n.id, c.id, n.person from named n join child c using (family)
)
select s.family, s.id, s.person, s.claim, s.ord, c.id as child,
    exists (from agency a where a.family = s.family and a.id = s.person) or (
        exists (from human h where h.family = s.family and h.id = s.person)
        and exists (from tie t where t.family = s.family and t.one = s.person)
        and not exists (
            from near n where n.family = s.family and n.id = s.id and n.child = c.id and (
                n.person = s.person or exists (
                    from close_to o where o.family = s.family and o.one = s.person and o.other = n.person)))
    ) as independent
from said s join child c using (family);
