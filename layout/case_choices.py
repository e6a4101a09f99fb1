"""What the list of cases is narrowed to and sorted by: all of it in the address, and nowhere else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import streamlit as st

from findings.case_list import FLAGS, RATINGS, SETTINGS
from layout import address

NARROWING = ("search", "rag", "area", "manager", "setting", "flag")
ORDERS = (
    "person_ref",
    "rag",
    "rated_on",
    "cohort",
    "area_name",
    "setting",
    "com_ref",
    "ogrs",
    "adopted_on",
    "flags",
)
"""What the list can be sorted by, as `cases.list` names it."""

FIRST_ORDER = "rag"
LARGEST_FIRST = ("ogrs", "flags")
"""What is sorted the largest first when it is pressed once."""

LONGEST_SEARCH = 64
UNKNOWN = "The address narrows the list to something that this scheme does not have, so that was left out."


@dataclass(frozen=True)
class Choices:
    """How the list is narrowed and sorted, and which page of it is shown."""

    search: str = ""
    rag: tuple[str, ...] = ()
    area: str = ""
    manager: str = ""
    setting: str = ""
    flags: tuple[str, ...] = ()
    order: str = FIRST_ORDER
    descending: bool = False
    page: int = 1

    @property
    def narrowed(self) -> bool:
        """Whether anything narrows the list."""
        return any((self.search, self.rag, self.area, self.manager, self.setting, self.flags))

    @property
    def parameters(self) -> dict[str, object]:
        """Under the names of the query's parameters; what narrows nothing is None."""
        return {
            "search": self.search or None,
            "rag": list(self.rag) or None,
            "area": [self.area] if self.area else None,
            "manager": [self.manager] if self.manager else None,
            "setting": [self.setting] if self.setting else None,
            "flags": list(self.flags) or None,
            "order": self.order,
            "descending": self.descending,
        }

    def written(self) -> dict[str, str]:
        """As the address holds them: the order with a minus for the largest first, nothing for defaults."""
        order = f"{'-' if self.descending else ''}{self.order}"
        return {
            "search": self.search,
            "rag": ",".join(self.rag),
            "area": self.area,
            "manager": self.manager,
            "setting": self.setting,
            "flag": ",".join(self.flags),
            "order": "" if order == FIRST_ORDER else order,
            "page": "" if self.page == 1 else str(self.page),
        }

    def sorted_by(self, column: str) -> "Choices":
        """By `column`; the other way round where it is sorted by that already. Begins at the first page."""
        turned = column == self.order and not self.descending
        first = column in LARGEST_FIRST if column != self.order else turned
        return replace(self, order=column, descending=first, page=1)


def asked() -> Choices:
    """What the address asks for; what no list could be narrowed to is left out."""
    order = address.own("order")
    column = order.removeprefix("-")
    known = column in ORDERS
    page = address.own("page")
    setting = address.own("setting")
    return Choices(
        search=address.own("search").strip()[:LONGEST_SEARCH],
        rag=_several("rag", RATINGS),
        area=address.own("area"),
        manager=address.own("manager"),
        setting=setting if setting in SETTINGS else "",
        flags=_several("flag", FLAGS),
        order=column if known else FIRST_ORDER,
        descending=known and order.startswith("-"),
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )


def settled(choices: Choices, areas: Collection[str], managers: Collection[str]) -> tuple[Choices, str]:
    """`choices` less the area and the manager that are not among these, and a sentence where one was not."""
    area = choices.area if choices.area in areas else ""
    manager = choices.manager if choices.manager in managers else ""
    left = replace(choices, area=area, manager=manager)
    return left, "" if left == choices else UNKNOWN


def choose(**changes: str) -> None:
    """Narrow or sort the list otherwise in the run that follows, from its first page."""
    address.record_own(**{"page": "", **changes})


def clear() -> None:
    """The whole list again, in its order."""
    address.record_own(**dict.fromkeys((*NARROWING, "page"), ""))


def link(choices: Choices, filters: Mapping[str, str], person: str) -> str:
    """The address of one person, from which the way back leads to the same list."""
    kept = {key: value for key, value in choices.written().items() if value}
    return f"?{urlencode({**filters, **kept, 'person': person})}"


def filters_of_page() -> dict[str, str]:
    """The page's filters as the address has them."""
    return {key: st.query_params[key] for key in address.KEYS if key in st.query_params}


def _several(key: str, known: Collection[str]) -> tuple[str, ...]:
    given = address.own(key).split(",")
    return tuple(one for one in known if one in given)
