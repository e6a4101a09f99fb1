"""Who may see what: roles, views, and restricted cases."""

import pytest

from access.viewer import OPERATOR, Role, View, Viewer


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.ANALYST])
def test_those_who_work_the_cases_see_as_operators(role):
    viewer = Viewer.of(role)
    assert (viewer.view, viewer.works_cases, viewer.restricted) == (View.OPERATOR, True, False)
    assert Viewer.of(role, restricted=True).restricted


@pytest.mark.parametrize("role", [Role.BOARD, Role.PRESENTER])
def test_the_board_and_presenters_see_no_single_people_whatever_the_setting(role):
    viewer = Viewer.of(role, restricted=True)
    assert (viewer.view, viewer.works_cases, viewer.restricted) == (View.BOARD, False, False)


def test_the_command_line_sees_everything():
    assert OPERATOR.works_cases
    assert OPERATOR.restricted
