/*
title = "Events of the scheme"
definition = "What happened to the scheme from `start` to `end`: drawn on a trend as annotations."
numerator = "None: a list"
denominator = "None: a list"
grain = "One row per event"
source = "Data dictionary, scheme_events; Lincolnshire IOM Strategy 2021–2023, “Timeline of IOM”"
good_direction = "neither"
caveat = "An event beside a change is not thereby its cause."
owner = "Performance analyst of the scheme"
reviewed = 2026-11-23
next_review = 2027-11-23

[parameters]
scheme = { kind = "ref", required = true, meaning = "code of the scheme" }
start = { kind = "date", meaning = "first day; left out: from the first event" }
end = { kind = "date", default = "latest snapshot", meaning = "last day" }

[columns]
event_date = { kind = "key", description = "Day of the event" }
title = { kind = "key", description = "What happened" }
detail = { kind = "key", description = "More about it" }
*/
with events as (
    select event_date, title, detail
    from scheme_events
    where
        scheme = $scheme
        and ($start::date is null or event_date >= $start::date)
        and event_date <= $end::date
)

select * from events order by event_date, title
