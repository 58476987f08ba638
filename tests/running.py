"""Run a coroutine to its end in a thread of its own: a browser under test may hold this thread's loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Anything = TypeVar("Anything")


def run(one: Awaitable[Anything]) -> Anything:
    """Wait for what is awaited, and give what it gives."""

    async def wait() -> Anything:
        return await one

    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, wait()).result()
