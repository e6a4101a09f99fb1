/*
title = "Snapshot dates"
definition = "The dates on which the caseload of the scheme was counted, and the people in each."
numerator = "People in the snapshot"
denominator = "None: a count"
grain = "One row per snapshot date"
source = "Data dictionary, snapshots"
good_direction = "neither"
caveat = "Dates after today are listed too, should an extract hold any."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }

[columns]
snapshot_date = { kind = "key", description = "Date of the snapshot" }
people = { kind = "count", open = true, description = "People in the snapshot" }
*/
with snapshot_dates as (
    select snapshot_date, count(*) as people
    from snapshots
    where scheme = $scheme
    group by all
)

select * from snapshot_dates order by snapshot_date
