"""What is compiled is kept on disk for as long as no kernel changes, in whatever file."""

from __future__ import annotations

import re
from typing import Any, cast

from conditionality.scoring.batch import careful, compiled, swift, swift_lines


def test_all_kernels_carry_the_fingerprint_of_all_kernels() -> None:
    assert re.fullmatch("[0-9a-f]{64}", compiled.STAMP)
    for function in (careful.run_careful, swift.run_swift, swift_lines.find_lines):
        assert cast("Any", function)._cache._cache_file._source_stamp == compiled.STAMP


def test_every_file_with_a_kernel_counts() -> None:
    names = {module.__name__.rpartition(".")[2] for module in (careful, swift, swift_lines)}
    assert all(name.startswith(compiled.KERNELS) for name in names)
