"""The keys that seal: made once, kept for their owner, renewed when they end."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12

from conditionality.certificate.answer import Witnesses
from conditionality.certificate.seal import seal_pdf
from conditionality.certificate.verify import verify_certificate
from conditionality.desk.authority import (
    SEAL_FILE,
    Authority,
    NoAuthorityError,
    open_authority,
    read_trusted,
    region_authority,
)
from tests.certificate.granted import REASON, authority, public
from tests.certificate.test_seal import own_certificate

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("home") / "keys"
    opened(made, NOW)
    return made


def opened(folder: Path, now: datetime) -> Authority:
    return open_authority(folder, now)


def verdict(made: Authority, at: datetime) -> str:
    sealed = seal_pdf(public(), made.seal, at, REASON)
    checks = {one.name: one.verdict for one in verify_certificate(sealed, at.date(), Witnesses(made.roots)).checks}
    return checks["signer"]


def test_the_first_run_makes_it_and_the_next_ones_keep_it(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    made = opened(folder, NOW + timedelta(days=400))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert made.is_demonstration
    assert verdict(made, NOW) == "holds"


def test_it_calls_itself_a_demonstration(folder: Path) -> None:
    made = opened(folder, NOW)
    assert made.seal.name == "Sceau de démonstration / Demonstration seal"
    assert b"without legal value" in made.roots[0]


def test_only_its_owner_may_read_it_and_the_key_of_the_root_is_not_kept(folder: Path) -> None:
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(list(folder.iterdir())) == 2
    assert all(b"PRIVATE" not in path.read_bytes() for path in folder.glob("*.pem"))


def test_one_that_ended_is_renewed_and_what_it_sealed_stays_good(tmp_path: Path) -> None:
    first = opened(tmp_path, NOW)
    sealed = seal_pdf(public(), first.seal, NOW, REASON)
    later = NOW + timedelta(days=4000)
    second = opened(tmp_path, later)
    assert len(second.roots) == 2
    assert verdict(second, later) == "holds"
    checks = {one.name: one.verdict for one in verify_certificate(sealed, NOW.date(), Witnesses(second.roots)).checks}
    assert checks["signer"] == "holds"


def test_a_key_that_cannot_be_read_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / SEAL_FILE).write_bytes(b"not a key")
    assert verdict(opened(tmp_path, NOW), NOW) == "holds"


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("")
    with pytest.raises(NoAuthorityError, match="keys"):
        open_authority(tmp_path / "keys", NOW)


def test_the_key_of_the_region_is_opened_with_its_passphrase(tmp_path: Path) -> None:
    key, leaf, _ = pkcs12.load_key_and_certificates(authority().store, None)
    store = pkcs12.serialize_key_and_certificates(b"r", key, leaf, None, BestAvailableEncryption(b"secret"))  # type: ignore[arg-type]
    (tmp_path / "region.p12").write_bytes(store)
    (tmp_path / "root.der").write_bytes(authority().root)
    names = (str(tmp_path / "region.p12"), str(tmp_path / "root.der"))
    made, found = region_authority(names[0], "secret", names[1:])
    assert made is not None
    assert not found
    assert not made.is_demonstration
    assert verdict(made, datetime(2026, 3, 2, tzinfo=UTC)) == "holds"
    assert [one.code for one in region_authority(names[0], "wrong", names[1:])[1]] == ["seal-not-opened"]


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_text("nothing")
    made, found = region_authority(str(tmp_path / "absent.p12"), "", (str(tmp_path / "root.pem"), "absent.pem"))
    assert made is None
    assert [one.code for one in found] == ["file-absent", "trust-not-a-certificate", "file-absent"]
    assert read_trusted(()) == ((), ())


def test_a_key_that_cannot_seal_is_told_not_replaced(tmp_path: Path) -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    store = pkcs12.serialize_key_and_certificates(b"x", key, own_certificate(key, NOW), None, NoEncryption())
    (tmp_path / SEAL_FILE).write_bytes(store)
    with pytest.raises(NoAuthorityError, match=SEAL_FILE):
        open_authority(tmp_path, NOW)
    assert (tmp_path / SEAL_FILE).read_bytes() == store


def test_a_key_without_its_certificate_is_made_anew(tmp_path: Path) -> None:
    key, _, _ = pkcs12.load_key_and_certificates(authority().store, None)
    assert isinstance(key, rsa.RSAPrivateKey)
    (tmp_path / SEAL_FILE).write_bytes(pkcs12.serialize_key_and_certificates(b"x", key, None, None, NoEncryption()))
    assert verdict(opened(tmp_path, NOW), NOW) == "holds"
