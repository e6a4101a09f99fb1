/*
title = "Fast track against ordinary referrals"
definition = "Referrals to services from `start` to `end` of people on the scheme on the day of referral, by agency and pathway: how many went by the fast track, and the days from referral to first contact for those and for the others."
numerator = "Referrals by the fast track; days from referral to first contact"
denominator = "Referrals; referrals contacted by the day"
grain = "One row per agency and pathway with a referral, or per agency, per pathway, or one in all"
source = "Lincolnshire IOM Strategy 2021–2023, “Performance” (involvement of commissioned services) and “IOM model” (access to rehabilitative pathways and services)"
good_direction = "neither"
caveat = "Days are those of referrals that were contacted by the day: the others are counted as waiting, and may wait long. The fast track is not given by lot, so a shorter wait need not be its doing. Contacts are as on record when the data was loaded. On the scheme is in a stay that covers the day, or, for people without any stay on record, in the snapshot on that day or the last before it. A filter by cohort goes by the cohort of the person's last snapshot, or of their last stay if they are in none."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", meaning = "first day of referral; left out: from the first" }
end = { kind = "date", default = "latest snapshot", meaning = "last day of referral" }
as_at = { kind = "date", default = "latest snapshot or end", meaning = "nothing dated after this day is counted" }
by = { kind = "choice", default = "agency_pathway", choices = ["agency_pathway", "agency", "pathway", "total"], meaning = "what to group by" }
cohort = { kind = "refs", meaning = "only people of these cohorts" }

[columns]
agency = { kind = "key", description = "Agency, or total" }
pathway = { kind = "key", description = "Code of the pathway, or total" }
referrals = { kind = "count", description = "Referrals" }
fast_track = { kind = "count", description = "Referrals by the fast track" }
median_days_fast = { kind = "value", of = "contacted_fast", unit = "days", description = "Median days to the first contact, fast track" }
median_days_other = { kind = "value", of = "contacted_other", unit = "days", description = "Median days to the first contact, other referrals" }
label = { kind = "key", description = "Name of the pathway" }
lower_quartile_fast = { kind = "value", of = "contacted_fast", unit = "days", description = "Days by which a quarter of the fast-track referrals contacted had been" }
upper_quartile_fast = { kind = "value", of = "contacted_fast", unit = "days", description = "Days by which three quarters of the fast-track referrals contacted had been" }
lower_quartile_other = { kind = "value", of = "contacted_other", unit = "days", description = "Days by which a quarter of the other referrals contacted had been" }
upper_quartile_other = { kind = "value", of = "contacted_other", unit = "days", description = "Days by which three quarters of the other referrals contacted had been" }
contacted_fast = { kind = "count", description = "Fast-track referrals contacted" }
contacted_other = { kind = "count", description = "Other referrals contacted" }
waiting_fast = { kind = "count", description = "Fast-track referrals not contacted yet" }
waiting_other = { kind = "count", description = "Other referrals not contacted yet" }
contacts = { kind = "value", of = ["referrals", "contacted_fast", "contacted_other"], description = "Contacts kept so far" }
*/
with
/* step: in_cohorts */

/* step: on_scheme */

own as (
    select
        pathway, agency, fast_track,
        if(first_contact_on <= $as_at::date, first_contact_on - referred_on, null) as days,
        if(first_contact_on <= $as_at::date, contacts, null) as contacts
    from service_referrals
    where
        referred_on <= least($end::date, $as_at::date)
        and ($start::date is null or referred_on >= $start::date)
        and ($cohort::varchar[] is null or person_ref in (select person_ref from in_cohorts))
        and exists (
            select 1 from on_scheme
            where
                on_scheme.person_ref = service_referrals.person_ref
                and service_referrals.referred_on between on_scheme.first_day and on_scheme.last_day
        )
),

grouped as (
    select
        if($by::varchar in ('agency', 'agency_pathway'), agency, 'total') as agency,
        if($by::varchar in ('pathway', 'agency_pathway'), pathway, 'total') as pathway,
        fast_track, days, contacts
    from own
),

counted as (
    select
        agency, pathway,
        count(*) as referrals,
        count(*) filter (where fast_track) as fast_track,
        median(days) filter (where fast_track) as median_days_fast,
        median(days) filter (where not fast_track) as median_days_other,
        quantile_cont(days, 0.25) filter (where fast_track) as lower_quartile_fast,
        quantile_cont(days, 0.75) filter (where fast_track) as upper_quartile_fast,
        quantile_cont(days, 0.25) filter (where not fast_track) as lower_quartile_other,
        quantile_cont(days, 0.75) filter (where not fast_track) as upper_quartile_other,
        count(days) filter (where fast_track) as contacted_fast,
        count(days) filter (where not fast_track) as contacted_other,
        count(*) filter (where fast_track and days is null) as waiting_fast,
        count(*) filter (where not fast_track and days is null) as waiting_other,
        sum(contacts) as contacts
    from grouped
    group by agency, pathway
),

names as (
    select distinct pathway, label, sort_order from pathways
),

fast_track as (
    select
        counted.agency, counted.pathway, counted.referrals, counted.fast_track,
        counted.median_days_fast, counted.median_days_other,
        coalesce(names.label, 'All pathways') as label,
        counted.lower_quartile_fast, counted.upper_quartile_fast,
        counted.lower_quartile_other, counted.upper_quartile_other,
        counted.contacted_fast, counted.contacted_other,
        counted.waiting_fast, counted.waiting_other, counted.contacts, names.sort_order
    from counted
    left join names on counted.pathway = names.pathway
)

select * exclude (sort_order) from fast_track order by agency, sort_order
