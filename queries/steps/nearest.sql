-- The assessment nearest to each of `points`, where there is one within 45 days.
select
    points.person_ref, points.month,
    arg_min(visits.assessed_on, (abs(visits.assessed_on - points.due_on), visits.assessed_on)) as assessed_on
from points
inner join visits
    on
        points.person_ref = visits.person_ref
        and visits.assessed_on between points.due_on - 45 and points.due_on + 45
group by points.person_ref, points.month
