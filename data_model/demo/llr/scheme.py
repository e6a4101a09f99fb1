"""LLR: the tables of the scheme, put together."""

from datetime import date

from data_model.demo.chance import stream
from data_model.demo.frames import Row, Tables, frame
from data_model.demo.llr import custody, needs, offending, people
from data_model.demo.llr.members import Member, members
from data_model.demo.llr.published import AREAS, ENHANCED, PRIORITY, SCHEME

LABELS = {"priority": "Priority", "enhanced": "Enhanced", "standard": "Standard"}
EVENTS = (
    ("2015-02-01", "Offender Rehabilitation Act", "Supervision after short sentences comes into force."),
    ("2015-04-01", "Report year begins", "IOM Performance Report, April 2015 to March 2016."),
    ("2016-03-31", "Last in-house report", "Justice Star is to take over at priority level."),
)


def llr(seed: int) -> Tables:
    """The tables of LLR 2015-16; every seed adds up to the published figures."""
    rng = stream(seed, SCHEME, "members")
    everyone = members(rng, PRIORITY, 1)
    everyone += members(rng, ENHANCED, len(everyone) + 1)
    return _scheme_tables() | _people_tables(seed, everyone)


def _scheme_tables() -> Tables:
    cohorts: list[Row] = [
        {"scheme": SCHEME, "cohort": cohort, "profile": "all", "label": label}
        for cohort, label in LABELS.items()
    ]
    events = (
        {"scheme": SCHEME, "event_date": d, "title": t, "detail": more} for d, t, more in _dated_events()
    )
    return {
        "schemes": frame("schemes", [{"scheme": SCHEME, "name": "Leicester, Leicestershire and Rutland"}]),
        "cohorts": frame("cohorts", cohorts),
        "areas": frame("areas", ({"scheme": SCHEME, "area": area, "name": area} for area in AREAS)),
        "scheme_events": frame("scheme_events", events),
    }


def _dated_events() -> list[tuple[date, str, str]]:
    return [(date.fromisoformat(day), title, detail) for day, title, detail in EVENTS]


def _people_tables(seed: int, everyone: list[Member]) -> Tables:
    group = needs.assessed(stream(seed, SCHEME, "assessed"), everyone)
    refs = {person.ref for person in group}
    rng = stream(seed, SCHEME, "episodes")
    adopted = {person.ref: people.adopted_on(rng, person, person.ref in refs) for person in everyone}
    cohorts = {person.ref: person.cohort for person in everyone}
    referrals = list(people.referral_rows(stream(seed, SCHEME, "referrals"), adopted, cohorts))
    declined = [str(row["person_ref"]) for row in referrals if row["decision"] == "declined"]
    assessments = needs.assessment_rows(stream(seed, SCHEME, "needs"), group, adopted)
    rng_snapshots = stream(seed, SCHEME, "snapshots")
    return {
        "snapshots": frame(
            "snapshots", (r for p in everyone for r in custody.snapshot_rows(rng_snapshots, p))
        ),
        "episodes": frame("episodes", [people.episode_row(rng, p, adopted[p.ref]) for p in everyone]),
        "referrals": frame("referrals", referrals),
        "assessments": frame("assessments", assessments),
        **_custody_and_offences(seed, everyone, adopted, declined),
    }


def _custody_and_offences(
    seed: int, everyone: list[Member], adopted: dict[str, date], declined: list[str]
) -> Tables:
    rng = stream(seed, SCHEME, "custody")
    stays = {person.ref: custody.stays(rng, person, adopted[person.ref]) for person in everyone}
    releases = [row for p in everyone for row in custody.release_rows(rng, p, stays[p.ref])]
    rng = stream(seed, SCHEME, "offences")
    chosen = offending.sample(rng, everyone)
    sampled = {one.person.ref for one in chosen}
    offences = list(offending.offence_rows(rng, chosen, stays))
    offences += offending.other_rows(rng, [p for p in everyone if p.ref not in sampled], stays)
    born = people.ages(stream(seed, SCHEME, "ages"), everyone, chosen)
    refs = [*born, *declined]
    return {
        "people": frame("people", people.person_rows(stream(seed, SCHEME, "people"), refs, born)),
        "custody_periods": frame(
            "custody_periods", (row for p in everyone for row in custody.custody_rows(p, stays[p.ref]))
        ),
        "releases": frame("releases", releases),
        "offences": frame("offences", offending.numbered(offences)),
    }
