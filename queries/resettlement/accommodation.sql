/*
title = "Accommodation on release and three months on"
definition = "Releases from prison, from `start` to `end`, of people on the scheme on the day of release: how many went to settled, temporary or approved accommodation, of those known; and of those released at least three months before the day, how many were in settled accommodation three months on, of those known."
numerator = "Releases to settled, temporary or approved accommodation; releases with settled accommodation three months on"
denominator = "Releases with the accommodation on release known; releases due at three months with the accommodation then known"
grain = "One row per prison, area, quarter of release, protocol or not, or one in all"
source = "Lincolnshire scrutiny report, 13 December 2022, “Lincolnshire Prisoner Release Housing Protocol” (at least 90 % in accommodation upon release from prison; at least 80 % in settled accommodation three months after)"
good_direction = "up"
caveat = "Releases, not people: somebody released twice counts twice. Unknown is in no share, neither as housed nor as not; an empty cell three months on, once due, counts as unknown. Three months on is whatever became of the person's place on the scheme. A release less than three months before the day is not yet due, even where something is on record. On the scheme is in a stay that covers the day, or, for people without any stay on record, in the snapshot on that day or the last before it. The intervals are exact (Clopper–Pearson). A quarter that is not over, or not wholly in the window, is marked incomplete. A filter by cohort goes by the cohort of the person's last snapshot, or of their last stay if they are in none."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", meaning = "first day of release; left out: from the first" }
end = { kind = "date", default = "latest snapshot", meaning = "last day of release" }
as_at = { kind = "date", default = "latest snapshot or end", meaning = "nothing dated after this day is counted" }
by = { kind = "choice", default = "prison", choices = ["prison", "area", "quarter", "protocol", "total"], meaning = "what to group by" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }

[columns]
group = { kind = "key", description = "Prison, code of the area, first day of the quarter, yes or no, or total; not_recorded where empty" }
releases = { kind = "count", description = "Releases" }
known = { kind = "count", description = "Releases with the accommodation on release known" }
housed_on_release = { kind = "count", description = "Releases to settled, temporary or approved accommodation" }
housed_share = { kind = "derived", expression = "housed_on_release / nullif(known, 0)", denominator = "known", unit = "share", description = "Part of those known, 0 to 1" }
target = { kind = "reference", unit = "share", description = "Target for the share housed on release" }
due_3m = { kind = "count", description = "Releases at least three months before the day" }
settled_3m = { kind = "count", description = "Of those, in settled accommodation three months on" }
settled_share = { kind = "derived", expression = "settled_3m / nullif(known_3m, 0)", denominator = "known_3m", unit = "share", description = "Part of those due and known, 0 to 1" }
target_3m = { kind = "reference", unit = "share", description = "Target for the share settled at three months" }
label = { kind = "key", description = "Name of the group" }
unknown = { kind = "count", description = "Releases with the accommodation on release unknown" }
settled = { kind = "count", description = "Releases to settled accommodation" }
temporary = { kind = "count", description = "Releases to temporary accommodation" }
approved_premises = { kind = "count", description = "Releases to approved premises" }
rough_sleeping = { kind = "count", description = "Releases to the street" }
no_accommodation = { kind = "count", description = "Releases to no accommodation" }
known_3m = { kind = "count", description = "Of those due, with the accommodation three months on known" }
unknown_3m = { kind = "count", description = "Of those due, with the accommodation three months on unknown or empty" }
not_yet_due = { kind = "count", description = "Releases less than three months before the day" }
complete = { kind = "key", description = "Whether the group is all there: no for a quarter cut off by the window or the day" }
housed_low = { kind = "computed", of = ["housed_on_release", "known"], denominator = "known", unit = "share", description = "Lower limit of the share housed, 95 %" }
housed_high = { kind = "computed", of = ["housed_on_release", "known"], denominator = "known", unit = "share", description = "Upper limit of the share housed, 95 %" }
settled_low = { kind = "computed", of = ["settled_3m", "known_3m"], denominator = "known_3m", unit = "share", description = "Lower limit of the share settled, 95 %" }
settled_high = { kind = "computed", of = ["settled_3m", "known_3m"], denominator = "known_3m", unit = "share", description = "Upper limit of the share settled, 95 %" }
*/
with
/* step: in_cohorts */

/* step: on_scheme */

