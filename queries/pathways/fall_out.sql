/*
title = "Who is not in the closed group, and why"
definition = "Everyone assessed with the instrument, followed from point to point: at each three-monthly point how many are still in the closed group of pathways.progress, and how many fell out there because they had left the scheme, because the point is not yet due, because they were assessed with another instrument instead, or because the assessment was missed."
numerator = "People whose first point without an assessment within 45 days is this one"
denominator = "People assessed with the instrument"
grain = "One row per point, entry included"
source = "LLR IOM Performance Report, April 2015 to March 2016, “Needs Assessment (Offending Pathways)” (repeated at three-monthly intervals)"
good_direction = "neither"
caveat = "The first reason that fits is given, in this order: assessed with another instrument within 45 days of the point; not on the scheme on the day of the point (or on the day of the figures, where the point is later); the 45 days after the point not over; missed. On the scheme is in a stay that covers the day, or, for people without any stay on record, in the snapshot on that day or the last before it. In every row the group of the point before less those who fell out is the group."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "assessments after this day are not counted" }
months = { kind = "number", default = 12, meaning = "last point, in months after entry" }
instrument = { kind = "choice", choices = ["in_house", "justice_star", "oasys_need"], meaning = "instrument of the assessments; left out: the one with most scores on record" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }

[columns]
month = { kind = "key", description = "Point, in months after entry" }
in_group = { kind = "count", description = "People assessed at this point and at every one before" }
left = { kind = "count", description = "People who fell out here: they had left the scheme" }
not_yet_due = { kind = "count", description = "People who fell out here: the point is not yet due, or its 45 days are not over" }
changed_instrument = { kind = "count", description = "People who fell out here: assessed with another instrument instead" }
missed = { kind = "count", description = "People who fell out here: on the scheme, due and not assessed" }
instrument = { kind = "key", description = "Code of the instrument" }
instrument_label = { kind = "key", description = "Name of the instrument" }
*/
with
/* step: used */

/* step: scale */

/* step: in_cohorts */

/* step: visits */

/* step: months */

/* step: points */

/* step: nearest */

/* step: on_scheme */

fallen as (
    select points.person_ref, min(points.month) as month, min(points.due_on) as due_on
    from points
    anti join nearest on points.person_ref = nearest.person_ref and points.month = nearest.month
    group by points.person_ref
),

others as (
    select distinct person_ref, assessed_on
    from assessments
    where
        scheme = $scheme
        and assessed_on <= $as_at::date
        and instrument <> (select instrument from scale)
),

explained as (
    select
        fallen.month,
        case
            when exists (
                select 1 from others
                where
                    others.person_ref = fallen.person_ref
                    and others.assessed_on between fallen.due_on - 45 and fallen.due_on + 45
            ) then 'changed_instrument'
            when not exists (
                select 1 from on_scheme
                where
                    on_scheme.person_ref = fallen.person_ref
                    and least(fallen.due_on, $as_at::date) between on_scheme.first_day and on_scheme.last_day
            ) then 'left'
            when fallen.due_on + 45 > $as_at::date then 'not_yet_due'
            else 'missed'
        end as reason
    from fallen
),

marked as (
    select
        months.month, explained.reason,
        if(explained.month = months.month, explained.reason, null) as reason_here
    from months
    left join explained on months.month >= explained.month
),

fall_out as (
    select
        marked.month,
        (select count(distinct person_ref) from visits) - count(marked.reason) as in_group,
        count(*) filter (where marked.reason_here = 'left') as "left",
        count(*) filter (where marked.reason_here = 'not_yet_due') as not_yet_due,
        count(*) filter (where marked.reason_here = 'changed_instrument') as changed_instrument,
        count(*) filter (where marked.reason_here = 'missed') as missed,
        scale.instrument, scale.instrument_label
    from marked
    cross join scale
    group by marked.month, scale.instrument, scale.instrument_label
)

select * from fall_out order by month
