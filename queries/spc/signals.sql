/*
title = "Changes beyond chance"
definition = "A measure month by month, with the mean and limits of an XmR chart: mean ± 2.66 × the mean moving range, of all months from `start` to `end` that have a value. Caseload: people in the last snapshot of the month. Share green and share red: ratings of that colour at all meetings of the month, of all ratings given. Reoffences per person: recorded offences dated in the month, of people in the snapshot with which the month opened (dated in the month before or on its first day), for each of those people. Referrals: referrals made in the month. A value beyond the limits is outside; a run of eight is the eighth and each further value in a row on one side of the mean, and a value on the mean ends it. Under twelve values there are no limits and no signals."
numerator = "People, ratings of the colour, recorded offences, or referrals"
denominator = "Ratings given, or people in the opening snapshot; none for caseload and referrals"
grain = "One row per month from the month of `start` to the last month that a snapshot on or before `end` shows to be over"
source = "NHS England, Making Data Count (XmR charts); Wheeler, Understanding Variation, 2nd edition, 2000 (2.66; a run of eight)"
good_direction = "neither"
caveat = "Limits are of the whole span asked for, so they change with it; the lower one may lie below 0. A month in which nothing was measured (no snapshot, no meeting; before the first referral or offence on record) has no value: it is no zero, and its neighbours count as successive. A value that is withheld leaves a gap: no moving range crosses it, and a run ends at it. Offences are those recorded, proven or not: those of the latest months may still be coming in, and more contact means more detection. A signal says that something changed, and not what."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
measure = { kind = "choice", default = "caseload", choices = ["caseload", "share_green", "share_red", "reoffences_per_person", "referrals"], meaning = "what is followed" }
start = { kind = "date", default = "first snapshot", meaning = "a day in the first month" }
end = { kind = "date", default = "latest snapshot", meaning = "last day; a month that it does not reach the end of is left out" }
cohort = { kind = "refs", meaning = "only these cohorts" }

[columns]
period = { kind = "key", description = "First day of the month" }
value = { kind = "computed", unit = "measure", of = ["numerator", "denominator"], denominator = "denominator", description = "The measure: the numerator, divided by the denominator where there is one" }
mean = { kind = "computed", unit = "measure", of = ["numerator", "denominator"], description = "Mean of the values; empty under twelve values" }
lower = { kind = "computed", unit = "measure", of = ["numerator", "denominator"], description = "Lower limit: mean less 2.66 times the mean moving range; empty under twelve values" }
upper = { kind = "computed", unit = "measure", of = ["numerator", "denominator"], description = "Upper limit: mean and 2.66 times the mean moving range; empty under twelve values" }
signal = { kind = "computed", of = ["numerator", "denominator"], denominator = "denominator", description = "outside, run of eight, or empty" }
numerator = { kind = "count", description = "People, ratings of the colour, recorded offences, or referrals" }
denominator = { kind = "count", open = true, description = "Ratings given, or people in the opening snapshot; empty for caseload and referrals" }
points = { kind = "computed", of = ["numerator", "denominator"], description = "Months that have a value" }
is_measured = { kind = "key", hidden = true, description = "Whether anything was measured in the month" }
*/
with dates as (
    select distinct snapshot_date from snapshots where scheme = $scheme and snapshot_date <= $end::date
),

reach as (
    select max(snapshot_date) as last_date from dates
),

months as (
    select series.begins::date as period
    from
        generate_series(
            date_trunc('month', $start::date)::timestamp, $end::date::timestamp, interval 1 month
        ) as series (begins)
    inner join reach on series.begins + interval 1 month <= reach.last_date + interval 1 day
),

closing as (
    select date_trunc('month', snapshot_date)::date as period, max(snapshot_date) as snapshot_date
    from dates
    group by all
),

caseload as (
    select
        closing.period,
        count(*) filter (
            where $cohort::varchar[] is null or list_contains($cohort::varchar[], snapshots.cohort)
        ) as numerator
    from closing
    inner join snapshots on snapshots.scheme = $scheme and closing.snapshot_date = snapshots.snapshot_date
    where $measure::varchar = 'caseload'
    group by all
),

