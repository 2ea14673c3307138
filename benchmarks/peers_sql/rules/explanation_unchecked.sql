-- An injury's only explanation comes from people who are not independent, and nobody has checked it.
with left_open as (
    select family, occasion, mark from explained group by all having not bool_or(it)
)
select distinct e.family, e.occasion
from left_open l join explained e using (family, occasion, mark)
where exists (from explanation x where x.family = e.family and x.injury = e.id)
    and not exists (  -- a toddler's bump, with no other occasion in the months before
        from bump b where b.family = e.family and b.id = e.occasion and not exists (
            from hurt_child mine join hurt_child o on o.family = mine.family and o.child = mine.child
            where mine.family = b.family and mine.id = b.id and o.id <> mine.id and o.ord < mine.ord
                and months_on(o.seen_day, 12) >= mine.seen_day))
