"""Sentences of the findings about tables of any size and about clusters; code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "population-broken": mark(
        "«{given}» is damaged: it cannot be read beyond line {last}. Nothing was written. Ask whoever made it for a whole copy."
    ),
    "population-parts-differ": mark(
        "«{given}» does not have the columns of «{first}». The files of one table have the same columns in the same order."
    ),
    "population-folder-empty": mark(
        "The folder «{given}» holds no .parquet file. Name the folder of the parts of a table, or one file."
    ),
    "population-workbook": mark(
        "«{given}» is no table that is read by blocks. Save it as .parquet or .csv; a small workbook is scored without --stream."
    ),
    "population-line-too-long": mark(
        "«{given}» has a line of more than {limit} bytes. Check that it is a table with one report a line."
    ),
    "population-ending": mark(
        "A table read by blocks cannot be written as «{given}». The name must end with one of: {known}"
    ),
    "population-history": mark(
        "A table read by blocks has no earlier reports: «{given}» would not be read. Leave out --history, or score a smaller table."
    ),
    "population-out-needed": mark(
        "The result of «{given}» is too long for one answer in JSON. Name a file for it with -o."
    ),
    "cluster-absent": mark(
        "The cluster «{given}» cannot be used: Dask is not installed here. Install conditionality[cluster], or leave out --cluster."
    ),
    "cluster-parquet": mark(
        "«{given}» cannot be shared out over a cluster. Save it as .parquet, one file or a folder of parts, or leave out --cluster."
    ),
    "cluster-unreachable": mark(
        "No cluster answers at «{given}». Write the address of its scheduler, such as tcp://127.0.0.1:8786, or local."
    ),
    "cluster-no-workers": mark(
        "The cluster «{given}» has no worker. Nothing was written. Start its workers, then score again."
    ),
    "cluster-lost": mark(
        "The cluster «{given}» was lost before the end. Nothing was written. Start it, then score again."
    ),
    "population-no-history": mark(
        "These rules read earlier reports, and a table read by blocks has none: each report is scored as the first of its organisation."
    ),
}
