"""`conditionality certificate`: verify a certificate or an audit file, also away from the register."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.desk.files import read_file
from conditionality.desk.refs import shelf
from conditionality.dossier.clocks import legal_day
from conditionality.findings import Finding, finding
from conditionality.report.days import read_iso_day
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import mark

MOST_BYTES = 50_000_000
"""Most that is read at all; what is too large for a certificate is told by its first check."""

CertificateFile = Annotated[
    str, typer.Argument(metavar=mark("FILE"), help=mark("The certificate or the audit file, as it was received."))
]


def verify_command(
    ctx: typer.Context,
    name: CertificateFile,
    *,
    replay: Annotated[
        bool, typer.Option("--replay", help=mark("Score again from the papers inside an audit file, byte for byte."))
    ] = False,
    trust: Annotated[
        list[str] | None,
        typer.Option(
            "--trust",
            metavar=mark("CERT"),
            help=mark("Certificate of an authority that you trust, in PEM or DER. May be repeated."),
        ),
    ] = None,
    on: Annotated[
        str, typer.Option("--on", metavar=mark("DAY"), help=mark("Day it has to be in force; without it, today."))
    ] = "",
) -> int:
    """Verify a certificate: all its checks, each with its sentence.

    Nothing is asked of any network or register. The exit code is 0 only when no check fails and the signer is known.
    """
    # Signatures are heavy to load, and no other command needs them.
    from conditionality.certificate import answer, verify  # noqa: PLC0415
    from conditionality.desk.authority import read_trusted  # noqa: PLC0415

    voice: Voice = ctx.obj
    day, wrong = asked_day(on)
    roots, faults = read_trusted(tuple(trust or ()))
    content, found = read_file(name, MOST_BYTES)
    if day is None or content is None or wrong or faults:
        return voice.refuse((*wrong, *faults, *found), WRONG_USE)
    witnesses = answer.Witnesses(roots, None, shelf()[0].lock.get)
    verification = verify.verify_certificate(content, day, witnesses, again=replay)
    if voice.as_json:
        voice.give_tree(answer.verification_tree(verification, voice.lang))
    else:
        voice.tell(as_text(answer.sheet(verification, voice.lang)).rstrip())
    is_good = verification.answer != "not_valid" and verification.is_signed_by_a_known_one
    return DONE if is_good else NEGATIVE


def asked_day(text: str) -> tuple[date | None, tuple[Finding, ...]]:
    """Read the day that was asked for; none was: today, in Europe/Paris."""
    if not text:
        return legal_day(datetime.now(UTC)), ()
    day, found = read_iso_day(text)
    return (day, ()) if day is not None and not found else (None, (finding("option-day", given=text),))
