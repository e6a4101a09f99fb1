/*
title = "Loads"
definition = "Each load of extracts: its files, the rows read, those loaded and those refused. Rows read are always rows loaded and rows refused."
numerator = "None: a list"
denominator = "None: a list"
grain = "One row per load, the latest first"
source = "Data dictionary, “Loading”"
good_direction = "neither"
caveat = "These are rows of files, not people."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23
across_schemes = "A load may hold rows of several schemes, and says nothing of any person."

[columns]
load_id = { kind = "key", description = "Reference of the load" }
loaded_at = { kind = "key", description = "When it was loaded (UTC)" }
source = { kind = "key", description = "Name of the folder or workbook" }
origin = { kind = "key", description = "extract, synthetic or example" }
files = { kind = "reference", description = "Files or sheets in the load" }
rows_read = { kind = "reference", description = "Rows read" }
loaded = { kind = "reference", description = "Rows loaded" }
rejected = { kind = "reference", description = "Rows refused" }
*/
with by_load as (
    select
        load_id,
        count(distinct file) as files,
        sum(read)::bigint as rows_read,
        sum(loaded)::bigint as loaded,
        sum(refused)::bigint as rejected
    from load_files
    group by all
),

loads_with_files as (
    select
        loads.load_id, loads.loaded_at, loads.source, loads.origin,
        coalesce(by_load.files, 0) as files,
        coalesce(by_load.rows_read, 0) as rows_read,
        coalesce(by_load.loaded, 0) as loaded,
        coalesce(by_load.rejected, 0) as rejected
    from loads
    left join by_load on loads.load_id = by_load.load_id
)

select * from loads_with_files order by loaded_at desc, load_id desc
