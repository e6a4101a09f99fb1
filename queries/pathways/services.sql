/*
title = "Services against need"
definition = "Of the people with a need on a pathway, how many were referred to a service for it while on the scheme, by the fast track, how long they waited for the first contact, and how many completed a service. The people with a need are those of the need by pathway, with the same choices."
numerator = "People with a need who were referred; who completed a service"
denominator = "People with a need; people referred"
grain = "One row per pathway of the list in use: the strategy's nine, or Leicestershire's seven"
source = "Lincolnshire IOM Strategy 2021–2023, “IOM model” (access to rehabilitative pathways and services) and “Performance” (fast-track access)"
good_direction = "up"
caveat = "Referrals on record only: help given without one is not seen. A service for one of Leicestershire's seven areas answers a need in any of the nine it is mapped to, and the reverse. Contacts are as on record when the data was loaded, of services begun by the day. The wait is from a person's first referral for the pathway to the first contact of any referral for it; people without a contact yet are not in it. On the scheme is in a stay that covers the day of the referral, or, for people without any stay on record, in the snapshot on that day or the last before it. Instruments are never averaged together; where none is named, it is the one with most scores on record. The marks of no need of the Justice Star (10, the top of its scale) and of OASys (0) are conventions of this project. A filter by cohort goes by the cohort of the person's last snapshot, or of their last stay if they are in none."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "date", default = "latest snapshot", meaning = "assessments after this day are not counted" }
point = { kind = "choice", default = "entry", choices = ["entry", "latest"], meaning = "which assessment of each person" }
instrument = { kind = "choice", choices = ["in_house", "justice_star", "oasys_need"], meaning = "instrument of the assessments; left out: the one with most scores on record" }
people = { kind = "choice", default = "assessed", choices = ["assessed", "current"], meaning = "everyone assessed, or those on the scheme on the day" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }

[columns]
pathway = { kind = "key", description = "Code of the pathway" }
people_with_need = { kind = "count", description = "People with a need" }
referred = { kind = "count", description = "People of these referred to a service for it" }
fast_track = { kind = "count", description = "People of these with a fast-track referral" }
median_days_to_contact = { kind = "value", of = ["contacted"], unit = "days", description = "Median days from the first referral to the first contact" }
completed = { kind = "count", description = "People referred who completed a service" }
share_referred = { kind = "derived", expression = "referred / nullif(people_with_need, 0)", denominator = "people_with_need", unit = "share", description = "Part of the people with a need who were referred, 0 to 1" }
share_completed = { kind = "derived", expression = "completed / nullif(referred, 0)", denominator = "referred", unit = "share", description = "Part of the people referred who completed a service, 0 to 1" }
contacted = { kind = "count", description = "People referred who had a first contact" }
lower_quartile_days = { kind = "value", of = ["contacted"], unit = "days", description = "Days by which a quarter of those contacted had been" }
upper_quartile_days = { kind = "value", of = ["contacted"], unit = "days", description = "Days by which three quarters of those contacted had been" }
contacts = { kind = "value", of = ["referred", "contacted"], description = "Contacts kept so far with the people referred" }
label = { kind = "key", description = "Name of the pathway" }
nine = { kind = "key", description = "Which of the nine pathways it answers to" }
instrument = { kind = "key", description = "Code of the instrument" }
instrument_label = { kind = "key", description = "Name of the instrument" }
better = { kind = "key", description = "Which way is improvement: higher or lower" }
no_need_mark = { kind = "reference", description = "Score that means no need" }
scale_low = { kind = "reference", description = "Lowest score" }
scale_high = { kind = "reference", description = "Highest score" }
*/
with
/* step: used */

/* step: scale */

/* step: scores */

/* step: pathway_spine */

/* step: on_scheme */

with_need as (
    select scores.person_ref, scores.pathway
    from scores
    cross join scale
    where if(scale.better = 'lower', scores.score > scale.no_need_mark, scores.score < scale.no_need_mark)
),

own_referrals as (
    select
        person_ref, service_referral_ref, pathway, fast_track, referred_on,
        if(first_contact_on <= $as_at::date, first_contact_on, null) as contact_on,
        if(first_contact_on <= $as_at::date, contacts, null) as contacts,
        coalesce(ended_on <= $as_at::date and outcome = 'completed', false) as is_completed
    from service_referrals
    where
        referred_on <= $as_at::date
        and exists (
            select 1 from on_scheme
            where
                on_scheme.person_ref = service_referrals.person_ref
                and service_referrals.referred_on between on_scheme.first_day and on_scheme.last_day
        )
),

answers as (
    select distinct needs.pathway as need, services.pathway as service
    from pathways as needs
    inner join pathways as services on needs.mapped_to = services.mapped_to
),

served as (
    select
        with_need.pathway, with_need.person_ref,
        bool_or(own_referrals.fast_track) as is_fast,
        bool_or(own_referrals.is_completed) as is_completed,
        min(own_referrals.contact_on) - min(own_referrals.referred_on) as days,
        sum(own_referrals.contacts) as contacts
    from with_need
    inner join answers on with_need.pathway = answers.need
    inner join own_referrals
        on with_need.person_ref = own_referrals.person_ref and answers.service = own_referrals.pathway
    group by with_need.pathway, with_need.person_ref
),

needed as (
    select pathway, count(*) as people_with_need
    from with_need
    group by pathway
),

counted as (
    select
        pathway,
        count(*) as referred,
        count(*) filter (where is_fast) as fast_track,
        count(*) filter (where is_completed) as completed,
        count(days) as contacted,
        median(days) as median_days_to_contact,
        quantile_cont(days, 0.25) as lower_quartile_days,
        quantile_cont(days, 0.75) as upper_quartile_days,
        sum(contacts) as contacts
    from served
    group by pathway
),

services as (
    select
        pathway_spine.place, pathway_spine.pathway,
        coalesce(needed.people_with_need, 0) as people_with_need,
        coalesce(counted.referred, 0) as referred,
        coalesce(counted.fast_track, 0) as fast_track,
        counted.median_days_to_contact,
        coalesce(counted.completed, 0) as completed,
        coalesce(counted.contacted, 0) as contacted,
        counted.lower_quartile_days, counted.upper_quartile_days, counted.contacts,
        pathway_spine.label, pathway_spine.nine,
        scale.instrument, scale.instrument_label, scale.better, scale.no_need_mark, scale.scale_low, scale.scale_high
    from pathway_spine
    cross join scale
    left join needed on pathway_spine.pathway = needed.pathway
    left join counted on pathway_spine.pathway = counted.pathway
)

select * exclude (place) from services order by place
