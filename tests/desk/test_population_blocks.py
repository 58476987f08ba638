"""What ends a reading says so as a finding, and goes from one process to another unchanged."""

from __future__ import annotations

import pickle

import numpy as np
import pyarrow as pa

from conditionality.desk.population_blocks import Block, BrokenTableError, ClusterLostError
from conditionality.wording.findings import sentence


def test_a_broken_table_says_where_it_broke_in_another_process_too() -> None:
    fault = pickle.loads(pickle.dumps(BrokenTableError("t.parquet", 12)))  # noqa: S301 - made here
    assert sentence(fault.found, "en").startswith("«t.parquet» is damaged: it cannot be read beyond line 12.")


def test_a_lost_cluster_says_so() -> None:
    fault = pickle.loads(pickle.dumps(ClusterLostError("cluster-lost", "local")))  # noqa: S301 - made here
    assert "local" in sentence(fault.found, "en")


def test_a_block_has_no_rows_apart_by_itself() -> None:
    assert not Block(pa.table({"0": [1]}), np.array([2])).apart
