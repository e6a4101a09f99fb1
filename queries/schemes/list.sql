/*
title = "Schemes in the store"
definition = "The schemes that the viewer may see, with their capacity and where their rows come from."
numerator = "None: a list"
denominator = "None: a list"
grain = "One row per scheme"
source = "Data dictionary, schemes; Lincolnshire scrutiny report, 13 December 2022 (capacity of 120)"
good_direction = "neither"
caveat = "Origin extract is a scheme's own data, synthetic is made-up people, example is made-up rows that add up to published figures."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[columns]
scheme = { kind = "key", description = "Code of the scheme" }
name = { kind = "key", description = "Name of the scheme" }
capacity = { kind = "reference", description = "People at any one time" }
origin = { kind = "key", description = "extract, synthetic or example" }
*/
with list as (
    select schemes.scheme, schemes.name, schemes.capacity, coalesce(scheme_origins.origin, 'extract') as origin
    from schemes
    left join scheme_origins on schemes.scheme = scheme_origins.scheme
    where $schemes::varchar[] is null or list_contains($schemes::varchar[], schemes.scheme)
)

select * from list order by scheme
