-- The points of follow-up, in months after entry: three-monthly up to $months, ten years at most.
select unnest(range(0, least($months::bigint, 120) + 1, 3)) as month
