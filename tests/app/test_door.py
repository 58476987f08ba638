"""The page of the door: safe texts, long lists."""

from __future__ import annotations

from app.door import Door, door_page
from conditionality.desk.sign_in import Account


def people(count: int) -> tuple[Account, ...]:
    return tuple(Account(f"p-{number}", "ENT", f"<b>Nom {number}</b>", "A & B") for number in range(count))


def test_what_people_are_called_is_never_read_as_mark_up() -> None:
    page = door_page(Door("fr", accounts=people(2), said="<i>"))
    assert "<b>" not in page
    assert "&lt;b&gt;Nom 0&lt;/b&gt; · A &amp; B" in page
    assert "&lt;i&gt;" in page


def test_few_people_are_buttons_and_many_are_a_list_with_its_label() -> None:
    assert door_page(Door("fr", accounts=people(6))).count('name="account" value=') == 6
    page = door_page(Door("fr", accounts=people(7)))
    assert page.count("<option") == 7
    assert '<label for="account-ENT">' in page


def test_a_register_without_people_says_what_to_do() -> None:
    assert "Personne n’est encore inscrit" in door_page(Door("fr", accounts=()))
