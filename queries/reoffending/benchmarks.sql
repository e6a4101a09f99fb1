/*
title = "Published figures to compare with"
definition = "Published rates and numbers of reoffending, each with what it is of and whether people chosen for IOM may fairly be compared with it."
numerator = "As published"
denominator = "As published"
grain = "One row per measure, area and period"
source = "The reference table `benchmarks`, each row with its own source"
good_direction = "neither"
caveat = "Rates of all offenders are no fair comparison for people chosen because they offend most."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
across_schemes = "Published figures, the same for every scheme; nobody in the store is counted."

[parameters]

[columns]
measure = { kind = "key", description = "Code of the measure" }
area = { kind = "key", description = "Place it is about" }
period = { kind = "key", description = "Period or cohort it is about" }
value = { kind = "reference", description = "The figure as published; shares from 0 to 1" }
label = { kind = "key", description = "What it is of" }
unit = { kind = "key", description = "Unit of the figure" }
fair_comparison = { kind = "key", description = "Whether an IOM caseload may be compared with it" }
note = { kind = "key", description = "What to bear in mind" }
source = { kind = "key", description = "Where it was published" }
*/
with published as (
    select measure, area, period, value, label, unit, fair_comparison, note, source
    from benchmarks
)

select * from published order by fair_comparison desc, measure, area, period
