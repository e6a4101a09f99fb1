-- The groups that people may be counted in, so that a group with nobody is a row with 0: `place` is their order,
-- and those `only_if_any` are left out where nobody is in them. One row per profile keeps each Free profile apart;
-- `fixed_flex` is there where everybody in those two cohorts is asked for.
with cohorts_asked as (
    select cohort, profile, label
    from cohorts
    where
        scheme = $scheme
        and $as_at::date is not null
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
),

bands ("group", label, place, only_if_any) as (
    values
    ('under-18', 'Under 18', 1, true),
    ('18-24', 'Young adults (18 to 24)', 2, false),
    ('25+', '25 and over', 3, false),
    ('not_recorded', 'Not recorded', 4, true)
),

group_spine as (
    select
        cohort as "group",
        if(count(*) = 1, any_value(label), upper(cohort[1]) || replace(cohort[2:], '_', ' ')) as label,
        1 as place,
        false as only_if_any
    from cohorts_asked
    where $by::varchar = 'cohort'
    group by cohort
    union all
    select cohort || if(profile = 'all', '', '/' || profile) as "group", label, 1 as place, false as only_if_any
    from cohorts_asked
    where $by::varchar = 'profile'
    union all
    select 'fixed_flex' as "group", 'Fixed and Flex' as label, 0 as place, false as only_if_any
    from cohorts
    where scheme = $scheme and cohort in ('fixed', 'flex') and $by::varchar = 'profile'
    having count(*) > 0 and bool_and($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
    union all
    select area as "group", name as label, 1 as place, false as only_if_any
    from areas
    where scheme = $scheme and $by::varchar = 'area'
    union all
    select code as "group", label, sort_order as place, false as only_if_any
    from labels
    where list = 'sex' and $by::varchar = 'sex'
    union all
    select "group", label, place, only_if_any
    from bands
    where $by::varchar = 'age_band' or ($by::varchar = 'area' and "group" = 'not_recorded')
    union all
    select 'total' as "group", 'Total' as label, 9 as place, false as only_if_any
)

select * from group_spine where $as_at::date is not null
