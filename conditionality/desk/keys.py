"""The key of the region, from the place that the settings name: one PKCS#12 file, or a folder that holds one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from conditionality.findings import Finding, finding

if TYPE_CHECKING:
    from conditionality.desk.authority import Authority

Found = tuple[Finding, ...]

KEY_ENDINGS = (".p12", ".pfx")
ROOT_ENDINGS = (".pem", ".cer", ".crt", ".der")


def read_keys(named: str, passphrase: str, variable: str) -> tuple[Authority | None, Found]:
    """Open the key of the region.

    Args:
        named: A PKCS#12 file, or a folder with one and, beside it, the certificates to trust (PEM or DER); empty where
            nothing is signed.
        passphrase: What opens it.
        variable: Name of the environment variable that names it.
    """
    if not named:
        return None, ()
    path = Path(named)
    if not path.exists():
        return None, (finding("keys-absent", variable, given=named),)
    files = sorted(path.iterdir()) if path.is_dir() else []
    keys = [one for one in files if one.suffix.lower() in KEY_ENDINGS] if path.is_dir() else [path]
    if len(keys) != 1:
        return None, (finding("keys-not-one", variable, given=named, count=len(keys)),)
    roots = tuple(str(one) for one in files if one.suffix.lower() in ROOT_ENDINGS)
    # Loaded only where something is signed: what reads keys is heavy.
    from conditionality.desk.authority import SEAL_FILE, region_authority  # noqa: PLC0415

    authority, found = region_authority(str(keys[0]), passphrase, roots)
    if authority is None:
        return None, tuple(one.within(variable) for one in found)
    return replace(authority, is_demonstration=keys[0].name == SEAL_FILE), ()
