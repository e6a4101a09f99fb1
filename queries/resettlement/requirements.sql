/*
title = "Treatment requirements"
definition = "Requirements made from `start` to `end` for people who were on the scheme while the requirement ran, and what had become of them by the day: started, completed, breached, still going on."
numerator = "Requirements started, completed, breached or going on by the day"
denominator = "Requirements made"
grain = "One row per requirement, or per requirement and quarter in which it was made"
source = "Lincolnshire scrutiny report, 13 December 2022, “Lincolnshire Mental Health Treatment Requirement Programme Site” (mental health, drug rehabilitation and alcohol treatment requirements)"
good_direction = "neither"
caveat = "Made = completed + breached + revoked + ongoing + not recorded. Ongoing is without an end by the day, whether treatment has begun (started) or not (waiting). A requirement made lately has had less time. An outcome without a date counts; ended without an outcome is not recorded. On the scheme while it ran: a stay, or for people without any stay on record a snapshot up to the next one, has a day in common with the days from the making of the requirement to its end. A quarter that is not over, or not wholly in the window, is marked incomplete. A filter by cohort goes by the cohort of the person's last snapshot, or of their last stay if they are in none."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", meaning = "first day of making the requirement; left out: from the first" }
end = { kind = "date", default = "latest snapshot", meaning = "last day of making the requirement" }
as_at = { kind = "date", default = "latest snapshot or end", meaning = "nothing dated after this day is counted" }
by = { kind = "choice", default = "requirement", choices = ["requirement", "quarter"], meaning = "by requirement alone, or by quarter too" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }

[columns]
requirement = { kind = "key", description = "Code of the requirement" }
made = { kind = "count", description = "Requirements made" }
started = { kind = "count", description = "Requirements whose treatment began by the day" }
completed = { kind = "count", description = "Requirements completed" }
breached = { kind = "count", description = "Requirements breached" }
ongoing = { kind = "count", description = "Requirements without an end by the day" }
label = { kind = "key", description = "Name of the requirement" }
quarter = { kind = "key", description = "First day of the quarter in which it was made; empty where not asked by quarter" }
quarter_label = { kind = "key", description = "The quarter in words" }
complete = { kind = "key", description = "Whether the row is all there: no for a quarter cut off by the window or the day" }
revoked = { kind = "count", description = "Requirements revoked" }
waiting = { kind = "count", description = "Requirements ongoing whose treatment has not begun" }
not_recorded = { kind = "count", description = "Requirements ended without an outcome" }
share_started = { kind = "derived", expression = "started / nullif(made, 0)", denominator = "made", unit = "share", description = "Part of those made that were started, 0 to 1" }
share_completed = { kind = "derived", expression = "completed / nullif(completed + breached + revoked, 0)", denominator = "made", unit = "share", description = "Part of those ended with an outcome that were completed, 0 to 1" }
*/
with
/* step: in_cohorts */

/* step: on_scheme */

own as (
    select
        requirement, made_on,
        coalesce(started_on <= $as_at::date, false) as is_started,
        case
            when ended_on > $as_at::date then 'ongoing'
            when outcome in ('completed', 'breached', 'revoked') then outcome
            when ended_on is null then 'ongoing'
            else 'not_recorded'
        end as outcome
    from treatment_requirements
    where
        made_on <= $as_at::date
        and ($cohort::varchar[] is null or person_ref in (select person_ref from in_cohorts))
        and exists (
            select 1 from on_scheme
            where
                on_scheme.person_ref = treatment_requirements.person_ref
                and on_scheme.last_day >= treatment_requirements.made_on
                and on_scheme.first_day <= coalesce(treatment_requirements.ended_on, $as_at::date)
        )
),

in_window as (
    select
        requirement, is_started, outcome,
        if($by::varchar = 'quarter', date_trunc('quarter', made_on)::date, null) as quarter
    from own
    where made_on <= least($end::date, $as_at::date) and ($start::date is null or made_on >= $start::date)
),

counted as (
    select
        requirement, quarter,
        count(*) as made,
        count(*) filter (where is_started) as started,
        count(*) filter (where outcome = 'completed') as completed,
        count(*) filter (where outcome = 'breached') as breached,
        count(*) filter (where outcome = 'ongoing') as ongoing,
        count(*) filter (where outcome = 'revoked') as revoked,
        count(*) filter (where outcome = 'ongoing' and not is_started) as waiting,
        count(*) filter (where outcome = 'not_recorded') as not_recorded
    from in_window
    group by requirement, quarter
),

quarters as (
    select
        unnest(
            generate_series(
                date_trunc('quarter', coalesce($start::date, min(made_on))),
                date_trunc('quarter', least($end::date, $as_at::date)),
                interval 3 months
            )
        )::date as quarter
    from own
    having $by::varchar = 'quarter' and count(*) > 0
    union all
    select null as quarter where $by::varchar = 'requirement' and exists (select 1 from own)
),

kinds as (
    select code as requirement, label, sort_order from labels where list = 'requirement'
),

requirements as (
    select
        kinds.requirement,
        coalesce(counted.made, 0) as made,
        coalesce(counted.started, 0) as started,
        coalesce(counted.completed, 0) as completed,
        coalesce(counted.breached, 0) as breached,
        coalesce(counted.ongoing, 0) as ongoing,
        kinds.label, quarters.quarter,
        strftime(quarters.quarter, '%B')
        || ' to ' || strftime(quarters.quarter + interval 2 months, '%B %Y') as quarter_label,
        quarters.quarter is null
        or (
            quarters.quarter + interval 3 months - interval 1 day <= least($end::date, $as_at::date)
            and ($start::date is null or quarters.quarter >= $start::date)
        ) as complete,
        coalesce(counted.revoked, 0) as revoked,
        coalesce(counted.waiting, 0) as waiting,
        coalesce(counted.not_recorded, 0) as not_recorded,
        kinds.sort_order
    from kinds
    cross join quarters
    left join counted
        on kinds.requirement = counted.requirement and quarters.quarter is not distinct from counted.quarter
)

select * exclude (sort_order) from requirements order by quarter, sort_order
