-- What is known on $as_at of each of `chosen` (rows of snapshots, one a person), and the flags.
-- Takes the step fixed_rule as well. A flag is null where it cannot be told: the scheme has no ratings or
-- assessments so far, no episode is open, no rule is in force, or what is missing decides whether it is met.
with stays as (
    select person_ref, adopted_on, deselected_on, exit_plan
    from episodes
    where scheme = $scheme and adopted_on <= $as_at::date
),

open_stays as (
    select
        stays.person_ref, stays.adopted_on, stays.exit_plan,
        -- A rating on the day on which one episode ended and another began belongs to the first.
        if(ended.person_ref is null, stays.adopted_on, stays.adopted_on + 1) as rated_from
    from stays
    left join stays as ended
        on stays.person_ref = ended.person_ref and stays.adopted_on = ended.deselected_on
    where coalesce(stays.deselected_on > $as_at::date, true)
),

ratings as (
    select
        rag_ratings.person_ref, rag_ratings.meeting_date, rag_ratings.rag,
        coalesce(rag_ratings.meeting_date >= open_stays.rated_from, true) as in_stay
    from rag_ratings
    left join open_stays on rag_ratings.person_ref = open_stays.person_ref
    where rag_ratings.scheme = $scheme and rag_ratings.meeting_date <= $as_at::date
),

rated as (
    select
        person_ref,
        max(meeting_date) as rated_on,
        max_by(rag, meeting_date) as rag,
        max(meeting_date) filter (where rag <> 'green' or not in_stay) as last_break
    from ratings
    group by person_ref
),

streaks as (
    select
        ratings.person_ref,
        count(*) filter (where coalesce(ratings.meeting_date > rated.last_break, true)) as greens,
        max_by(ratings.rag, ratings.meeting_date) filter (where ratings.meeting_date < rated.rated_on)
            as rating_before,
        max_by(ratings.in_stay, ratings.meeting_date) filter (where ratings.meeting_date < rated.rated_on)
            as is_before_in_stay
    from ratings
    inner join rated on ratings.person_ref = rated.person_ref
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

any_rating as (
    -- Whichever row is found first
    select scheme from rag_ratings where scheme = $scheme and meeting_date <= $as_at::date limit 1 -- noqa: AM09
),

any_assessment as (
    select scheme from assessments where scheme = $scheme and assessed_on <= $as_at::date limit 1 -- noqa: AM09
),

so_far as (
    select
        any_rating.scheme is not null as has_ratings,
        any_assessment.scheme is not null as has_assessments
    from schemes
    left join any_rating on schemes.scheme = any_rating.scheme
    left join any_assessment on schemes.scheme = any_assessment.scheme
    where schemes.scheme = $scheme
),

facts as (
    select
        chosen.person_ref, chosen.cohort, chosen.profile, cohorts.label,
        coalesce(rated.rag, 'unrated') as rag,
        rated.rated_on,
        streaks.rating_before,
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
        if(
            so_far.has_ratings,
            coalesce(rated.rag = 'red' and streaks.rating_before = 'red' and streaks.is_before_in_stay, false),
            null
        ) as red_twice,
        if(so_far.has_ratings, coalesce($as_at::date - rated.rated_on > 35, true), null) as overdue_rating,
        if(so_far.has_assessments, coalesce($as_at::date - assessed.last_assessed_on > 105, true), null)
            as overdue_assessment,
        if(so_far.has_ratings, green_streak >= 3, null) as three_greens,
        if(so_far.has_ratings, green_streak >= 3 and not coalesce(open_stays.exit_plan, false), null)
            as no_exit_plan,
        coalesce(custody.release_due - $as_at::date <= 90, false) as release_due_soon,
        if(fixed_rule.has_rule, chosen.cohort = 'fixed' and not fixed_rule.meets_fixed, null)
            as outside_fixed_rule,
        open_stays.adopted_on + interval 2 years < $as_at::date as over_two_years
    from chosen
    cross join so_far
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
