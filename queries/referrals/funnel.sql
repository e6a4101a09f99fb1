/*
title = "From referral to decision"
definition = "People referred from `start` to `end`, by who referred them, and what was decided of those referrals by the day. A source that ever referred keeps its row, so 0 means none."
numerator = "Referrals with this decision on or before the day"
denominator = "Referrals from `start` to `end`"
grain = "One row per source, and a total"
source = "Lincolnshire scrutiny report, 13 December 2022 (adoption of individuals following referrals); LLR IOM Performance Report 2015–16 (Referral Numbers)"
good_direction = "neither"
caveat = "A referral near the end of the window has had less time to be decided. A person referred twice is two referrals. Deferred counts as decided."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", meaning = "first day of referral; left out: from the first" }
end = { kind = "date", default = "latest snapshot", meaning = "last day of referral" }
as_at = { kind = "date", default = "latest snapshot or end", meaning = "decisions after this day are not counted" }
cohort = { kind = "refs", meaning = "only referrals to these cohorts" }

[columns]
source = { kind = "key", description = "Who referred, or total" }
referred = { kind = "count", description = "Referrals" }
decided = { kind = "count", description = "Referrals decided: adopted, declined or deferred" }
adopted = { kind = "count", description = "Referrals that led to adoption" }
declined = { kind = "count", description = "Referrals declined" }
deferred = { kind = "count", description = "Referrals deferred" }
open = { kind = "count", description = "Referrals not yet decided" }
median_days_to_decision = { kind = "value", of = "decided", unit = "days", description = "Median days from referral to decision" }
*/
with known as (
    select
        source, referred_on,
        if(decided_on <= $as_at::date, decision, null) as decision,
        if(decided_on <= $as_at::date, decided_on - referred_on, null) as days
    from referrals
    where
        scheme = $scheme
        and referred_on <= $as_at::date
        and ($cohort::varchar[] is null or list_contains($cohort::varchar[], cohort))
),

referred_then as (
    select source, decision, days
    from known
    where
        referred_on <= $end::date
        and ($start::date is null or referred_on >= $start::date)
),

counted as (
    select
        if(grouping(source) = 1, 'total', source) as source,
        count(*) as referred,
        count(decision) as decided,
        count(*) filter (where decision = 'adopted') as adopted,
        count(*) filter (where decision = 'declined') as declined,
        count(*) filter (where decision = 'deferred') as deferred,
        median(days) as median_days_to_decision
    from referred_then
    group by rollup (source)
),

spine as (
    select distinct source from known
    union all
    select 'total' as source where exists (select 1 from known)
),

funnel as (
    select
        spine.source,
        coalesce(counted.referred, 0) as referred,
        coalesce(counted.decided, 0) as decided,
        coalesce(counted.adopted, 0) as adopted,
        coalesce(counted.declined, 0) as declined,
        coalesce(counted.deferred, 0) as deferred,
        coalesce(counted.referred, 0) - coalesce(counted.decided, 0) as open,
        counted.median_days_to_decision,
        spine.source = 'total' as open_row
    from spine
    left join counted on spine.source = counted.source
)

select * from funnel order by open_row, source
