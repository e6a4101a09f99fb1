/*
title = "The fixed rule in force"
definition = "The thresholds of the scheme's fixed rule on the day of the snapshot: the one that took effect last on or before it. No row where the scheme has none in force."
numerator = "None: a rule, not a count"
denominator = "None: a rule, not a count"
grain = "One row, or none"
source = "Lincolnshire IOM Strategy 2021–2023, “Fixed (statutory offenders only)”"
good_direction = "neither"
caveat = "The other parts of the rule are the same everywhere: statutory, not a MAPPA nominal, a neighbourhood-crime index offence."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
as_at = { kind = "snapshot", default = "latest snapshot", meaning = "the snapshot on this day, or the latest before it" }

[columns]
effective_from = { kind = "key", description = "Day the rule took effect" }
ogrs = { kind = "reference", description = "Least reconviction score, per cent" }
ogrs_serious = { kind = "reference", description = "Least score where the index offence is robbery or burglary, per cent" }
css = { kind = "reference", description = "Least Crime Severity Score" }
source = { kind = "key", description = "Where the rule is published" }
*/
with rule as (
    select effective_from, ogrs, ogrs_serious, css, source
    from selection_policy
    where scheme = $scheme and effective_from <= $as_at::date
)

select * from rule order by effective_from desc limit 1
