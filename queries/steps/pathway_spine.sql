-- The pathways that have a row: the strategy's nine, Leicestershire's seven or both, as the instrument in `scale`
-- was `used` for; `nine` says which of the nine a pathway answers to.
with lists as (
    select
        bool_or(not nine) as seven,
        bool_or(not llr) or bool_and(nine) as nine
    from pathways
    where pathway in (select used.pathway from used inner join scale on used.instrument = scale.instrument)
)

select
    pathways.pathway, pathways.label, min(pathways.sort_order) as place,
    string_agg(pathways.mapped_to, ', ' order by pathways.mapped_to) as nine
from pathways
cross join lists
where (pathways.nine and lists.nine) or (pathways.llr and lists.seven)
group by pathways.pathway, pathways.label
