"""Pages of a long list: which rows stand on each."""

import pytest

from layout.case_paging import PAGE_LENGTH, paged


@pytest.mark.parametrize(
    ("matched", "asked", "page", "pages", "first", "last"),
    [
        (0, 1, 1, 1, 0, 0),
        (1, 1, 1, 1, 1, 1),
        (50, 1, 1, 1, 1, 50),
        (51, 2, 2, 2, 51, 51),
        (10_000, 200, 200, 200, 9_951, 10_000),
        (120, 9, 3, 3, 101, 120),
        (120, 0, 1, 3, 1, 50),
    ],
)
def test_a_page_of_a_list(matched, asked, page, pages, first, last):
    part = paged(matched, asked)
    assert (part.page, part.pages, part.first, part.last) == (page, pages, first, last)


def test_the_pages_together_hold_every_row_once():
    matched = 3 * PAGE_LENGTH + 7
    parts = [paged(matched, page) for page in range(1, paged(matched, 1).pages + 1)]
    rows = [row for part in parts for row in range(part.first, part.last + 1)]
    assert rows == list(range(1, matched + 1))
