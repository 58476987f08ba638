"""The key of the region, from the place that the settings name: one PKCS#12 file, or a folder that holds one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from conditionality.certificate.seal import Seal, open_seal
from conditionality.desk.files import read_file
from conditionality.findings import Finding, finding

Found = tuple[Finding, ...]

KEY_ENDINGS = (".p12", ".pfx")
CHAIN_ENDINGS = (".cer", ".crt", ".der")
MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Keys:
    """What signs for the region.

    Attributes:
        seal: Key and certificate.
        place: The file they came from.
    """

    seal: Seal
    place: str


def read_keys(named: str, passphrase: str, variable: str) -> tuple[Keys | None, Found]:
    """Open the key of the region.

    Args:
        named: A PKCS#12 file, or a folder with one (and, in DER, the certificates between it and its root); empty
            where nothing is signed.
        passphrase: What opens it.
        variable: Name of the environment variable that names it.
    """
    if not named:
        return None, ()
    path = Path(named)
    if not path.exists():
        return None, (finding("keys-absent", variable, given=named),)
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    keys = [one for one in files if one.suffix.lower() in KEY_ENDINGS] if path.is_dir() else files
    if len(keys) != 1:
        return None, (finding("keys-not-one", variable, given=named, count=len(keys)),)
    chain = [one for one in files if one.suffix.lower() in CHAIN_ENDINGS]
    contents, found = _read((keys[0], *chain))
    if found:
        return None, tuple(one.within(variable) for one in found)
    seal, slips = open_seal(contents[0], passphrase, contents[1:])
    if seal is None:
        return None, tuple(one.within(variable) for one in slips)
    return Keys(seal, str(keys[0])), ()


def _read(paths: tuple[Path, ...]) -> tuple[list[bytes], Found]:
    contents: list[bytes] = []
    found: list[Finding] = []
    for path in paths:
        content, slips = read_file(str(path), MOST_BYTES)
        found += slips
        contents.append(content or b"")
    return contents, tuple(found)
