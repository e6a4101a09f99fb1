/*
title = "People by area"
definition = "People of one measure by area, as a count and for each 10,000 adults who live there. An area counts as above or below the rest of the scheme only where the exact interval of the ratio of the two rates leaves 1 out; it counts as no different only where that interval lies between 0.8 and 1.25."
numerator = "People of the measure: on the scheme; of these in the community, in custody, last rated red or green; adopted, or released from prison, in the year up to the day"
denominator = "Residents aged 18 and over (mid-year estimate); empty for an area without one"
grain = "One row per area of the scheme, and `total`"
source = "Lincolnshire scrutiny report, 13 December 2022; population: Office for National Statistics. Intervals: Garwood 1936 for a rate, Clopper and Pearson 1934 for a ratio"
good_direction = "neither"
caveat = "The area in a snapshot is where somebody is managed. Adults of today stand for those of the day. With few people, most differences between areas are chance."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "snapshot", default = "latest snapshot", meaning = "the snapshot on this day, or the latest before it" }
measure = { kind = "choice", default = "people", choices = ["people", "community", "custody", "adopted", "red", "green", "released"], meaning = "who is counted" }
cohort = { kind = "refs", meaning = "only these cohorts" }

[columns]
area = { kind = "key", description = "Code of the area; total for all of them" }
name = { kind = "key", description = "Name of the area" }
people = { kind = "count", description = "People of the measure" }
adults = { kind = "reference", description = "Residents aged 18 and over" }
per_10000 = { kind = "computed", of = ["people"], description = "People for each 10,000 adults" }
low = { kind = "computed", of = ["people"], description = "Lower limit of that, 95 %" }
high = { kind = "computed", of = ["people"], description = "Upper limit of that, 95 %" }
ratio = { kind = "computed", of = ["people"], description = "Rate of the area over the rate of the rest of the scheme" }
ratio_low = { kind = "computed", of = ["people"], description = "Lower limit of the ratio, 95 %" }
ratio_high = { kind = "computed", of = ["people"], description = "Upper limit of the ratio, 95 %" }
finding = { kind = "computed", of = ["people"], description = "above, below, no difference or too few to tell" }
*/
with places as (
    select area, name
    from areas
    where scheme = $scheme and $as_at::date is not null
),

seen as (
    select snapshot_date, person_ref, area, cohort, setting
    from snapshots
    where
        scheme = $scheme
        and snapshot_date <= $as_at::date
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
),

caseload as (
    select person_ref, area, setting from seen where snapshot_date = $as_at::date
),

last_seen as (
    select person_ref, arg_max(area, snapshot_date) as area from seen group by person_ref
),

last_ratings as (
    select person_ref, arg_max(rag, meeting_date) as rag
    from rag_ratings
    where scheme = $scheme and meeting_date <= $as_at::date
    group by person_ref
),

adopted as (
    select distinct last_seen.person_ref, last_seen.area
    from episodes
    inner join last_seen on episodes.person_ref = last_seen.person_ref
    where
        episodes.scheme = $scheme
        and episodes.adopted_on > $as_at::date - interval 1 year
        and episodes.adopted_on <= $as_at::date
),

released as (
    select distinct releases.person_ref, coalesce(releases.area, last_seen.area) as area
    from releases
    inner join last_seen on releases.person_ref = last_seen.person_ref
    where
        releases.released_on > $as_at::date - interval 1 year
        and releases.released_on <= $as_at::date
),

measured as (
    select area, person_ref from caseload where $measure = 'people' or setting = $measure
    union all
    select caseload.area, caseload.person_ref
    from caseload
    inner join last_ratings on caseload.person_ref = last_ratings.person_ref
    where last_ratings.rag = $measure
    union all
    select area, person_ref from adopted where $measure = 'adopted'
    union all
    select area, person_ref from released where $measure = 'released'
),

adults as (
    select area, people as adults from population where characteristic = 'adults'
),

counted as (
    select
        places.area, places.name, count(distinct measured.person_ref) as people,
        any_value(adults.adults) as adults
    from places
    left join measured on places.area = measured.area
    left join adults on places.area = adults.area
    group by places.area, places.name
),

whole as (
    select
        'total' as area, 'All areas' as name, count(distinct measured.person_ref) as people,
        (select if(count(adults) = count(*), sum(adults), null) from counted)::bigint as adults
    from measured
    where exists (select 1 from places)
),

rates as (
    select area, name, people, adults, false as is_total from counted
    union all
    select area, name, people, adults, true as is_total from whole where exists (select 1 from places)
)

select * exclude (is_total) from rates order by is_total, area
