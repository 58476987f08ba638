"""The web server: the front as an ASGI application, with its own routes, a French page frame and strict headers."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from app.arriving import Arriving
from app.guard import Guard
from app.login import ROUTES
from app.phrases import script
from app.verification import ROUTES as VERIFICATION

ASSETS = Path(__file__).with_name("assets")


async def healthz(_: Request) -> Response:
    """Say that the server answers."""
    return JSONResponse({"status": "ok"})


async def style(_: Request) -> Response:
    """Give the style sheet."""
    return FileResponse(ASSETS / "front.css", media_type="text/css")


async def words(_: Request) -> Response:
    """Give the script that puts the library's own English phrases in French."""
    return PlainTextResponse(script(), media_type="text/javascript; charset=utf-8")


app = st.App(
    Path(__file__).with_name("main.py"),
    routes=[
        Route("/healthz", healthz),
        Route("/assets/front.css", style),
        Route("/assets/front.js", words),
        *ROUTES,
        *VERIFICATION,
    ],
    middleware=[Middleware(Guard), Middleware(Arriving)],
)
