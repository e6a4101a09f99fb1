"""Data: what was loaded, what was refused and why, how complete it is and how old."""

from layout import data_panels
from layout.start import start_page

page = start_page()

data_panels.headline(page)
