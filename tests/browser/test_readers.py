"""Many readers at once: nobody waits for ever, and everybody gets a page of their own."""

SEPTEMBER = "as_at=2022-09-30&compare_with=2022-06-30&cohort="
PATHS = ("/", "/caseload", "/data")


def test_a_cold_server_answers_six_readers_at_once(serve, demo_store, screen):
    cold = serve(demo_store)
    windows = [screen() for _ in range(6)]
    for place, window in enumerate(windows):
        scheme = "lincolnshire" if place % 2 else "gwent"
        window.page.goto(f"{cold}{PATHS[place % 3]}?scheme={scheme}&{SEPTEMBER}", wait_until="commit")
    for place, window in enumerate(windows):
        window.settle()
        assert window.filters()["scheme"] == ("lincolnshire" if place % 2 else "gwent")
        assert window.errors == []
