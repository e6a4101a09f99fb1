/*
title = "When capacity is reached"
definition = "The caseload of the last twelve snapshots up to the day, carried on for twelve months by its mean change per snapshot (a random walk with drift), with a 95 % prediction interval, and the first date on which the line and each end of the interval reach the scheme's capacity."
numerator = "People in the snapshot"
denominator = "None: a count"
grain = "One row per snapshot used, then one per date projected"
source = "Lincolnshire scrutiny report, 13 December 2022, “IOM Cohort Details” (up to 120 individuals at any one time); method: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 5.2 and 5.5 (drift)"
good_direction = "neither"
caveat = "It assumes that the next twelve months are like the last twelve snapshots: it knows nothing of a cohort about to go live. Fewer than six snapshots are too few to tell, and nothing is projected. A date beyond twelve months is left empty."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "snapshot", default = "latest snapshot", meaning = "the snapshot on this day, or the latest before it" }

[columns]
snapshot_date = { kind = "key", description = "Date of the snapshot, or date projected" }
people = { kind = "count", open = true, description = "People in the snapshot; empty on a date projected" }
latest_people = { kind = "count", open = true, hidden = true, description = "People in the last snapshot" }
projected = { kind = "value", of = "latest_people", description = "People expected; on the last snapshot, the people in it" }
low = { kind = "value", of = "latest_people", description = "Lower limit, 95 %" }
high = { kind = "value", of = "latest_people", description = "Upper limit, 95 %" }
capacity = { kind = "reference", description = "Capacity of the scheme" }
state = { kind = "key", description = "projected, or too few to tell" }
reached_on = { kind = "value", of = "latest_people", description = "First date on which the line reaches capacity; empty if not within twelve months" }
reached_earliest = { kind = "value", of = "latest_people", description = "First date on which the upper limit reaches capacity; empty if not within twelve months" }
reached_latest = { kind = "value", of = "latest_people", description = "First date on which the lower limit reaches capacity; empty if not within twelve months" }
*/
with counted as (
    select snapshot_date, count(*) as people
    from snapshots
    where scheme = $scheme and snapshot_date <= $as_at::date
    group by all
),

latest as (
    select snapshot_date, people
    from counted
    order by snapshot_date desc
    limit 12
),

observed as (
    select latest.snapshot_date, latest.people, schemes.capacity
    from latest
    inner join schemes on schemes.scheme = $scheme
)

select * from observed order by snapshot_date
