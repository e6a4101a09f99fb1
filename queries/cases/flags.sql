/*
title = "People by flag"
definition = "How many people in the snapshot have each flag of cases.list. A flag that nobody has keeps its row, with 0; it is empty where it cannot be told of anybody."
numerator = "People in the snapshot with the flag"
denominator = "People in the snapshot"
grain = "One row per flag"
source = "Lincolnshire IOM Strategy 2021–2023, “Cohorts” and “Performance”; Lincolnshire scrutiny report, 13 December 2022 (monthly MACC; green on three consistent occasions)"
good_direction = "down"
caveat = "Of the people whom the viewer's cases.list shows: restricted cases are left out for most. One person can have several flags. People of whom a flag cannot be told are in not_known."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
views = ["operator"]

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "the day; people are those of the latest snapshot on or before it" }
cohort = { kind = "refs", meaning = "only these cohorts" }
area = { kind = "refs", meaning = "only these areas" }

[columns]
flag = { kind = "key", description = "Name of the flag: a column of cases.list" }
people = { kind = "count", description = "People with the flag; empty where it cannot be told of anybody" }
caseload = { kind = "count", description = "People in the snapshot" }
not_known = { kind = "count", description = "People of whom the flag cannot be told" }
label = { kind = "key", description = "The flag in words" }
*/
with latest as (
    select max(snapshot_date) as snapshot_date
    from snapshots
    where scheme = $scheme and snapshot_date <= $as_at::date
),

hidden as (
    select person_ref from people where restricted and not $restricted
),

-- The shared steps below read it
chosen as ( -- noqa: ST03
    select snapshots.*
    from snapshots
    semi join latest on snapshots.snapshot_date = latest.snapshot_date
    anti join hidden on snapshots.person_ref = hidden.person_ref
    where
        snapshots.scheme = $scheme
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], snapshots.cohort))
        and ($area::varchar[] is null or list_contains($area::varchar[], snapshots.area))
),

/* step: fixed_rule */

/* step: case_facts */

flag_spine as (
    select
        unnest([
            'red_twice', 'overdue_rating', 'overdue_assessment', 'three_greens',
            'no_exit_plan', 'release_due_soon', 'outside_fixed_rule', 'over_two_years'
        ]) as flag,
        unnest([
            'Red at two meetings running', 'Overdue rating', 'Overdue assessment', 'Three greens',
            'Three greens, no exit plan', 'In custody, release due', 'Outside the fixed rule',
            'On the scheme over two years'
        ]) as label,
        unnest([1, 2, 3, 4, 5, 6, 7, 8]) as place
),

marks as (
    select
        flag_spine.flag, flag_spine.label, flag_spine.place,
        case flag_spine.flag
            when 'red_twice' then case_facts.red_twice
            when 'overdue_rating' then case_facts.overdue_rating
            when 'overdue_assessment' then case_facts.overdue_assessment
            when 'three_greens' then case_facts.three_greens
            when 'no_exit_plan' then case_facts.no_exit_plan
            when 'release_due_soon' then case_facts.release_due_soon
            when 'outside_fixed_rule' then case_facts.outside_fixed_rule
            when 'over_two_years' then case_facts.over_two_years
        end as is_raised,
        case_facts.person_ref
    from flag_spine
    left join case_facts on true
),

flags as (
    select
        flag,
        if(
            count(person_ref) > 0 and count(is_raised) = 0, null, count(*) filter (where is_raised)
        ) as people,
        count(person_ref) as caseload,
        count(person_ref) - count(is_raised) as not_known,
        label, place
    from marks
    group by flag, label, place
)

select * from flags order by place
