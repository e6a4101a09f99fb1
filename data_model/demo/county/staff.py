"""Who manages whom: each case goes to whoever of its area has fewest."""

from collections import Counter

from data_model.demo.county.cases import Case
from data_model.demo.county.plan import Area, Plan


class Staff:
    """The offender managers and support officers of a scheme, with how many cases each has."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._cases: Counter[str] = Counter()
        self._taken = 0

    def take(self, area: Area, statutory: bool) -> tuple[str | None, str | None, str | None]:
        """Community offender manager (statutory cases), police offender manager and support officer."""
        self._taken += 1
        com = self.com(area) if statutory else None
        officer = None if self._taken % 17 == 0 else self._least("so", area.officers)
        return com, self._least("polm", area.polms), officer

    def com(self, area: Area) -> str | None:
        """The community offender manager of the area with fewest cases."""
        return self._least("com", area.coms)

    def give_back(self, case: Case) -> None:
        """The case is closed."""
        self._cases.subtract([ref for ref in (case.com, case.polm, case.officer) if ref])

    def _least(self, role: str, numbers: tuple[int, ...]) -> str | None:
        if not numbers:
            return None
        ref = min((self._plan.ref(role, n, 2) for n in numbers), key=lambda one: (self._cases[one], one))
        self._cases[ref] += 1
        return ref
