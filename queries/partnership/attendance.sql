/*
title = "Attendance at meetings"
definition = "Meetings from `start` to `end`, by kind of meeting and agency: how many people the agency was expected to send and how many attended."
numerator = "People who attended for the agency"
denominator = "People expected from the agency"
grain = "One row per kind of meeting and agency on record in the window"
source = "Lincolnshire IOM Strategy 2021–2023, “Performance” (involvement of all key stakeholders by way of meeting attendance) and “Governance”"
good_direction = "up"
caveat = "A meeting is missed where somebody was expected and nobody came; where nobody was expected nothing is missed, and the share is empty. Two of three people attending is a meeting attended. It counts officials at meetings, nobody on the scheme."
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
agency = { kind = "key", description = "Agency" }
meetings = { kind = "count", open = true, description = "Meetings on record for the agency" }
expected = { kind = "count", open = true, description = "People expected from the agency" }
attended = { kind = "count", open = true, description = "People who attended for it" }
share = { kind = "derived", expression = "attended / nullif(expected, 0)", denominator = "expected", unit = "share", description = "Part of the people expected who attended, 0 to 1" }
label = { kind = "key", description = "Name of the kind of meeting" }
missed = { kind = "count", open = true, description = "Meetings with somebody expected and nobody there" }
last_attended_on = { kind = "value", of = "meetings", description = "Last meeting somebody attended; empty where none" }
*/
with counted as (
    select
        meeting, agency,
        count(*) as meetings,
        sum(expected) as expected,
        sum(attended) as attended,
        count(*) filter (where expected > 0 and attended = 0) as missed,
        max(meeting_date) filter (where attended > 0) as last_attended_on
    from meeting_attendance
    where
        scheme = $scheme
        and meeting_date <= $end::date
        and ($start::date is null or meeting_date >= $start::date)
        and ($meeting::varchar is null or meeting = $meeting::varchar)
    group by meeting, agency
),

attendance as (
    select
        counted.meeting, counted.agency, counted.meetings, counted.expected, counted.attended,
        labels.label, counted.missed, counted.last_attended_on, labels.sort_order
    from counted
    inner join labels on labels.list = 'meeting' and counted.meeting = labels.code
)

select * exclude (sort_order) from attendance order by sort_order, agency
