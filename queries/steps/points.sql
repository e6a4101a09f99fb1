-- The day on which each person of `visits` is due at each of `months`.
select
    entries.person_ref, months.month,
    entries.entered_on + round(months.month * 365.25 / 12)::integer as due_on
from (select person_ref, min(assessed_on) as entered_on from visits group by person_ref) as entries
cross join months
