"""RAG ratings: each rating given at a Multi-Agency Case Conference."""

import dataframely as dy

from data_model.columns import closed_list, date, ref


class RagRatings(dy.Schema):
    """One row per person rated per MACC."""

    scheme = ref("Code of the scheme", primary_key=True)
    meeting_date = date("Date of the MACC", primary_key=True)
    person_ref = ref("Pseudonymised reference of the person", primary_key=True)
    rag = closed_list("Rating", ("red", "amber", "green"))
    outcome = closed_list(
        "What the meeting decided", ("retain", "consider_deselection", "deselect", "escalate"), nullable=True
    )
