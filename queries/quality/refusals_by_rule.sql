/*
title = "Why rows were refused"
definition = "Rows that each load refused, by table, column and rule."
numerator = "Rows refused for this rule"
denominator = "None: a count"
grain = "One row per load, table, column and rule, those of the latest load first"
source = "Data dictionary, “Loading”"
good_direction = "down"
caveat = "A row is counted once, under the first rule it breaks."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
across_schemes = "A refused row may name no scheme; what is shown is of files, not of people."

[parameters]
load_id = { kind = "ref", meaning = "only rows of this load" }

[columns]
load_id = { kind = "key", description = "Reference of the load" }
loaded_at = { kind = "key", description = "When it was loaded (UTC)" }
table = { kind = "key", description = "Table the rows were for" }
column = { kind = "key", description = "Column at fault" }
rule = { kind = "key", description = "Rule that is broken" }
rows = { kind = "reference", description = "Rows refused" }
*/
with by_rule as (
    select
        refusals.load_id, loads.loaded_at, refusals."table", refusals."column", refusals.rule,
        count(*) as "rows"
    from refusals
    inner join loads on refusals.load_id = loads.load_id
    where $load_id::varchar is null or refusals.load_id = $load_id::varchar
    group by all
)

select * from by_rule order by loaded_at desc, load_id desc, "table", "rows" desc, "column", rule
