-- The pathways that have a row: the strategy's nine, Leicestershire's seven or both, as the instrument in `scale`
-- was used with by $as_at; `nine` says which of the nine a pathway answers to.
with used as (
    select distinct pathway
    from assessments
    where scheme = $scheme and assessed_on <= $as_at::date and instrument = (select instrument from scale)
),

lists as (
    select
        bool_or(not nine) as seven,
        bool_or(not llr) or bool_and(nine) as nine
    from pathways
    where pathway in (select pathway from used)
)

select
    pathways.pathway, pathways.label, min(pathways.sort_order) as place,
    string_agg(pathways.mapped_to, ', ' order by pathways.mapped_to) as nine
from pathways
cross join lists
where (pathways.nine and lists.nine) or (pathways.llr and lists.seven)
group by pathways.pathway, pathways.label
