"""Run beside a test: a coroutine in a thread of its own (a browser may hold this thread's loop), or processes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from typing import TypeVar

Anything = TypeVar("Anything")

PRELOADED = ("tests.storage.writer", "tests.desk.walker")
"""What processes of tests run. The server that starts them lives as long as the run: its first caller names all."""


def processes() -> ForkServerContext:
    """Give what starts processes fast: one server imports everything once, and each process is a copy of it."""
    context = get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    return context


def run(one: Awaitable[Anything]) -> Anything:
    """Wait for what is awaited, and give what it gives."""

    async def wait() -> Anything:
        return await one

    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, wait()).result()
