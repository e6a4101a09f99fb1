"""All the tables of a county scheme."""

from collections.abc import Iterator

from data_model.demo.county import custody, meetings, needs, offending, people, ratings, referrals, treatment
from data_model.demo.county.caseload import History, history
from data_model.demo.county.episodes import episode_rows
from data_model.demo.county.plan import Plan
from data_model.demo.frames import Row, Tables, frame


def county(plan: Plan, seed: int) -> Tables:
    """The tables of the scheme that the plan describes."""
    past = history(plan, seed)
    return _scheme(plan) | _caseload(plan, seed, past) | _work(plan, seed, past) | _crime(plan, seed, past)


def _scheme(plan: Plan) -> Tables:
    head = {"scheme": plan.scheme, "name": plan.name, "capacity": plan.capacity}
    policy = [{"scheme": plan.scheme, **plan.policy}] if plan.policy else []
    events = [
        {"scheme": plan.scheme, "event_date": event.day, "title": event.title, "detail": event.detail}
        for event in plan.events
        if event.day <= plan.end
    ]
    return {
        "schemes": frame("schemes", [head]),
        "cohorts": frame("cohorts", _cohorts(plan)),
        "areas": frame("areas", _areas(plan)),
        "selection_policy": frame("selection_policy", policy),
        "scheme_events": frame("scheme_events", events),
    }


def _cohorts(plan: Plan) -> Iterator[Row]:
    for group in plan.groups:
        yield {
            "scheme": plan.scheme,
            "cohort": group.cohort,
            "profile": group.profile,
            "label": group.label,
            "live_from": group.live_from,
            "live_to": group.live_to,
            "capacity": group.capacity,
            "share_target": group.share_target,
        }


def _areas(plan: Plan) -> Iterator[Row]:
    for area in plan.areas:
        yield {
            "scheme": plan.scheme,
            "area": area.code,
            "name": area.name,
            "latitude": area.latitude,
            "longitude": area.longitude,
        }


def _caseload(plan: Plan, seed: int, past: History) -> Tables:
    """The referrals come first: they draw people of their own."""
    referred = list(referrals.referral_rows(plan, seed, past))
    return {
        "people": frame("people", people.person_rows(plan, seed, past.people.drawn)),
        "snapshots": frame("snapshots", past.snapshots),
        "episodes": frame("episodes", episode_rows(plan, seed, past.cases)),
        "referrals": frame("referrals", referred),
        "rag_ratings": frame("rag_ratings", ratings.rating_rows(plan, seed, past.cases)),
        "custody_periods": frame("custody_periods", custody.custody_rows(plan, past.people.drawn)),
        "releases": frame("releases", custody.release_rows(plan, seed, past.people.drawn)),
    }


def _work(plan: Plan, seed: int, past: History) -> Tables:
    requirements = treatment.requirement_rows(plan, seed, past.cases) if plan.treatment else []
    return {
        "assessments": frame("assessments", needs.assessment_rows(plan, seed, past.cases)),
        "treatment_requirements": frame("treatment_requirements", requirements),
        "service_referrals": frame("service_referrals", treatment.service_rows(plan, seed, past.cases)),
        "meeting_attendance": frame("meeting_attendance", meetings.attendance_rows(plan, seed)),
    }


def _crime(plan: Plan, seed: int, past: History) -> Tables:
    offences = offending.offence_rows(plan, seed, past.cases)
    enforcement = offending.enforcement_rows(plan, seed, past.cases, offences)
    return {"offences": frame("offences", offences), "enforcement": frame("enforcement", enforcement)}
