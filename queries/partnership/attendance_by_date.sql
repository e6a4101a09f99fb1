/*
title = "Attendance meeting by meeting"
definition = "Each meeting from `start` to `end` and each agency on record for that kind of meeting in the window: people expected, people attended, and in words whether the agency came."
numerator = "People who attended for the agency"
denominator = "People expected from the agency"
grain = "One row per meeting and agency, and one per meeting for all agencies (agency `total`)"
source = "Lincolnshire IOM Strategy 2021–2023, “Performance” (involvement of all key stakeholders by way of meeting attendance) and “Governance”"
good_direction = "up"
caveat = "`attended`: as many as expected, or more than none where the rest is `part`; `missed`: somebody expected and nobody there; `not_expected`: nobody expected; `not_recorded`: the agency has no row for that meeting, which is not the same as missing it. In the row of all agencies the state is empty."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", meaning = "first day; left out: from the first meeting" }
end = { kind = "date", default = "latest snapshot", meaning = "last day" }
meeting = { kind = "choice", choices = ["macc", "map", "ro_cpg", "slp_board"], meaning = "only this kind of meeting" }

[columns]
meeting = { kind = "key", description = "Code of the kind of meeting" }
meeting_date = { kind = "key", description = "Date of the meeting" }
agency = { kind = "key", description = "Agency, or total" }
expected = { kind = "count", open = true, description = "People expected; empty where not recorded" }
attended = { kind = "count", open = true, description = "People who attended; empty where not recorded" }
share = { kind = "derived", expression = "attended / nullif(expected, 0)", denominator = "expected", unit = "share", description = "Part of the people expected who attended, 0 to 1" }
state = { kind = "key", description = "attended, part, missed, not_expected or not_recorded" }
label = { kind = "key", description = "Name of the kind of meeting" }
agencies_expected = { kind = "count", open = true, description = "Agencies expected: 1 or 0, or in the total how many" }
agencies_attended = { kind = "count", open = true, description = "Agencies of these with somebody there: 1 or 0, or in the total how many" }
*/
with held as (
    select meeting, meeting_date, agency, expected, attended
    from meeting_attendance
    where
        scheme = $scheme
        and meeting_date <= $end::date
        and ($start::date is null or meeting_date >= $start::date)
        and ($meeting::varchar is null or meeting = $meeting::varchar)
),

dates as (
    select distinct meeting, meeting_date from held
),

agencies as (
    select distinct meeting, agency from held
),

spine as (
    select dates.meeting, dates.meeting_date, agencies.agency
    from dates
    inner join agencies on dates.meeting = agencies.meeting
),

each_agency as (
    select
        spine.meeting, spine.meeting_date, spine.agency, held.expected, held.attended,
        case
            when held.expected is null then 'not_recorded'
            when held.expected = 0 then 'not_expected'
            when held.attended = 0 then 'missed'
            when held.attended < held.expected then 'part'
            else 'attended'
        end as state,
        coalesce(held.expected > 0, false)::bigint as agencies_expected,
        coalesce(held.expected > 0 and held.attended > 0, false)::bigint as agencies_attended,
        false as is_total
    from spine
    left join held
        on
            spine.meeting = held.meeting
            and spine.meeting_date = held.meeting_date
            and spine.agency = held.agency
),

all_agencies as (
    select
        meeting, meeting_date, 'total' as agency,
        sum(expected) as expected,
        sum(attended) as attended,
        null as state,
        sum(agencies_expected) as agencies_expected,
        sum(agencies_attended) as agencies_attended,
        true as is_total
    from each_agency
    group by meeting, meeting_date
),

listed as (
    select
        meeting, meeting_date, agency, expected, attended, state, agencies_expected, agencies_attended, is_total
    from each_agency
    union all
    select
        meeting, meeting_date, agency, expected, attended, state, agencies_expected, agencies_attended, is_total
    from all_agencies
),

attendance_by_date as (
    select
        listed.meeting, listed.meeting_date, listed.agency, listed.expected, listed.attended, listed.state,
        labels.label, listed.agencies_expected, listed.agencies_attended,
        row_number() over (
            order by labels.sort_order, listed.meeting_date, listed.is_total, listed.agency
        ) as place
    from listed
    inner join labels on labels.list = 'meeting' and listed.meeting = labels.code
)

select * exclude (place) from attendance_by_date order by place
