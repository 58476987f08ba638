"""The words of the language, and the sentence that lists them."""

from __future__ import annotations

import re

from conditionality.formula.grammar import follow
from conditionality.formula.parse import parse
from conditionality.formula.scan import scan
from conditionality.formula.vocabulary import FUNCTIONS, RESERVED, SIGNS, TRUTHS, WORDS, WRITE_FUNCTION, WRITE_SIGN
from conditionality.wording.findings import SENTENCES


def test_the_sentence_lists_every_function() -> None:
    listed = SENTENCES["formula-unknown-function"].partition("The functions are ")[2]
    assert set(re.findall(r"[a-z_]+", listed)) - {"and"} == set(FUNCTIONS)


def test_every_function_written_elsewhere_leads_to_one_of_ours() -> None:
    assert set(WRITE_FUNCTION.values()) <= set(FUNCTIONS)
    assert not set(WRITE_FUNCTION) & set(FUNCTIONS)


def test_every_sign_written_elsewhere_is_found_with_what_to_write() -> None:
    for sign, write in WRITE_SIGN.items():
        tokens, found = scan(f"a {sign} b")
        assert [(one.given, dict(one.params)["write"]) for one in found] == [(sign, write)], sign
        assert len(tokens) == 3
        assert sign not in SIGNS


def test_the_language_keeps_its_words_for_itself() -> None:
    for word in (*FUNCTIONS, *WORDS, *TRUTHS, "class", "from", "total", "x"):
        assert word in RESERVED
    assert "women" not in RESERVED


def test_a_keyword_is_never_a_name() -> None:
    for word in RESERVED - set(TRUTHS) - {"period", "total", "gate", "gates_hold", "floors_hold", "x"}:
        assert parse(word)[0] is None, word
        assert follow(scan(word)[0]) or scan(word)[1], word
