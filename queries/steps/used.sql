-- The pathways that each instrument was used for by $as_at, and how often.
select instrument, pathway, count(*) as times
from assessments
where scheme = $scheme and assessed_on <= $as_at::date
group by instrument, pathway
