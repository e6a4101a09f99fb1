"""The month-by-month life of a scheme: rating, leaving, moving, adopting, counting."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from data_model.demo.calendar import month_ends, second_wednesday, years_old
from data_model.demo.chance import day_between, stream
from data_model.demo.county import cases, leaving, ratings
from data_model.demo.county.cases import Case
from data_model.demo.county.custody import stays
from data_model.demo.county.people import People, Person
from data_model.demo.county.plan import Group, Plan
from data_model.demo.county.staff import Staff
from data_model.demo.frames import Row


@dataclass
class History:
    """What came of it: everyone drawn, every case, and the rows of the snapshots."""

    people: People
    cases: list[Case] = field(default_factory=list)
    snapshots: list[Row] = field(default_factory=list)


def history(plan: Plan, seed: int) -> History:
    """Runs the scheme from its first month to its last."""
    caseload = _Caseload(plan, seed)
    for number, day in enumerate(month_ends(plan.go_live, plan.end)):
        caseload.month(number, day)
    return caseload.history


class _Caseload:
    """The scheme as it stands in one month."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.plan = plan
        self.rng = stream(seed, plan.scheme, "caseload")
        self.custody = stream(seed, plan.scheme, "custody")
        self.history = History(People(plan, seed))
        self.active: list[Case] = []
        self.staff = Staff(plan)

    def month(self, number: int, day: date) -> None:
        """One month: the conference in the middle of it, the count at its end."""
        meeting = max(self.plan.go_live, second_wednesday(day))
        self._leave(meeting, self._rate(meeting))
        self._move(meeting)
        for group in self.plan.groups:
            self._trim(group, meeting, group.path[number])
        for group in self.plan.groups:
            self._adopt(group, meeting, group.path[number])
        self._change(day)
        self.history.snapshots += [self._counted(case, day) for case in self.active]

    def _on(self, group: Group) -> list[Case]:
        return [case for case in self.active if case.group is group]

    def _rate(self, meeting: date) -> dict[str, str]:
        """Rates nearly everyone and gives back who is to leave, and why."""
        going: dict[str, str] = {}
        years = (meeting - self.plan.go_live).days / 365
        for case in self.active:
            inside = case.person.in_custody(meeting)
            rated = self.rng.random() > (0.25 if inside else 0.035)
            if rated:
                case.ratings.append((meeting, ratings.next_rating(self.rng, case, inside, years)))
            if reason := leaving.reason(self.rng, case, meeting, rated):
                going[case.ref] = reason
        return going

    def _leave(self, meeting: date, going: dict[str, str]) -> None:
        for case in [case for case in self.active if case.ref in going]:
            self._close(case, meeting, going[case.ref])

    def _close(self, case: Case, day: date, reason: str) -> None:
        case.deselected_on, case.exit_reason = day, reason
        self.active.remove(case)
        self.staff.give_back(case)

    def _move(self, meeting: date) -> None:
        """Some come under another cohort: fixed after a new conviction, flex where they outgrow theirs."""
        cohorts = {group.cohort: group for group in self.plan.groups if group.profile == "all"}
        for case in self.active:
            if _outgrown(case, meeting) or (case.group.live_to and self.rng.random() < 0.08):
                case.group = cohorts["flex"]
            elif case.group.cohort != "fixed" and case.statutory and self.rng.random() < 0.008:
                case.group = cohorts["fixed"]
            elif case.group.cohort == "fixed" and self.rng.random() < 0.004:
                case.group = cohorts["flex"]

    def _trim(self, group: Group, meeting: date, target: int) -> None:
        """Lets those go who have come furthest where a cohort is over its number."""
        on = sorted(self._on(group), key=lambda case: (-case.greens(), case.adopted_on, case.ref))
        for case in on[: max(0, len(on) - target)]:
            day = meeting
            if group.live_to:
                weeks = (min(group.live_to, meeting + timedelta(days=18)) - meeting).days // 7
                day = meeting + timedelta(weeks=self.rng.randint(0, weeks))
            self._close(case, day, leaving.forced_reason(self.rng, case))

    def _adopt(self, group: Group, meeting: date, target: int) -> None:
        """Fills a cohort up to its number; one that is being wound up takes nobody after its first day."""
        day = max(meeting, group.live_from)
        if group.live_to and day > group.live_from:
            return
        for _ in range(target - len(self._on(group))):
            case = self._case(group, day)
            self.history.cases.append(case)
            self.active.append(case)

    def _case(self, group: Group, day: date) -> Case:
        """A new case: of somebody new, or now and then of somebody who had left."""
        rng = self.rng
        inside = rng.random() < group.traits.custody
        person = self._returning(group, day) or self._newcomer(group, day, inside)
        offence = cases.first_offence(rng, group)
        ogrs, css = cases.first_scores(rng, group, offence)
        statutory, order, until = cases.first_order(rng, group, person.in_custody(day), day)
        com, polm, officer = self.staff.take(person.area, statutory)
        return Case(
            ref=self.plan.ref("e", len(self.history.cases) + 1),
            person=person,
            group=group,
            first_group=group,
            adopted_on=day,
            statutory=statutory,
            order=order,
            order_until=until,
            offence=offence,
            ogrs=ogrs,
            predictor="ogrs4" if day >= cases.NEW_PREDICTOR else "ogrs3",
            css=css,
            scored_next=day + timedelta(days=rng.randint(120, 260)),
            mappa=rng.random() < 0.025,
            com=com,
            polm=polm,
            officer=officer,
        )

    def _newcomer(self, group: Group, day: date, inside: bool) -> Person:
        person = self.history.people.draw(group, day, adopted=True)
        person.stays = stays(self.custody, person, day, inside, self.plan.end)
        return person

    def _returning(self, group: Group, day: date) -> Person | None:
        if group.cohort == "free" or self.rng.random() > 0.07:
            return None
        on = {case.person.ref for case in self.active}
        left = [
            case
            for case in self.history.cases
            if case.deselected_on
            and (day - case.deselected_on).days > 200
            and case.exit_reason not in ("died", "moved_area")
            and case.first_group is group
        ]
        again = [case.person for case in left if case.person.ref not in on]
        return self.rng.choice(again) if again else None

    def _change(self, day: date) -> None:
        """Scores and orders as they stand at the month's end."""
        for case in self.active:
            if case.scored_next <= day:
                cases.rescore(self.rng, case, day_between(self.rng, case.scored_next, day))
            for stay in [stay for stay in case.person.stays if stay.holds(day)]:
                case.com = case.com or self.staff.com(case.person.area)
                case.statutory, case.order = True, "licence"
                case.order_until = max(case.order_until, stay.end + timedelta(days=200))

    def _counted(self, case: Case, day: date) -> Row:
        """The row of `snapshots` of a case."""
        return {
            "scheme": self.plan.scheme,
            "snapshot_date": day,
            "person_ref": case.person.ref,
            "cohort": case.group.cohort,
            "profile": case.group.profile,
            "area": case.person.area.code,
            "setting": "custody" if case.person.in_custody(day) else "community",
            "statutory": case.statutory,
            "lead_agency": cases.lead_agency(case, day),
            "order_type": case.order,
            "index_offence": case.offence,
            "ogrs": case.ogrs,
            "predictor": case.predictor if case.ogrs is not None else None,
            "css": case.css,
            "mappa": case.mappa,
            "com_ref": case.com,
            "polm_ref": case.polm,
            "support_officer_ref": case.officer,
        }


def _outgrown(case: Case, day: date) -> bool:
    """Is someone of the young adult cohort about to turn 26?"""
    return case.group.profile == "young_adult" and years_old(case.person.birth_month, day) > 25.8
