-- What is known on $as_at of each of `chosen` (rows of snapshots, one a person), and the flags.
-- Takes the step fixed_rule as well. A flag is null where it cannot be told: the scheme has no ratings or
-- assessments so far, no episode is open, no rule is in force, or what is missing decides whether it is met.
with stays as (
    select
        person_ref, adopted_on, deselected_on, exit_plan,
        lag(deselected_on) over (partition by person_ref order by adopted_on, deselected_on) as left_before
    from episodes
    where scheme = $scheme and adopted_on <= $as_at::date
),

open_stays as (
    select person_ref, adopted_on, exit_plan, left_before
    from stays
    where coalesce(deselected_on > $as_at::date, true)
),

ratings as (
    select
        rag_ratings.person_ref, rag_ratings.meeting_date, rag_ratings.rag,
        -- A rating on the day on which one episode ended and another began belongs to the first.
        coalesce(rag_ratings.meeting_date >= open_stays.adopted_on, true)
        and coalesce(rag_ratings.meeting_date > open_stays.left_before, true) as in_stay
    from rag_ratings
    left join open_stays on rag_ratings.person_ref = open_stays.person_ref
    where rag_ratings.scheme = $scheme and rag_ratings.meeting_date <= $as_at::date
),

rated as (
    select
        person_ref,
        max(meeting_date) as rated_on,
        max_by(rag, meeting_date, 2) as last_two,
        max_by(rag, meeting_date, 2) filter (where in_stay) as last_two_of_stay,
        coalesce(max(meeting_date) filter (where rag <> 'green' or not in_stay), '-infinity'::date) as last_break
    from ratings
    group by person_ref
),

streaks as (
    select ratings.person_ref, count(*) as greens
    from ratings
    inner join rated on ratings.person_ref = rated.person_ref and ratings.meeting_date > rated.last_break
    group by ratings.person_ref
),

assessed as (
    select person_ref, max(assessed_on) as last_assessed_on
    from assessments
    where scheme = $scheme and assessed_on <= $as_at::date
    group by person_ref
),

custody as (
    select custody_periods.person_ref, max(custody_periods.to_date) as release_due
    from custody_periods
    semi join chosen on custody_periods.person_ref = chosen.person_ref and chosen.setting = 'custody'
    where custody_periods.from_date <= $as_at::date and custody_periods.to_date >= $as_at::date
    group by custody_periods.person_ref
),

rated_so_far as (
    select count(*) > 0 as has_ratings from rated
),

assessed_so_far as (
    select count(*) > 0 as has_assessments from assessed
),

facts as (
    select
        chosen.person_ref, chosen.cohort, chosen.profile, cohorts.label,
        coalesce(rated.last_two[1], 'unrated') as rag,
        rated.rated_on,
        rated.last_two[2] as rating_before,
        if(open_stays.adopted_on is null, null, coalesce(streaks.greens, 0)) as green_streak,
        chosen.area, areas.name as area_name,
        chosen.setting, chosen.statutory, chosen.lead_agency, chosen.order_type,
        chosen.com_ref, chosen.polm_ref, chosen.support_officer_ref,
        chosen.ogrs,
        if(chosen.ogrs is null, null, coalesce(chosen.predictor, 'ogrs3')) as predictor,
        case
            when chosen.ogrs >= 90 then 'very_high'
            when chosen.ogrs >= 75 then 'high'
            when chosen.ogrs >= 50 then 'medium'
            when chosen.ogrs >= 0 then 'low'
        end as band,
        chosen.css,
        open_stays.adopted_on,
        $as_at::date - open_stays.adopted_on as days_on_scheme,
        assessed.last_assessed_on,
        open_stays.exit_plan,
        custody.release_due,
        if(rated_so_far.has_ratings, coalesce(rated.last_two_of_stay = ['red', 'red'], false), null) as red_twice,
        if(rated_so_far.has_ratings, coalesce($as_at::date - rated.rated_on > 35, true), null) as overdue_rating,
        if(assessed_so_far.has_assessments, coalesce($as_at::date - assessed.last_assessed_on > 105, true), null)
            as overdue_assessment,
        if(rated_so_far.has_ratings, green_streak >= 3, null) as three_greens,
        if(rated_so_far.has_ratings, green_streak >= 3 and not coalesce(open_stays.exit_plan, false), null)
            as no_exit_plan,
        coalesce(custody.release_due - $as_at::date <= 90, false) as release_due_soon,
        if(fixed_rule.has_rule, chosen.cohort = 'fixed' and not fixed_rule.meets_fixed, null)
            as outside_fixed_rule,
        open_stays.adopted_on + interval 2 years < $as_at::date as over_two_years
    from chosen
    cross join rated_so_far
    cross join assessed_so_far
    left join open_stays on chosen.person_ref = open_stays.person_ref
    left join rated on chosen.person_ref = rated.person_ref
    left join streaks on chosen.person_ref = streaks.person_ref
    left join assessed on chosen.person_ref = assessed.person_ref
    left join custody on chosen.person_ref = custody.person_ref
    left join fixed_rule on chosen.person_ref = fixed_rule.person_ref
    left join areas on areas.scheme = $scheme and chosen.area = areas.area
    left join cohorts
        on cohorts.scheme = $scheme and chosen.cohort = cohorts.cohort and chosen.profile = cohorts.profile
)

select * from facts
