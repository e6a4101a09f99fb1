-- When following each of first_adoptions begins: on adoption or, where they were in custody on that day, on the
-- last day of it, which is that of release; `turned_on` is empty where release had not come by $as_at.
-- Periods in custody that follow each other without a day between are one.
with stays as (
    select
        person_ref, from_date,
        if(to_date <= $as_at::date, to_date, 'infinity'::date) as to_date
    from custody_periods
    where from_date <= $as_at::date
),

ends as (
    select stays.person_ref, stays.to_date
    from stays
    anti join stays as next_stay
        on stays.person_ref = next_stay.person_ref and stays.to_date = next_stay.from_date - 1
),

inside as (
    select distinct first_adoptions.person_ref
    from first_adoptions
    inner join stays
        on
            first_adoptions.person_ref = stays.person_ref
            and first_adoptions.adopted_on between stays.from_date and stays.to_date
),

released as (
    select first_adoptions.person_ref, min(ends.to_date) as released_on
    from first_adoptions
    semi join inside on first_adoptions.person_ref = inside.person_ref
    inner join ends
        on first_adoptions.person_ref = ends.person_ref and first_adoptions.adopted_on <= ends.to_date
    group by first_adoptions.person_ref
),

followed as (
    select
        first_adoptions.person_ref, first_adoptions.cohort, first_adoptions.profile, first_adoptions.area,
        first_adoptions.adopted_on,
        nullif(coalesce(released.released_on, first_adoptions.adopted_on), 'infinity'::date) as turned_on
    from first_adoptions
    left join released on first_adoptions.person_ref = released.person_ref
)

select * from followed
