"""The printed letters."""

from __future__ import annotations

from conditionality.certificate.typeface import printable, width_points


def test_a_narrow_no_break_space_is_printed_as_a_no_break_space() -> None:
    assert printable("1\u202f234,5\u00a0€") == "1\u00a0234,5\u00a0€"


def test_a_longer_text_is_wider_and_a_bold_one_too() -> None:
    plain = width_points("Mention légale", 10)
    assert 0 < plain < width_points("Mention légale complète", 10)
    assert plain < width_points("Mention légale", 10, bold=True)


def test_a_width_grows_with_the_size() -> None:
    assert width_points("œuvre ≥ 2", 20) == 2 * width_points("œuvre ≥ 2", 10)
