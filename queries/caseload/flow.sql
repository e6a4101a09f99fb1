/*
title = "Who joined, moved and left"
definition = "For each month or quarter and cohort: people at its start, adopted, moved in from and out to another cohort, deselected, and people at its end. All from the snapshots, each compared with the one before it: in this one and not in the one before is adopted, the reverse is deselected."
numerator = "People in one snapshot and not, or in another cohort, in the one before"
denominator = "None: a count"
grain = "One row per period and cohort; opening + adopted + moved_in - moved_out - deselected = closing in every row"
source = "Lincolnshire IOM Strategy 2021–2023, “Performance”; Lincolnshire scrutiny report, 13 December 2022 (adoption and deselection at the MACC)"
good_direction = "neither"
caveat = "Dates of adoption and deselection are not used: where they disagree with the snapshots, quality.reconciliation lists it. A snapshot on the first day of a period closes the period before. In the period of the scheme's first snapshot everyone counts as adopted (first_snapshot); a period that the snapshots do not reach the end of is not complete (complete)."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", default = "first snapshot", meaning = "a day in the first period" }
end = { kind = "date", default = "latest snapshot", meaning = "a day in the last period; no later snapshot is counted" }
every = { kind = "choice", default = "month", choices = ["month", "quarter"], meaning = "length of a period" }
cohort = { kind = "refs", meaning = "only these cohorts" }

[columns]
period_start = { kind = "key", description = "First day of the period" }
cohort = { kind = "key", description = "Code of the cohort" }
opening = { kind = "count", open = true, description = "People at the start of the period" }
adopted = { kind = "count", open = true, description = "People in a snapshot of the period and not in the one before" }
moved_in = { kind = "count", open = true, description = "People who came from another cohort" }
moved_out = { kind = "count", open = true, description = "People who went to another cohort" }
deselected = { kind = "count", open = true, description = "People in the snapshot before and not in this one" }
closing = { kind = "count", open = true, description = "People at the end of the period" }
complete = { kind = "key", description = "Whether a snapshot shows the end of the period" }
first_snapshot = { kind = "key", description = "Whether the scheme's first snapshot is in the period: everyone in it counts as adopted" }
*/
with caseload as (
    select snapshot_date, person_ref, cohort
    from snapshots
    where scheme = $scheme and snapshot_date <= $end::date
),

dates as (
    select
        snapshot_date,
        lag(snapshot_date) over (order by snapshot_date) as before_date,
        date_trunc($every::varchar, snapshot_date - interval 1 day)::date as period_start
    from (select distinct snapshot_date from caseload) as every_date
),

people_after as (
    select dates.period_start, dates.snapshot_date, caseload.person_ref, caseload.cohort
    from dates
    inner join caseload on dates.snapshot_date = caseload.snapshot_date
),

people_before as (
    select dates.period_start, dates.snapshot_date, caseload.person_ref, caseload.cohort
    from dates
    inner join caseload on dates.before_date = caseload.snapshot_date
),

steps as (
    select
        coalesce(people_after.period_start, people_before.period_start) as period_start,
        people_before.cohort as cohort_before,
        people_after.cohort as cohort_after
    from people_after
    full join people_before
        on
            people_after.snapshot_date = people_before.snapshot_date
            and people_after.person_ref = people_before.person_ref
),

flows as (
    select
        period_start, cohort_after as cohort,
        if(cohort_before is null, 1, 0) as adopted,
        if(cohort_before <> cohort_after, 1, 0) as moved_in,
        0 as moved_out,
        0 as deselected
    from steps
    where cohort_after is not null
    union all
    select
        period_start, cohort_before as cohort,
        0 as adopted,
        0 as moved_in,
        if(cohort_before <> cohort_after, 1, 0) as moved_out,
        if(cohort_after is null, 1, 0) as deselected
    from steps
    where cohort_before is not null
),

periods as (
    select
        begins::date as period_start,
        (begins + if($every::varchar = 'month', interval 1 month, interval 3 months))::date
        - 1 as period_end
    from
        generate_series(
            date_trunc($every::varchar, $start::date)::timestamp,
            $end::date::timestamp,
            if($every::varchar = 'month', interval 1 month, interval 3 months)
        ) as series (begins)
),

reach as (
    select max(snapshot_date) as last_date from dates
),

bounds as (
    select
        periods.period_start, periods.period_end,
        max(dates.snapshot_date) filter (where dates.period_start < periods.period_start) as opening_date,
        max(dates.snapshot_date) as closing_date,
        coalesce(
            bool_or(dates.period_start = periods.period_start)
            and any_value(reach.last_date) >= periods.period_end,
            false
        ) as complete,
        coalesce(
            bool_or(dates.before_date is null and dates.period_start = periods.period_start), false
        ) as first_snapshot
    from periods
    inner join dates on periods.period_start >= dates.period_start
    cross join reach
    group by periods.period_start, periods.period_end
),

spine as (
    select
        bounds.period_start, cohorts.cohort,
        any_value(bounds.opening_date) as opening_date,
        any_value(bounds.closing_date) as closing_date,
        any_value(bounds.complete) as complete,
        any_value(bounds.first_snapshot) as first_snapshot,
        bool_or(
            coalesce(cohorts.live_from <= bounds.period_end, true)
            and coalesce(cohorts.live_to >= bounds.period_start, true)
        ) as is_live
    from bounds
    cross join cohorts
    where
        cohorts.scheme = $scheme
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohorts.cohort))
    group by bounds.period_start, cohorts.cohort
),

levels as (
    select snapshot_date, cohort, count(*) as people
    from caseload
    group by all
),

moves as (
    select
        period_start, cohort,
        sum(adopted)::bigint as adopted,
        sum(moved_in)::bigint as moved_in,
        sum(moved_out)::bigint as moved_out,
        sum(deselected)::bigint as deselected
    from flows
    group by all
),

flow as (
    select
        spine.period_start, spine.cohort,
        coalesce(at_start.people, 0) as opening,
        coalesce(moves.adopted, 0) as adopted,
        coalesce(moves.moved_in, 0) as moved_in,
        coalesce(moves.moved_out, 0) as moved_out,
        coalesce(moves.deselected, 0) as deselected,
        coalesce(at_end.people, 0) as closing,
        spine.complete, spine.first_snapshot
    from spine
    left join levels as at_start
        on spine.opening_date = at_start.snapshot_date and spine.cohort = at_start.cohort
    left join levels as at_end
        on spine.closing_date = at_end.snapshot_date and spine.cohort = at_end.cohort
    left join moves on spine.period_start = moves.period_start and spine.cohort = moves.cohort
    where spine.is_live or at_start.people > 0 or at_end.people > 0 or moves.cohort is not null
)

select * from flow order by period_start, cohort
