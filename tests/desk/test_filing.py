"""File a request: everything wrong at once, everything frozen, a receipt, and nothing in the chain that tells."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from sqlalchemy import select

from conditionality.codec import canonical, read_paper
from conditionality.desk.cases import case_of, log_of
from conditionality.desk.declaring import Changes, draft_of
from conditionality.desk.deposit import NewDossier, create, kept, save
from conditionality.desk.evidence import attach
from conditionality.desk.filing import Filing, Prefilled, file_dossier, give_pieces, prefilled, withdraw
from conditionality.desk.filing_requests import AskPieces
from conditionality.desk.instruction import ask_pieces
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.papers import referential_bytes, scorecard_of, submission_of
from conditionality.desk.register import NewScheme, open_scheme
from conditionality.dossier.clocks import Held, Running, silence_clock
from conditionality.dossier.request_events import PiecesGiven, RequestWithdrawn, Submitted
from conditionality.storage import drafts, ledger, outbox, records
from conditionality.storage.chain import Act
from conditionality.storage.faults import ErasedRecordError
from conditionality.storage.schema import RECORD
from conditionality.storage.verify import verify
from tests.desk.path import STRONG, TRUE, WEAK, drafted, filed, typing
from tests.desk.path_plans import running
from tests.desk.people import MINE, Region, done
from tests.desk.whole import whole

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


OTHER_SCHEME = NewScheme(
    scheme="other", title="Autre aide", version="socle-leger@1.0.0", cycle="2026",
    opens_on=date(2026, 1, 1), closes_on=date(2026, 12, 31),
)  # fmt: skip


def submitted(office: Office, dossier: str) -> Submitted:
    """Give the event of filing."""
    with office.reading() as connection:
        found = [one.payload for one in log_of(connection, dossier) if isinstance(one.payload, Submitted)]
    return found[-1]


def test_a_request_is_filed_with_everything_frozen(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    done(attach(office, region.hand("alix"), dossier, "statuts.pdf", PDF))
    result = done(file_dossier(office, region.hand("alix"), dossier, TRUE))
    event = submitted(office, dossier)
    with office.reading() as connection:
        report = submission_of(connection, dossier)
        assert report is not None
        assert report.report_id == f"{dossier}-1"
        assert (report.organisation.siret, report.organisation.name) == (MINE, "Coopérative Essai")
        assert referential_bytes(connection, dossier) == office.library.files["socle-leger@1.0.0"]
        assert event.version_digest == sha256(office.library.files["socle-leger@1.0.0"]).hexdigest()
        receipt = records.read(connection, event.receipt)
        assert drafts.of_owner(connection, MINE) == ()
        clock = silence_clock(log_of(connection, dossier))
        letters = [one.key.rpartition(":")[0] for one in outbox.waiting(connection)]
        assert verify(connection).findings == ()
    assert event.silence_on == date(2026, 3, 5)
    assert isinstance(clock, Running)
    assert clock.due_on == event.silence_on
    assert receipt.startswith(b"%PDF-")
    assert f"{dossier}:received:1" in letters
    assert f"{dossier}:to-instruct:1" in letters
    assert {"submission", "receipt"} <= set(result.papers)
    assert event.declared_true_by == region.people["alix"]


def test_every_slip_is_told_at_once_and_the_draft_stays(office: Office, region: Region) -> None:
    wrong = {**WEAK, "employees": "douze", "purchases": "-5", "governance_form": "monarchy", "cooperations": ""}
    dossier = drafted(office, region, texts=wrong)
    before = whole(office)
    refused = file_dossier(office, region.hand("alix"), dossier, Filing(declared_true=False))
    assert isinstance(refused, NotDone)
    found = {(one.code, one.path) for one in refused.findings}
    assert found >= {
        ("not-a-number", "answers.employees"),
        ("answer-missing", "answers.cooperations"),
        ("truth-not-declared", "declared_true"),
    }
    assert {"answers.governance_form", "answers.purchases"} <= {path for _, path in found}
    assert len([path for _, path in found if path == "answers.employees"]) == 1
    assert all(refused.sentences(lang) for lang in ("fr", "en"))
    assert whole(office) == before
    mine = kept(office, region.hand("alix"), dossier)
    assert not isinstance(mine, NotDone)
    assert mine is not None
    assert mine.typing.texts == wrong


def test_nothing_typed_is_nothing_to_file(office: Office, region: Region) -> None:
    dossier = done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="aide-2026"))).subject
    refused = file_dossier(office, region.hand("alix"), dossier, TRUE)
    assert isinstance(refused, NotDone)
    assert [one.code for one in refused.findings] == ["draft-empty"]


def test_a_person_declares_true_what_they_saw(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    assert save(office, region.hand("alix"), dossier, typing(STRONG), 1) == 2
    before = whole(office)
    late = file_dossier(office, region.hand("alix"), dossier, TRUE, version=1)
    assert isinstance(late, NotDone)
    assert late.findings[0].code == "changed-since-opened"
    assert whole(office) == before
    done(file_dossier(office, region.hand("alix"), dossier, TRUE, version=2))


def pdf_text(content: bytes) -> str:
    """Give what a paper says of itself and how many pages it has."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return f"{pdf.docinfo['/Title']} {pdf.Root.Lang} {len(pdf.pages)}"


