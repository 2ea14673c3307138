-- Which entries stand, and under which id somebody is read who was found to be one person with another.
create macro months_on(day, n) as
    datediff('day', date '1970-01-01', (date '1970-01-01' + day::int + to_months(n))::date);
create macro younger(born_day, born_last_day, n, day) as case
    when born_day is null then null
    when day >= months_on(born_last_day, n) then false
    when day >= months_on(born_day, n) then null else true end;
create macro worked(on_day) as (select working from calendar where calendar.day = on_day);
create macro today() as (select max(day) from calendar where starts <= now_at());
create temp table corrected as
    select o.family, o.ord from landed.entry o
    where exists (from landed.entry e where e.family = o.family and e.corrects = o.id);
create temp table kept as
with recursive met as (
    select family, person, min(ord * 1000 + nth) as met from landed.met anti join corrected using (family, ord)
    group by all
),
pair as (
    select family, least(a, b) as a, greatest(a, b) as b
    from landed.same_person anti join corrected using (family, ord)
    group by all having arg_max(same, ord * 1000 + nth)
),
reached as (
    select family, person, person as other from met where person in (select unnest([a, b]) from pair)
    union
    select r.family, r.person, if(p.a = r.other, p.b, p.a)
    from reached r join pair p on p.family = r.family and r.other in (p.a, p.b)
)
select r.family, r.person, arg_min(r.other, m.met) as one
from reached r join met m on m.family = r.family and m.person = r.other
group by all having arg_min(r.other, m.met) <> r.person;
