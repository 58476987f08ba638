"""Answers brought into slots: what is known of each from its question alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from conditionality.referential.blocks import NUMERIC_KINDS, AskedField
from conditionality.referential.model import Referential
from conditionality.scoring.batch.held import WHOLE, BeyondBatchError, Faith, Held, Size
from conditionality.scoring.batch.micro import MISSING, PRESENT, Load

LARGEST_NUMBER = 10.0**12


LARGEST_WHOLE = 2.0**40
"""Answers beyond go to the exact machine; with a declared range, those outside it."""


ANSWER_BITS = 80


ANSWER_SPAN = 80
"""A number other than 0 is at least a millionth: its last bit is worth more than 2**-80."""

STATES = frozenset({PRESENT, MISSING})
Slots = tuple[int, int]
"""Of the value and of the state."""


def describe(referential: Referential, texts: Mapping[str, int], name: str, slots: Slots) -> tuple[Load, Held]:
    """Tell how an answer is brought in, and what is known of it.

    Args:
        referential: The rules.
        texts: Code of each text.
        name: Id of the field, or `period.from`, `period.to`.
        slots: Where it goes.
    """
    asked = next((one for one in referential.fields if one.id == name), None)
    value, state = slots
    kind = "day" if asked is None else asked.kind
    match kind:
        case "day" | "date":
            return Load(name, "day", value, state, 0.0, 1e8, whole=True), Held("day", value, state, STATES)
        case "yes_no":
            return Load(name, "truth", value, state, 0.0, 1.0, whole=True), Held("truth", value, state, STATES)
        case "text":
            codes = frozenset(range(len(texts) + 1))
            held = Held("code", value, state, STATES, codes=codes)
            return Load(name, "text", value, state, 0.0, 1e6, whole=True), held
        case "choice" if asked is not None:
            codes = frozenset(texts[one.id] for one in asked.options)
            held = Held("code", value, state, STATES, codes=codes)
            return Load(name, "code", value, state, 0.0, 1e6, whole=True), held
        case "choices" if asked is not None:
            bits = tuple(one.id for one in asked.options)
            load = Load(name, "set", value, state, 0.0, 2.0 ** len(bits) - 1, whole=True, options=bits)
            return load, Held("set", value, state, STATES, bits=bits)
        case _ if asked is not None and kind in NUMERIC_KINDS:
            return _number(asked, slots)
    raise BeyondBatchError


def _number(asked: AskedField, slots: Slots) -> tuple[Load, Held]:
    whole = asked.kind == "integer"
    reach = LARGEST_WHOLE if whole else LARGEST_NUMBER
    low = max(-reach, -reach if asked.min is None or isinstance(asked.min, date) else float(asked.min))
    high = min(reach, reach if asked.max is None or isinstance(asked.max, date) else float(asked.max))
    faith = WHOLE if whole else Faith(None, decimal=True)
    size = Size(min(low, 0.0), max(high, 0.0), 41 if whole else ANSWER_BITS, 41 if whole else ANSWER_SPAN)
    held = Held("number", *slots, STATES, faith=faith, size=size)
    return Load(asked.id, "number", *slots, low, high, whole), held
