"""Caseload: who is on the scheme, against capacity and over time."""

import streamlit as st

from layout import case_flow_panels, caseload_panels
from layout.caseload_sheet import sheet
from layout.start import start_page

page = start_page()
this = sheet(page)

caseload_panels.headline(this)
wide, narrow = st.columns([5, 3])
with wide:
    caseload_panels.over_time(this)
with narrow:
    caseload_panels.joined_and_left(this)

left, right = st.columns(2)
with left:
    caseload_panels.by_cohort(this)
with right:
    case_flow_panels.projection(this)

left, right = st.columns(2)
with left:
    caseload_panels.month_by_month(this)
with right:
    case_flow_panels.length_of_stay(this)

left, right = st.columns(2)
with left:
    caseload_panels.community_and_custody(this)
with right:
    caseload_panels.by_group(this, "lead_agency")

left, right = st.columns(2)
with left:
    caseload_panels.by_group(this, "area")
with right:
    caseload_panels.by_group(this, "order_type")

case_flow_panels.referral_panels(this)
case_flow_panels.workload(this)
