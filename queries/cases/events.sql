/*
title = "One person's history"
definition = "Everything dated that is recorded of one person on or before the day: ratings, episodes, referrals and meetings of this scheme, and custody, offences, assessments, services, requirements, enforcement and releases. What had not ended by the day has no end, and what became known later is left out."
numerator = "None: events of one person"
denominator = "None: events of one person"
grain = "One row per event, by lane and date"
source = "Lincolnshire IOM Strategy 2021–2023, “IOM model” and “Performance”"
good_direction = "neither"
caveat = "Nothing is said of somebody whom no snapshot of the scheme shows, or whose case is restricted: there are no rows then, in either case. What happens on one day begins and ends on it. A meeting is a date on which somebody of the scheme was rated, within the person's episodes."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
views = ["operator"]

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
person = { kind = "ref", meaning = "reference of the person; without one there are no rows" }
as_at = { kind = "date", default = "latest snapshot", meaning = "the day; nothing dated later is looked at" }

[columns]
lane = { kind = "key", description = "rating, episode, custody, offence, assessment, service, requirement, enforcement, release, referral or meeting" }
from_date = { kind = "key", description = "First day" }
to_date = { kind = "key", description = "Last day; empty where it had not ended by the day" }
what = { kind = "key", description = "What it was: a rating, cohort, offence code, instrument, pathway, requirement, kind of enforcement, accommodation, source of referral; custody, or macc" }
detail = { kind = "key", description = "More of it: what the meeting decided, reason of leaving, proven or not_proven, agency, outcome, prison, decision, rated or not_rated" }
value = { kind = "reference", description = "Severity of an offence, pathways with a need in an assessment, contacts kept of a service that ended" }
label = { kind = "key", description = "What it was, in words" }
detail_label = { kind = "key", description = "More of it, in words" }
*/
with hidden as (
    select person_ref from people where restricted and not $restricted
),

chosen as (
    select snapshots.*
    from snapshots
    anti join hidden on snapshots.person_ref = hidden.person_ref
    where
        snapshots.scheme = $scheme
        and snapshots.person_ref = $person::varchar
        and snapshots.snapshot_date <= $as_at::date
    order by snapshots.snapshot_date desc
    limit 1
),

stays as (
    select
        episodes.cohort, cohorts.label, episodes.adopted_on, episodes.exit_reason,
        if(episodes.deselected_on <= $as_at::date, episodes.deselected_on, null) as deselected_on
    from episodes
    left join cohorts
        on
            episodes.scheme = cohorts.scheme
            and episodes.cohort = cohorts.cohort
            and episodes.profile = cohorts.profile
    where
        episodes.scheme = $scheme
        and episodes.person_ref = $person::varchar
        and episodes.adopted_on <= $as_at::date
),

ratings as (
    select meeting_date, person_ref, rag, outcome
    from rag_ratings
    where scheme = $scheme and meeting_date <= $as_at::date
),

meetings as (
    select meeting_date, bool_or(person_ref = $person::varchar) as was_rated
    from ratings
    group by meeting_date
),

assessed as (
    select
        assessments.assessed_on, assessments.instrument,
        count(*) filter (where assessments.score <> instruments.no_need_mark) as needs
    from assessments
    inner join instruments on assessments.instrument = instruments.instrument
    where assessments.scheme = $scheme and assessments.person_ref = $person::varchar
    group by assessments.assessment_ref, assessments.assessed_on, assessments.instrument
),

recorded as (
    select 'rating' as lane, meeting_date as from_date, meeting_date as to_date, rag as what, outcome as detail
    from ratings
    where person_ref = $person::varchar
    union all by name
    select
        'episode' as lane, adopted_on as from_date, deselected_on as to_date,
        cohort as what, label, if(deselected_on is null, null, exit_reason) as detail
    from stays
    union all by name
    select 'custody' as lane, from_date, to_date, 'custody' as what
    from custody_periods
    where person_ref = $person::varchar
    union all by name
    select
        'offence' as lane, offences.offence_date as from_date, offences.offence_date as to_date,
        offences.offence_code as what, offence_codes.description as label,
        if(coalesce(offences.proven_on <= $as_at::date, false), 'proven', 'not_proven') as detail,
        offences.severity as "value"
    from offences
    left join offence_codes on offences.offence_code = offence_codes.offence_code
    where offences.person_ref = $person::varchar
    union all by name
    select 'assessment' as lane, assessed_on as from_date, assessed_on as to_date, instrument as what, needs as "value"
    from assessed
    union all by name
    select
        'service' as lane, referred_on as from_date, ended_on as to_date, pathway as what, agency as detail,
        if(ended_on <= $as_at::date, contacts, null) as "value"
    from service_referrals
    where person_ref = $person::varchar
    union all by name
    select
        'requirement' as lane, made_on as from_date, ended_on as to_date, requirement as what,
        if(ended_on <= $as_at::date, outcome, 'ongoing') as detail
    from treatment_requirements
    where person_ref = $person::varchar
    union all by name
    select 'enforcement' as lane, event_date as from_date, event_date as to_date, kind as what
    from enforcement
    where person_ref = $person::varchar
    union all by name
    select
        'release' as lane, released_on as from_date, released_on as to_date,
        accommodation_on_release as what, prison as detail
    from releases
    where person_ref = $person::varchar
    union all by name
    select
        'referral' as lane, referred_on as from_date, decided_on as to_date, source as what,
        if(decided_on <= $as_at::date, decision, null) as detail
    from referrals
    where person_ref = $person::varchar and scheme = $scheme
    union all by name
    select
        'meeting' as lane, meeting_date as from_date, meeting_date as to_date, 'macc' as what,
        if(was_rated, 'rated', 'not_rated') as detail
    from meetings
    semi join stays
        on
            meetings.meeting_date >= stays.adopted_on
            and coalesce(meetings.meeting_date <= stays.deselected_on, true)
),

lanes as (
    select
        unnest([
            'rating', 'episode', 'custody', 'offence', 'assessment', 'service',
            'requirement', 'enforcement', 'release', 'referral', 'meeting'
        ]) as lane,
        unnest([
            'rag', 'cohort', 'setting', null, 'instrument', 'pathway',
            'requirement', 'enforcement_kind', 'accommodation', 'referral_source', 'meeting'
        ]) as what_list,
        unnest([
            'rag_outcome', 'exit_reason', null, null, null, null,
            'treatment_outcome', null, null, 'decision', null
        ]) as detail_list,
        unnest(range(1, 12)) as place
),

events as (
    select
        recorded.lane, recorded.from_date,
        if(recorded.to_date <= $as_at::date, recorded.to_date, null) as to_date,
        recorded.what, recorded.detail, recorded."value",
        coalesce(recorded.label, words.label, recorded.what) as label,
        case recorded.detail
            when 'proven' then 'Proven'
            when 'not_proven' then 'Not proven'
            when 'rated' then 'Rated'
            when 'not_rated' then 'Not rated'
            else coalesce(more_words.label, recorded.detail)
        end as detail_label,
        lanes.place
    from recorded
    cross join chosen
    inner join lanes on recorded.lane = lanes.lane
    left join labels as words on lanes.what_list = words.list and recorded.what = words.code
    left join labels as more_words on lanes.detail_list = more_words.list and recorded.detail = more_words.code
    where recorded.from_date <= $as_at::date
)

select * from events order by place, from_date, to_date, what, detail
