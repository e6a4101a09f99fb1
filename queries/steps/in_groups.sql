-- Each of `placed` (one row a person, with `cohort`, `profile`, `area` and the day `turned_on` on which their
-- age counts) in the group they belong to, in the total and, by profile, in Fixed and Flex together.
with named as (
    select
        placed.person_ref, placed.cohort,
        case $by::varchar
            when 'cohort' then placed.cohort
            when 'profile' then placed.cohort || if(placed.profile = 'all', '', '/' || placed.profile)
            when 'area' then coalesce(placed.area, 'not_recorded')
            when 'sex' then coalesce(people.sex, 'not_stated')
            when 'age_band'
                then
                    case
                        when people.birth_month is null then 'not_recorded'
                        when datesub('year', people.birth_month, placed.turned_on) < 18 then 'under-18'
                        when datesub('year', people.birth_month, placed.turned_on) < 25 then '18-24'
                        else '25+'
                    end
        end as "group"
    from placed
    left join people on placed.person_ref = people.person_ref and $by::varchar in ('age_band', 'sex')
),

in_groups as (
    select person_ref, "group" from named
    union all
    select person_ref, 'total' as "group" from named
    union all
    select person_ref, 'fixed_flex' as "group" from named
    where $by::varchar = 'profile' and cohort in ('fixed', 'flex')
)

select * from in_groups
