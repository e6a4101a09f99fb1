"""Every table of the data dictionary, in the order of loading: what is referred to comes first."""

import dataframely as dy

from data_model.tables.areas import Areas
from data_model.tables.assessments import Assessments
from data_model.tables.cohorts import Cohorts
from data_model.tables.custody_periods import CustodyPeriods
from data_model.tables.enforcement import Enforcement
from data_model.tables.episodes import Episodes
from data_model.tables.meeting_attendance import MeetingAttendance
from data_model.tables.offences import Offences
from data_model.tables.people import People
from data_model.tables.rag_ratings import RagRatings
from data_model.tables.referrals import Referrals
from data_model.tables.releases import Releases
from data_model.tables.scheme_events import SchemeEvents
from data_model.tables.schemes import Schemes
from data_model.tables.selection_policy import SelectionPolicy
from data_model.tables.service_referrals import ServiceReferrals
from data_model.tables.snapshots import Snapshots
from data_model.tables.treatment_requirements import TreatmentRequirements

TABLES: dict[str, type[dy.Schema]] = {
    "schemes": Schemes,
    "cohorts": Cohorts,
    "areas": Areas,
    "people": People,
    "snapshots": Snapshots,
    "episodes": Episodes,
    "referrals": Referrals,
    "rag_ratings": RagRatings,
    "assessments": Assessments,
    "offences": Offences,
    "custody_periods": CustodyPeriods,
    "releases": Releases,
    "treatment_requirements": TreatmentRequirements,
    "service_referrals": ServiceReferrals,
    "enforcement": Enforcement,
    "meeting_attendance": MeetingAttendance,
    "selection_policy": SelectionPolicy,
    "scheme_events": SchemeEvents,
}
"""Table name to schema."""

REQUIRED_ONCE = ("schemes", "areas", "people")
"""Tables without which a store says nothing: needed in the first load."""