def test_the_receipt_is_in_the_language_of_the_organisation(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    with office.reading() as connection:
        assert pdf_text(records.read(connection, submitted(office, dossier).receipt)).startswith(
            "Accusé de réception fr"
        )


@pytest.mark.parametrize("walk", [filed, running], ids=["filed", "running"])
def test_the_chain_never_tells_the_answers(
    office: Office, region: Region, walk: Callable[[Office, Region], str]
) -> None:
    dossier = walk(office, region)
    event = submitted(office, dossier)
    with office.reading() as connection:
        report = submission_of(connection, dossier)
        assert report is not None
        card = scorecard_of(connection, dossier)
        rows = tuple(ledger.after(connection))
        plain = connection.execute(select(RECORD.c.content).where(RECORD.c.erasable == 0)).scalars()
        told = b"".join(bytes(one) for one in plain) + "".join(map(repr, rows)).encode()
    for paper in (report, *((card,) if card else ())):
        assert sha256(canonical(paper)).hexdigest().encode() not in told  # whoever guesses the answers finds no proof
    assert event.submission != sha256(canonical(report)).hexdigest()
    rules = office.library.files["socle-leger@1.0.0"]
    for secret in (b'"20000"', b'"employees"', b'"refuse', "Coopérative Essai".encode(), b"alix"):
        assert secret not in told.replace(rules, b"")


def test_an_erased_submission_leaves_the_case_and_the_audit_whole(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    event = submitted(office, dossier)
    moment = region.hand("clock").at
    with office.store.transaction() as tx:
        tx.erase(event.submission, "erasure", 0, Act(moment, "clock", "SYS"), "retention-ended")
    with office.reading() as connection:
        assert case_of(connection, dossier, "dossier").state == "SUBMITTED"
        assert submission_of(connection, dossier) is None
        with pytest.raises(ErasedRecordError):
            records.read(connection, event.submission)
        assert verify(connection).holds
    pieces = AskPieces(pieces=("employees",), deadline=date(2026, 3, 1), message="Merci.")
    stopped = ask_pieces(office, region.hand("claude"), dossier, pieces)
    assert isinstance(stopped, NotDone)
    assert stopped.findings[0].code == "submission-erased"


def test_pieces_make_a_new_version_with_what_changed(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    asked = AskPieces(pieces=("cooperations", "Statuts"), deadline=date(2026, 2, 1), message="Merci.")
    region.wait(10)
    done(ask_pieces(office, region.hand("claude"), dossier, asked))
    with office.reading() as connection:
        assert isinstance(silence_clock(log_of(connection, dossier)), Held)
        draft = draft_of(connection, dossier)
    assert draft is not None
    assert draft.typing.texts == {**WEAK}
    region.wait(5)
    nothing = give_pieces(office, region.hand("alix"), dossier, TRUE)
    assert isinstance(nothing, NotDone)
    assert [one.code for one in nothing.findings] == ["pieces-nothing-given"]
    new = typing({**WEAK, "cooperations": "3", "waste_sorting": "partial"})
    assert save(office, region.hand("alix"), dossier, new, draft.version) == draft.version + 1
    done(attach(office, region.hand("alix"), dossier, "statuts.pdf", PDF))
    done(give_pieces(office, region.hand("alix"), dossier, TRUE))
    with office.reading() as connection:
        event = log_of(connection, dossier)[-1].payload
        assert isinstance(event, PiecesGiven)
        changes = read_paper(Changes, records.read(connection, event.changes))
        clock = silence_clock(log_of(connection, dossier))
        reminders = [one for one in outbox.waiting(connection) if "reminder" in one.key]
        report = submission_of(connection, dossier)
        assert verify(connection).findings == ()
    assert event.submission_number == changes.number == 2
    assert [(one.field, one.before, one.after) for one in changes.lines] == [
        ("cooperations", "0", "3"), ("waste_sorting", "none", "partial"),
    ]  # fmt: skip
    assert len(event.pieces) == 2
    assert report is not None
    assert report.report_id == f"{dossier}-2"
    assert isinstance(clock, Running)
    assert (clock.held_days, clock.due_on) == (5, date(2026, 3, 10))
    assert not reminders


def test_pieces_are_read_like_a_filing(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    asked = AskPieces(pieces=("cooperations",), deadline=date(2026, 2, 1), message="Merci.")
    done(ask_pieces(office, region.hand("claude"), dossier, asked))
    save(office, region.hand("alix"), dossier, typing({**WEAK, "cooperations": "trois", "employees": ""}), 1)
    before = whole(office)
    refused = give_pieces(office, region.hand("alix"), dossier, Filing(declared_true=False))
    assert isinstance(refused, NotDone)
    codes = [one.code for one in refused.findings]
    assert {"not-a-number", "answer-missing", "truth-not-declared"} <= set(codes)
    assert whole(office) == before


def test_a_request_is_taken_back_without_a_reason(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    done(withdraw(office, region.hand("alix"), dossier))
    with office.reading() as connection:
        event = log_of(connection, dossier)[-1].payload
        assert isinstance(event, RequestWithdrawn)
        assert pdf_text(records.read(connection, event.letter)).startswith("Votre demande est retirée fr")
        assert case_of(connection, dossier, "dossier").state == "WITHDRAWN_BY_ENT"


def test_a_new_draft_begins_with_what_does_not_change(office: Office, region: Region) -> None:
    first = drafted(office, region)
    save(office, region.hand("alix"), first, typing({**WEAK, "governance_form": "ess_law"}, 2024), 1)
    done(file_dossier(office, region.hand("alix"), first, TRUE))
    done(withdraw(office, region.hand("alix"), first))
    second = drafted(office, region)
    empty = prefilled(office, region.hand("alix"), second)
    assert isinstance(empty, Prefilled)
    assert dict(empty.texts) == {}  # what was taken back proposes nothing
    save(office, region.hand("alix"), second, typing({**WEAK, "governance_form": "ess_law"}, 2024), 1)
    done(file_dossier(office, region.hand("alix"), second, TRUE))
    done(open_scheme(office, region.hand("claude"), OTHER_SCHEME))
    third = done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="other"))).subject
    found = prefilled(office, region.hand("alix"), third)
    assert isinstance(found, Prefilled)
    assert dict(found.texts) == {"governance_form": "ess_law"}
    assert (found.period.from_, found.last is not None) == (date(2025, 1, 1), True)
    refused = prefilled(office, region.hand("basile"), third)
    assert isinstance(refused, NotDone)
    assert refused.denied == "other_answers"


def test_letters_hold_both_languages(office: Office, region: Region) -> None:
    filed(office, region)
    with office.reading() as connection:
        letters = [json.loads(one.content) for one in outbox.waiting(connection)]
    assert letters
    for one in letters:
        assert {"subject_fr", "body_fr", "subject_en", "body_en", "lang"} <= set(one)
        assert one["subject_fr"] != one["subject_en"]