given as (
    select meeting_date, person_ref, rag
    from rag_ratings
    where
        scheme = $scheme
        and meeting_date between date_trunc('month', $start::date)::date and $end::date
        and $measure::varchar in ('share_green', 'share_red')
),

held as (
    select distinct meeting_date from given
),

meetings as (
    select held.meeting_date, dates.snapshot_date
    from held
    asof left join dates on held.meeting_date >= dates.snapshot_date
),

on_list as (
    select meetings.meeting_date, snapshots.person_ref, snapshots.cohort
    from meetings
    inner join snapshots on snapshots.scheme = $scheme and meetings.snapshot_date = snapshots.snapshot_date
    where $cohort::varchar[] is not null
),

off_list as (
    select given.meeting_date, given.person_ref
    from given
    anti join on_list
        on given.meeting_date = on_list.meeting_date and given.person_ref = on_list.person_ref
    where $cohort::varchar[] is not null
),

placed as (
    select meeting_date, person_ref, cohort from on_list
    union all
    select off_list.meeting_date, off_list.person_ref, arg_min(episodes.cohort, episodes.adopted_on) as cohort
    from off_list
    inner join episodes
        on
            episodes.scheme = $scheme
            and off_list.person_ref = episodes.person_ref
            and off_list.meeting_date >= episodes.adopted_on
            and coalesce(off_list.meeting_date <= episodes.deselected_on, true)
    group by off_list.meeting_date, off_list.person_ref
),

ratings as (
    select
        date_trunc('month', given.meeting_date)::date as period,
        count(*) filter (where given.rag = if($measure::varchar = 'share_green', 'green', 'red')) as numerator,
        count(*) as denominator
    from given
    left join placed
        on given.meeting_date = placed.meeting_date and given.person_ref = placed.person_ref
    where $cohort::varchar[] is null or list_contains($cohort::varchar[], placed.cohort)
    group by all
),

opening as (
    select months.period, max(dates.snapshot_date) as snapshot_date
    from months
    inner join dates
        on months.period >= dates.snapshot_date and months.period - interval 1 month <= dates.snapshot_date
    group by all
),

at_risk as (
    select opening.period, snapshots.person_ref
    from opening
    inner join snapshots on snapshots.scheme = $scheme and opening.snapshot_date = snapshots.snapshot_date
    where
        $measure::varchar = 'reoffences_per_person'
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], snapshots.cohort))
),

members as (
    select distinct person_ref
    from snapshots
    where scheme = $scheme and $measure::varchar = 'reoffences_per_person'
),

offending as (
    select
        offences.person_ref,
        date_trunc('month', offences.offence_date)::date as period,
        count(*) as offences
    from offences
    inner join members on offences.person_ref = members.person_ref
    group by all
),

first_offence as (
    select min(period) as period from offending
),

reoffences as (
    select
        at_risk.period,
        coalesce(sum(offending.offences), 0)::bigint as numerator,
        count(*) as denominator
    from at_risk
    inner join first_offence on at_risk.period >= first_offence.period
    left join offending on at_risk.person_ref = offending.person_ref and at_risk.period = offending.period
    group by all
),

referred as (
    select
        date_trunc('month', referred_on)::date as period,
        count(*) filter (
            where $cohort::varchar[] is null or list_contains($cohort::varchar[], cohort)
        ) as numerator
    from referrals
    where scheme = $scheme and $measure::varchar = 'referrals'
    group by all
),

first_referral as (
    select min(period) as period from referred
),

referrals_made as (
    select months.period, coalesce(referred.numerator, 0) as numerator
    from months
    inner join first_referral on months.period >= first_referral.period
    left join referred on months.period = referred.period
),

measured as (
    select period, numerator, null::bigint as denominator from caseload
    union all
    select period, numerator, denominator from ratings
    union all
    select period, numerator, denominator from reoffences
    union all
    select period, numerator, null::bigint as denominator from referrals_made
),

signals as (
    select
        months.period, measured.numerator, measured.denominator,
        measured.period is not null as is_measured,
        $measure::varchar in ('caseload', 'referrals') as open_row
    from months
    left join measured on months.period = measured.period
)

select * from signals order by period
