"""Floor 6: the least effort that makes an organisation meet a référentiel, laid on periods and followed."""
