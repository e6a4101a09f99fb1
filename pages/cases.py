"""Cases: the caseload person by person, one person's history, and the people due at the next meeting."""

from layout import address, case_list, macc, person_sheet
from layout.start import start_page

page = start_page()
person = address.own("person")

if person:
    person_sheet.show(page, person, case_list.around(page))
elif address.own("mode") == "macc":
    macc.show(page)
else:
    case_list.show(page)
