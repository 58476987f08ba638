"""One door to the blocks: every model of a block is there, under its own name."""

from __future__ import annotations

from pydantic import BaseModel

from conditionality.referential import asked, blocks, outputs, tree


def test_every_block_stands_at_the_door() -> None:
    inside = {
        name
        for room in (asked, tree, outputs)
        for name, one in vars(room).items()
        if isinstance(one, type) and issubclass(one, BaseModel) and one.__module__ == room.__name__
    }
    assert inside <= set(blocks.__all__)
    assert all(hasattr(blocks, name) for name in blocks.__all__)
