/*
title = "Agencies that missed meetings in a row"
definition = "Agencies that were expected at each of their last `in_a_row` meetings of a kind, up to `end`, and attended none of them."
numerator = "Meetings missed one after another, up to the last"
denominator = "None: a count"
grain = "One row per kind of meeting and agency"
source = "Lincolnshire IOM Strategy 2021–2023, “Performance” (involvement of all key stakeholders by way of meeting attendance) and “Governance”"
good_direction = "down"
caveat = "Only meetings at which somebody of the agency was expected count: one at which nobody was neither breaks nor lengthens the row. With `start`, meetings before it are not looked at. An agency that is no longer expected at all stays as it was: `last_expected_on` tells."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", meaning = "first day; left out: from the first meeting" }
end = { kind = "date", default = "latest snapshot", meaning = "last day" }
meeting = { kind = "choice", choices = ["macc", "map", "ro_cpg", "slp_board"], meaning = "only this kind of meeting" }
in_a_row = { kind = "number", default = 3, meaning = "fewest meetings missed in a row" }

[columns]
meeting = { kind = "key", description = "Code of the kind of meeting" }
agency = { kind = "key", description = "Agency" }
missed_in_a_row = { kind = "count", open = true, description = "Meetings missed in a row, up to the last" }
since = { kind = "value", of = "missed_in_a_row", description = "First meeting of the row" }
last_attended_on = { kind = "value", of = "missed_in_a_row", description = "Last meeting somebody attended; empty where none" }
last_expected_on = { kind = "value", of = "missed_in_a_row", description = "Last meeting somebody was expected at" }
label = { kind = "key", description = "Name of the kind of meeting" }
*/
with held as (
    select meeting, meeting_date, agency, attended
    from meeting_attendance
    where
        scheme = $scheme
        and meeting_date <= $end::date
        and ($start::date is null or meeting_date >= $start::date)
        and ($meeting::varchar is null or meeting = $meeting::varchar)
        and expected > 0
),

attended as (
    select meeting, agency, max(meeting_date) filter (where attended > 0) as last_attended_on
    from held
    group by meeting, agency
),

since_then as (
    select
        held.meeting, held.agency, attended.last_attended_on,
        count(*) as missed_in_a_row,
        min(held.meeting_date) as since,
        max(held.meeting_date) as last_expected_on
    from held
    inner join attended on held.meeting = attended.meeting and held.agency = attended.agency
    where attended.last_attended_on is null or held.meeting_date > attended.last_attended_on
    group by all
),

missed as (
    select
        since_then.meeting, since_then.agency, since_then.missed_in_a_row,
        since_then.since, since_then.last_attended_on, since_then.last_expected_on,
        labels.label, labels.sort_order
    from since_then
    inner join labels on labels.list = 'meeting' and since_then.meeting = labels.code
    where since_then.missed_in_a_row >= $in_a_row::bigint
)

select * exclude (sort_order) from missed order by sort_order, missed_in_a_row desc, agency
