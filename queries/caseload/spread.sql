/*
title = "Spread: community and custody"
definition = "People in each snapshot from `start` to `end` who are in the community and in custody, and of those in the community how many are managed under a statutory order and by which lead agency."
numerator = "People in the community on a court order, licence or post-sentence supervision"
denominator = "People in the community"
grain = "One row per snapshot date"
source = "LLR IOM Performance Report, April 2015 to March 2016, “Caseload spread (Priority IOM)”"
good_direction = "neither"
caveat = "A rise of the statutory share can come of a change in the law (post-sentence supervision of short sentences) as well as of the scheme's choices."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", default = "first snapshot", meaning = "first day" }
end = { kind = "date", default = "latest snapshot", meaning = "last day" }
cohort = { kind = "refs", meaning = "only these cohorts" }
area = { kind = "ref", meaning = "only people of this area" }

[columns]
snapshot_date = { kind = "key", description = "Date of the snapshot" }
community = { kind = "count", description = "People in the community" }
custody = { kind = "count", description = "People in custody" }
total = { kind = "count", open = true, description = "People in the snapshot" }
community_statutory = { kind = "count", description = "People in the community on a court order, licence or post-sentence supervision" }
community_statutory_share = { kind = "derived", expression = "community_statutory / nullif(community, 0)", denominator = "community", unit = "share", description = "Part of the people in the community, 0 to 1" }
"community_*" = { kind = "count", description = "People in the community whose case this agency leads" }
*/
with caseload as (
    select snapshot_date, lead_agency, setting, statutory
    from snapshots
    where
        scheme = $scheme
        and snapshot_date between $start::date and $end::date
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
        and ($area::varchar is null or area = $area::varchar)
),

dates as (
    select distinct snapshot_date
    from snapshots
    where scheme = $scheme and snapshot_date between $start::date and $end::date
),

by_agency as (
    select
        dates.snapshot_date, caseload.lead_agency,
        count(caseload.setting) filter (where caseload.setting = 'community') as community,
        count(caseload.setting) filter (where caseload.setting = 'custody') as custody,
        count(caseload.setting) as total,
        count(caseload.setting) filter (where caseload.setting = 'community' and caseload.statutory)
            as community_statutory
    from dates
    left join caseload on dates.snapshot_date = caseload.snapshot_date
    group by all
)

select * from by_agency order by snapshot_date, lead_agency