own as (
    select
        released_on,
        accommodation_on_release as at_first,
        coalesce(accommodation_at_3_months, 'unknown') as later,
        released_on + interval 3 months <= $as_at::date as is_due,
        case $by::varchar
            when 'prison' then prison
            when 'area' then coalesce(area, 'not_recorded')
            when 'quarter' then date_trunc('quarter', released_on)::date::varchar
            when 'protocol' then case protocol when true then 'yes' when false then 'no' else 'not_recorded' end
            else 'total'
        end as "group"
    from releases
    where
        released_on <= least($end::date, $as_at::date)
        and ($start::date is null or released_on >= $start::date)
        and ($cohort::varchar[] is null or person_ref in (select person_ref from in_cohorts))
        and exists (
            select 1 from on_scheme
            where
                on_scheme.person_ref = releases.person_ref
                and releases.released_on between on_scheme.first_day and on_scheme.last_day
        )
),

counted as (
    select
        "group",
        count(*) as releases,
        count(*) filter (where at_first <> 'unknown') as known,
        count(*) filter (where at_first in ('settled', 'temporary', 'approved_premises')) as housed_on_release,
        count(*) filter (where is_due) as due_3m,
        count(*) filter (where is_due and later = 'settled') as settled_3m,
        count(*) filter (where at_first = 'unknown') as unknown,
        count(*) filter (where at_first = 'settled') as settled,
        count(*) filter (where at_first = 'temporary') as temporary,
        count(*) filter (where at_first = 'approved_premises') as approved_premises,
        count(*) filter (where at_first = 'rough_sleeping') as rough_sleeping,
        count(*) filter (where at_first = 'none') as no_accommodation,
        count(*) filter (where is_due and later <> 'unknown') as known_3m,
        count(*) filter (where is_due and later = 'unknown') as unknown_3m,
        count(*) filter (where not is_due) as not_yet_due
    from own
    group by "group"
),

quarters as (
    select
        unnest(
            generate_series(
                date_trunc('quarter', coalesce($start::date, min(released_on))),
                date_trunc('quarter', least($end::date, $as_at::date)),
                interval 3 months
            )
        )::date as first_day
    from own
    having $by::varchar = 'quarter' and count(*) > 0
),

known_groups as (
    select
        area as "group", name as label, true as complete
    from areas
    where scheme = $scheme and $by::varchar = 'area' and exists (select 1 from own)
    union all
    select
        first_day::varchar as "group",
        strftime(first_day, '%B') || ' to ' || strftime(first_day + interval 2 months, '%B %Y') as label,
        first_day + interval 3 months - interval 1 day <= least($end::date, $as_at::date)
        and ($start::date is null or first_day >= $start::date) as complete
    from quarters
),

other_groups as (
    select
        counted."group",
        case
            when counted."group" = 'not_recorded' then 'Not recorded'
            when $by::varchar = 'total' then 'All releases'
            when $by::varchar = 'protocol' and counted."group" = 'yes' then 'Through the protocol'
            when $by::varchar = 'protocol' then 'Not through the protocol'
            else counted."group"
        end as label,
        true as complete
    from counted
    anti join known_groups on counted."group" = known_groups."group"
),

spine as (
    select "group", label, complete from known_groups
    union all
    select "group", label, complete from other_groups
),

aims as (
    select
        max(value) filter (where measure = 'housed_on_release') as target,
        max(value) filter (where measure = 'settled_at_3_months') as target_3m
    from targets
),

accommodation as (
    select
        spine."group",
        coalesce(counted.releases, 0) as releases,
        coalesce(counted.known, 0) as known,
        coalesce(counted.housed_on_release, 0) as housed_on_release,
        aims.target,
        coalesce(counted.due_3m, 0) as due_3m,
        coalesce(counted.settled_3m, 0) as settled_3m,
        aims.target_3m, spine.label,
        coalesce(counted.unknown, 0) as unknown,
        coalesce(counted.settled, 0) as settled,
        coalesce(counted.temporary, 0) as temporary,
        coalesce(counted.approved_premises, 0) as approved_premises,
        coalesce(counted.rough_sleeping, 0) as rough_sleeping,
        coalesce(counted.no_accommodation, 0) as no_accommodation,
        coalesce(counted.known_3m, 0) as known_3m,
        coalesce(counted.unknown_3m, 0) as unknown_3m,
        coalesce(counted.not_yet_due, 0) as not_yet_due,
        spine.complete
    from spine
    left join counted on spine."group" = counted."group"
    cross join aims
)

select * from accommodation order by "group" = 'not_recorded', "group"
