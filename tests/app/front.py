"""Open a screen of the front, in a language, without a browser."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from conditionality.wording.speech import Lang
from tests import repository

MAIN = str(repository.ROOT / "app" / "main.py")
SCREENS = {
    "home": "screens/public/home.py",
    "simulate": "screens/public/simulate.py",
    "score": "screens/public/score.py",
    "rulebooks": "screens/public/rulebooks.py",
}


def open_screen(name: str, lang: Lang = "fr") -> AppTest:
    """Open a screen; nothing has gone wrong on it."""
    front = AppTest.from_file(MAIN, default_timeout=60)
    if lang == "en":
        front.query_params["lang"] = "en"
    front.run()
    return go(front, name) if name != "home" else sound(front)


def go(front: AppTest, name: str) -> AppTest:
    """Go to another screen in the same visit."""
    front.switch_page(SCREENS[name])
    return sound(front.run())


def sound(front: AppTest) -> AppTest:
    """See that no exception is shown."""
    assert not front.exception, [one.message for one in front.exception]
    return front


def words(front: AppTest) -> str:
    """Give all that is written on the screen, outside its boxes."""
    found = [str(one.value) for one in (*front.title, *front.header, *front.subheader, *front.markdown, *front.caption)]
    found += [str(one.value) for one in (*front.success, *front.error)]
    return "\n".join([*found, *(str(getattr(one, "body", "")) for one in front.get("html"))])


def press(front: AppTest, key: str) -> AppTest:
    """Press a button."""
    front.button(key=key).click()
    return sound(front.run())


def type_in(front: AppTest, field: str, text: str) -> AppTest:
    """Type in the box of a field, and leave it."""
    box = next(one for one in front.text_input if str(one.key).endswith(f":{field}"))
    box.set_value(text)
    return sound(front.run())


def typed_in(front: AppTest, field: str) -> str:
    """Give what stands in the box of a field."""
    return str(next(one for one in front.text_input if str(one.key).endswith(f":{field}")).value)
