"""Parts that show a case: what happened, where it stands, what is due, what came of an act, papers to take away."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from streamlit.testing.v1 import AppTest

from app.parts.badges import state_html, tag_html, tone_of
from app.parts.deadlines import Deadline, distance
from app.parts.deadlines import tone_of as day_tone
from app.parts.timeline import BESIDE, moment_of, moments_of
from conditionality.desk.outcome import Done, NotDone, Outcome
from conditionality.dossier.act_labels import ACTS
from conditionality.dossier.events import Entry, Erased
from conditionality.dossier.register import REGISTER
from conditionality.dossier.state_labels import STATES
from conditionality.findings import finding
from conditionality.wording.speech import Lang
from tests.app.front import sound, words

AT = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
PEOPLE = {"p-1": "Rémi Région", "p-2": "Ève <b>"}
TODAY = date(2026, 11, 21)


def entry(kind: str, actor: str = "p-1", role: str = "STAFF", behalf: str = "") -> Entry:
    return Entry(kind, Erased("0" * 64), actor, role, AT, behalf)  # type: ignore[arg-type]


def name_of(code: str) -> str:
    return PEOPLE.get(code, "")


def test_a_line_says_who_in_which_role_did_what() -> None:
    found = moment_of(entry("PiecesAsked"), name_of, "en")
    assert (found.who, found.what) == ("Rémi Région, region's staff", "ask for missing pieces")
    assert "erased" in found.note


def test_the_clock_has_no_name_and_a_person_without_a_name_keeps_the_code() -> None:
    assert moment_of(entry("SilenceDatePassed", "clock", "SYS"), name_of, "en").who == "clock and engine"
    assert moment_of(entry("PiecesAsked", "p-9"), name_of, "en").who == "p-9, region's staff"


def test_who_acts_for_another_says_for_whom() -> None:
    assert "on behalf of Ève" in moment_of(entry("Submitted", behalf="p-2"), name_of, "en").who


def test_every_event_that_a_log_can_hold_has_its_words() -> None:
    assert set(REGISTER) <= set(BESIDE)
    assert not set(BESIDE) & set(ACTS)


def test_the_latest_comes_first() -> None:
    log = [entry("Created"), entry("Submitted")]
    assert [one.what for one in moments_of(log, name_of, "en")] == ["file the request", "open a draft"]


def screen(name: str, lang: Lang, **given: object) -> AppTest:
    """Draw one part on a screen of its own."""

    def run(name: str, lang: str, given: dict[str, object]) -> None:
        from tests.app import test_case_parts  # noqa: PLC0415 - the screen runs by itself

        test_case_parts.draw(name, "en" if lang == "en" else "fr", given)

    return sound(AppTest.from_function(run, args=(name, lang, given), default_timeout=30).run())


def draw(name: str, lang: Lang, given: dict[str, object]) -> None:
    """Draw a part by its name."""
    from app.parts.answers import show_answer  # noqa: PLC0415
    from app.parts.badges import state_badge, tag  # noqa: PLC0415
    from app.parts.deadlines import draw_deadlines  # noqa: PLC0415
    from app.parts.downloads import Download, draw_download  # noqa: PLC0415
    from app.parts.timeline import draw_timeline  # noqa: PLC0415

    match name:
        case "timeline":
            log = [entry("PiecesAsked", "p-2")] if given else []
            draw_timeline(moments_of(log, name_of, lang), lang)
        case "answer":
            outcome: Outcome | None = given["outcome"]  # type: ignore[assignment]
            show_answer(outcome, lang, labels={"amount": "Montant"})
        case "deadlines":
            found = [Deadline(date(2026, 12, 25), "Later"), Deadline(TODAY, "Now <x>", "Staff")] if given else []
            draw_deadlines(found, TODAY, lang)
        case "badge":
            state_badge("dossier", "LISTED", lang, ("LITIGATION",))
            tag("Autre", "due")
        case _:
            draw_download(Download("Certificat", "certificat.pdf", "application/pdf", b"%PDF" * 400), "take", lang)


def test_a_timeline_is_a_list_with_days_in_france_and_safe_names() -> None:
    found = words(screen("timeline", "fr", full=True))
    assert '<ol class="timeline">' in found
    assert '<time datetime="2026-11-21T00:30+01:00">21/11/2026, 00:30</time>' in found
    assert "Demander les pièces manquantes" in found
    assert "Ève &lt;b&gt;" in found
    assert "Rien ne s’est encore passé ici." in words(screen("timeline", "fr"))


@pytest.mark.parametrize("machine", STATES)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_state_has_its_words_and_a_sign(machine: str, lang: Lang) -> None:
    for state in STATES[machine]:  # type: ignore[index]
        found = state_html(machine, state, lang)  # type: ignore[arg-type]
        assert 'aria-hidden="true"' in found
        assert state not in found


def test_a_state_that_waits_for_somebody_is_told_from_one_that_went_badly() -> None:
    assert (tone_of("INCOMPLETE"), tone_of("REFUSED"), tone_of("LISTED"), tone_of("SCORED")) == (
        "due", "bad", "good", "doing",
    )  # fmt: skip
    assert tag_html("<i>", "bad").endswith("</span> &lt;i&gt;</span>")


def test_what_lies_over_a_state_is_shown_beside_it() -> None:
    found = words(screen("badge", "fr"))
    assert "Sur la plateforme" in found
    assert "contentieux" in found
    assert "Autre" in found


def test_an_act_that_was_done_is_said() -> None:
    assert "inscrit au registre" in words(screen("answer", "fr", outcome=Done("D-1")))
    assert words(screen("answer", "fr", outcome=None)) == ""


def test_a_denial_says_why() -> None:
    found = words(screen("answer", "en", outcome=NotDone("BallotCast", denied="role")))
    assert "not done in your role" in found


def test_slips_are_listed_with_the_labels_of_the_form() -> None:
    wrong = NotDone("X", findings=(finding("not-a-number", "amount", given="beaucoup"),))
    assert "Montant\u00a0: «\u00a0beaucoup\u00a0»" in words(screen("answer", "fr", outcome=wrong))


def test_somebody_else_s_act_is_no_slip_and_what_was_typed_is_still_there() -> None:
    shown = screen("answer", "fr", outcome=NotDone("X", findings=(finding("changed-since-opened", "D-1"),)))
    assert "toujours là" in shown.warning[0].value
    assert "D-1" not in shown.warning[0].value
    assert not shown.error


@pytest.mark.parametrize(
    ("on", "said", "tone"),
    [
        (date(2026, 11, 21), "aujourd’hui", "due"),
        (date(2026, 11, 22), "demain", "due"),
        (date(2026, 11, 20), "depuis hier", "bad"),
        (date(2026, 11, 1), "il y a 20 jours", "bad"),
        (date(2026, 12, 1), "dans 10 jours", "doing"),
    ],
)
def test_a_deadline_says_how_far_it_is(on: date, said: str, tone: str) -> None:
    assert (distance(on, TODAY, "fr"), day_tone(on, TODAY)) == (said, tone)


def test_deadlines_are_shown_nearest_first_and_none_is_said() -> None:
    found = words(screen("deadlines", "en", full=True))
    assert found.index("Now &lt;x&gt;") < found.index("Later")
    assert "25 Dec 2026" in found
    assert "Nothing is due." in words(screen("deadlines", "en"))


def test_a_paper_has_its_size_and_its_fingerprint() -> None:
    found = words(screen("download", "fr"))
    assert "PDF, 2 ko" in found
    assert sha256(b"%PDF" * 400).hexdigest() in found
