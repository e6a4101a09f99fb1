/*
title = "Who is discussed at the next meeting"
definition = "Everyone in the snapshot in the order in which the next MACC takes them, by the first reason that applies: red, never rated, not rated at the last meeting, three greens, release due, and the rest; within a reason, the longest unrated first. The next meeting is the last one and the scheme's usual gap, the median of the last twelve."
numerator = "None: a list"
denominator = "None: a list"
grain = "One row per person in the snapshot"
source = "Lincolnshire scrutiny report, 13 December 2022 (each person reviewed monthly at the MACC); the order is this project's"
good_direction = "neither"
caveat = "A meeting is a date on which somebody of the scheme was rated. The next one is an estimate: the date of the meeting itself is not loaded. Restricted cases are left out for most."
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
person_ref = { kind = "identifier", description = "Pseudonymised reference of the person" }
place = { kind = "reference", description = "Place in the order of discussion, from 1" }
cohort = { kind = "key", description = "Code of the cohort" }
label = { kind = "key", description = "Name of the cohort and profile" }
rag = { kind = "key", description = "Last rating: red, amber, green, or unrated" }
why = { kind = "key", description = "red, never_rated, missed_last_meeting, three_greens, release_due or routine" }
last_meeting = { kind = "key", description = "Last meeting on or before the day" }
next_meeting = { kind = "key", description = "Last meeting and the usual gap; empty after fewer than two meetings" }
rated_on = { kind = "key", description = "Date of the person's last rating" }
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

meetings as (
    select
        meeting_date,
        meeting_date - lag(meeting_date) over (order by meeting_date) as gap
    from (select distinct meeting_date from rag_ratings where scheme = $scheme and meeting_date <= $as_at::date)
        as every_meeting
    order by meeting_date desc
    limit 12
),

meeting as (
    select
        max(meeting_date) as last_meeting,
        (max(meeting_date) + quantile_disc(gap, 0.5)::integer)::date as next_meeting
    from meetings
),

reasons as (
    select
        case_facts.person_ref, case_facts.cohort, case_facts.label, case_facts.rag, case_facts.rated_on,
        case
            when case_facts.rag = 'red' then 'red'
            when case_facts.rag = 'unrated' then 'never_rated'
            when case_facts.rated_on < meeting.last_meeting then 'missed_last_meeting'
            when case_facts.three_greens then 'three_greens'
            when case_facts.release_due_soon then 'release_due'
            else 'routine'
        end as why,
        meeting.last_meeting, meeting.next_meeting
    from case_facts
    cross join meeting
),

due as (
    select
        person_ref,
        row_number() over (
            order by
                list_position(
                    ['red', 'never_rated', 'missed_last_meeting', 'three_greens', 'release_due', 'routine'], why
                ),
                rated_on,
                person_ref
        ) as place,
        cohort, label, rag, why, last_meeting, next_meeting, rated_on
    from reasons
)

select * from due order by place
