"""The door: signing in and out by its own routes, on a real register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from http.cookies import Morsel, SimpleCookie
from urllib.parse import urlencode

import pytest
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import Message

from app import entrance, session
from app.door import DOES
from app.guard import Guard
from app.login import ROUTES
from conditionality.desk.mandates import clock, mandates
from conditionality.desk.register import end_mandate
from conditionality.desk.sign_in import IDLE, LONGEST
from conditionality.dossier.kinds import Role
from conditionality.dossier.register import Mode
from conditionality.storage.schema import WEB_SESSION
from tests.app.conftest import NAMES, House
from tests.running import run

FRONT = Starlette(routes=ROUTES, middleware=[Middleware(Guard)])
HERE = {"host": "region.example", "sec-fetch-site": "same-origin"}


class Answer:
    """What the server sent back."""

    def __init__(self, sent: list[Message]) -> None:
        self.status: int = sent[0]["status"]
        self.headers = [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]
        self.text = b"".join(one.get("body", b"") for one in sent[1:]).decode()

    def header(self, name: str) -> str:
        return next((value for known, value in self.headers if known == name), "")

    @property
    def cookie(self) -> Morsel[str]:
        return SimpleCookie(self.header("set-cookie"))[entrance.COOKIE]


def ask(method: str, path: str, form: dict[str, str] | None = None, scheme: str = "http", **headers: str) -> Answer:
    """Send a request to the front."""
    sent: list[Message] = []
    body = urlencode(form or {}).encode()
    path, _, query = path.partition("?")

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "http", "method": method, "scheme": scheme, "path": path, "query_string": query.encode(),
        "headers": raw, "server": ("region.example", 80), "root_path": "",
    }  # fmt: skip
    run(FRONT(scope, receive, send))
    return Answer(sent)


def enter(house: House, role: Role = "STAFF", **headers: str) -> Answer:
    """Sign in as the page of the door does, and let the browser keep the cookie."""
    found = ask("POST", "/login", {"account": house.key(role), "lang": "fr"}, **(HERE | headers))
    house.secret = found.cookie.value if found.header("set-cookie") else house.secret
    return found


def visits(house: House) -> int:
    with house.office.reading() as connection:
        return len(connection.execute(select(WEB_SESSION)).all())


@pytest.mark.parametrize(("lang", "said"), [("fr", "Ceci est une démonstration"), ("en", "This is a demonstration")])
def test_the_page_names_the_people_their_roles_and_what_they_do(house: House, lang: str, said: str) -> None:
    found = ask("GET", f"/connexion?lang={lang}")
    assert found.status == 200
    assert said in found.text
    assert all(name in found.text for name in NAMES.values())
    assert "Atelier Invente" in found.text
    assert f'<html lang="{lang}">' in found.text
    assert "<script" not in found.text
    assert "form-action 'self'" in found.header("content-security-policy")
    assert found.header("cache-control") == "no-store"


def test_every_role_says_what_it_does() -> None:
    assert set(NAMES) <= set(DOES)


def test_signing_in_sets_a_cookie_that_scripts_cannot_read_and_goes_home(house: House) -> None:
    found = enter(house)
    assert (found.status, found.header("location")) == (303, "/")
    flags = found.cookie
    assert (flags["httponly"], flags["samesite"], flags["path"]) == (True, "lax", "/")
    assert not flags["secure"]
    assert not flags["domain"]
    assert not flags["max-age"]
    assert len(flags.value) == 43
    signed = session.actor()
    assert signed is not None
    assert (signed.person, signed.role, signed.name) == (house.people["STAFF"], "STAFF", NAMES["STAFF"])


@pytest.mark.parametrize(("scheme", "proxy"), [("https", ""), ("http", "https"), ("http", "https, http")])
def test_over_tls_the_cookie_never_travels_in_the_clear(house: House, scheme: str, proxy: str) -> None:
    form = {"account": house.key("STAFF")}
    assert ask("POST", "/login", form, scheme, **HERE, x_forwarded_proto=proxy).cookie["secure"]


def test_the_enterprise_acts_for_its_organisation(house: House) -> None:
    enter(house, "ENT")
    signed = session.actor()
    assert signed is not None
    assert signed.organisations == ("73282932000074",)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site", "origin": "http://region.example"},
        {"sec_fetch_site": "none"},
        {"origin": "http://other.example"},
        {"origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["/login", "/logout"])
def test_a_form_of_another_site_is_refused(house: House, path: str, headers: dict[str, str]) -> None:
    enter(house)
    found = ask("POST", path, {"account": house.key("AUD")}, host="region.example", cookie=cookie(house), **headers)
    assert found.status == 403
    assert not found.header("set-cookie")
    assert "n’a pas été envoyé depuis ce site" in found.text
    assert visits(house) == 1


def cookie(house: House) -> str:
    return f"{entrance.COOKIE}={house.secret}"


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "region.example", "origin": "http://region.example"},
        {"host": "10.0.0.1:8501", "x_forwarded_host": "region.example", "origin": "https://region.example"},
    ],
)
def test_a_browser_that_only_tells_its_origin_is_believed(house: House, headers: dict[str, str]) -> None:
    assert ask("POST", "/login", {"account": house.key("STAFF")}, **headers).status == 303


def test_each_sign_in_makes_a_new_secret_and_closes_the_visit_before(house: House) -> None:
    enter(house)
    first = house.secret
    enter(house, "AUD", cookie=cookie(house))
    assert house.secret != first
    assert visits(house) == 1
    house.secret = first
    assert session.actor() is None


def test_a_secret_that_the_server_did_not_make_is_never_taken_over(house: House) -> None:
    house.secret = "chosen-by-somebody-else"  # noqa: S105 - of the test
    enter(house, cookie=cookie(house))
    assert house.secret != "chosen-by-somebody-else"  # noqa: S105 - as above
    house.secret = "chosen-by-somebody-else"  # noqa: S105 - as above
    assert session.actor() is None


def test_signing_out_closes_the_visit_on_the_server(house: House) -> None:
    enter(house)
    found = ask("POST", "/logout", {"lang": "en"}, **HERE, cookie=cookie(house))
    assert (found.status, found.header("location")) == (303, "/?lang=en")
    assert found.cookie["max-age"] == "0"
    assert visits(house) == 0
    assert session.actor() is None


def test_a_visit_is_over_at_its_hour_and_when_nobody_uses_it(house: House) -> None:
    enter(house)
    house.now += IDLE
    assert session.actor() is None
    enter(house)
    for _ in range(LONGEST // timedelta(hours=1) - 1):
        house.now += timedelta(hours=1)
        assert session.actor() is not None
    house.now += timedelta(hours=1)
    assert session.actor() is None
    enter(house)
    assert visits(house) == 1


def test_who_holds_the_role_no_more_is_signed_out(house: House) -> None:
    enter(house)
    with house.office.reading() as connection:
        held = mandates(connection, house.people["STAFF"])[0]
    end_mandate(house.office, clock(house.now), held.subject, house.now.date() - timedelta(days=1))
    assert session.actor() is None


def test_the_page_says_who_is_signed_in_and_offers_the_way_out(house: House) -> None:
    enter(house)
    found = ask("GET", "/connexion", cookie=cookie(house))
    assert f"Vous êtes\u00a0: {NAMES['STAFF']}" in found.text
    assert 'action="./logout"' in found.text


def test_an_account_that_is_not_there_signs_nobody_in(house: House) -> None:
    for key in ("", "p-x:STAFF", f"{house.people['ENT']}:STAFF", "x" * 9000):
        found = ask("POST", "/login", {"account": key}, **HERE)
        assert (found.status, found.header("set-cookie")) == (403, "")
    assert visits(house) == 0


def test_in_production_nobody_chooses_an_account(open_house: Callable[[Mode], House]) -> None:
    house = open_house("production")
    found = enter(house)
    assert (found.status, found.header("set-cookie")) == (403, "")
    assert "que dans une démonstration" in found.text
    page = ask("GET", "/connexion").text
    assert NAMES["STAFF"] not in page
    assert "n’est pas une démonstration" in page


def test_without_a_register_the_door_says_so() -> None:
    found = ask("POST", "/login", {"account": "p:STAFF"}, **HERE)
    assert found.status == 404
    assert "Il n’y a pas de registre ici" in found.text
