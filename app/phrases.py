"""The library's own English phrases, and the small script that puts them in French on the page.

A phrase holds `{0}`, `{1}`… where the library writes a name or a list, `{0:d}` where it writes a number. Phrases seen
with Streamlit 1.67; a browser test finds those that are missing.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from conditionality.wording.speech import mark, say

PHRASES: tuple[str, ...] = (
    # The page
    mark("Skip to main content"),
    mark("App pages"),
    mark("Sidebar"),
    mark("Expand sidebar"),
    mark("Collapse sidebar"),
    mark("Main menu"),
    mark("Running..."),
    mark("Stop"),
    mark("Loading..."),
    mark("Connecting"),
    mark("Connection closed"),
    mark("Page not found"),
    mark("The page that you have requested does not seem to exist. Running the app's main page."),
    mark(
        "You have requested page /{0}, but no corresponding file was found in the app's pages/ directory. "
        "Running the app's main page."
    ),
    mark("Close"),
    mark("Open"),
    mark("Dismiss"),
    # Boxes
    mark("Press Enter to apply"),
    mark("Press Enter to submit form"),
    mark("Choose an option"),
    mark("Choose options"),
    mark("No results"),
    mark("No options"),
    mark("No options to select."),
    mark("Clear value"),
    mark("Clear all"),
    mark("Select all"),
    mark("Selectbox options"),
    mark("Show suggestions"),
    mark("Help"),
    mark("{0:d} option available."),
    mark("{0:d} options available."),
    mark("Error:"),
    mark("Info:"),
    mark("Success:"),
    mark("Warning:"),
    # Files
    mark("Upload"),
    mark("Browse files"),
    mark("Upload or drag and drop {0}"),
    mark("Drag and drop file here"),
    mark("file upload"),
    mark("File Uploader"),
    mark("Add files"),
    mark("Remove {0}"),
    mark("Cancel upload of {0}"),
    mark("Uploading..."),
    mark("Upload failed"),
    mark("Only one file is allowed."),
    mark("{0} files are not allowed."),
    mark("This type of files are not allowed."),
    mark("files are not allowed."),
    mark("File must be {0:d}MB or smaller."),
    mark("{0:d}MB per file"),
    mark("{0:d}B"),
    mark("{0:d}KB"),
    mark("{0:d}MB"),
    mark("{0}, {1:d}B"),
    mark("{0}, {1:d}KB"),
    mark("{0}, {1:d}MB"),
    # Charts
    mark("Fullscreen"),
    mark("Close fullscreen"),
    mark("Show data"),
    mark("Show chart"),
    mark("Save as PNG"),
    mark("Save as SVG"),
    mark("Download as PNG"),
    mark("Copy to clipboard"),
    # Tables that one types in
    mark("Add row"),
    mark("Add row: {0}"),
    mark("Delete row(s)"),
    mark("Delete row(s): {0}"),
    mark("Clear selection"),
    mark("Clear selection: {0}"),
    mark("Search"),
    mark("Search: {0}"),
    mark("Download as CSV"),
    mark("Download as CSV: {0}"),
    mark("Show/hide columns"),
    mark("Show/hide columns: {0}"),
    mark("Fullscreen: {0}"),
    mark("Close fullscreen: {0}"),
    mark("Sort ascending"),
    mark("Sort descending"),
    mark("Autosize"),
    mark("Pin column"),
    mark("Unpin column"),
    mark("Hide column"),
    mark("Copy column name"),
    mark("Dataframe column menu"),
    mark("Close Search"),
    mark("Next Result"),
    mark("Previous Result"),
)
"""As the library writes them."""


@cache
def script() -> str:
    """Give the script, with the French of each phrase inside."""
    pairs = {phrase: say("fr", phrase) for phrase in PHRASES}
    source = Path(__file__).with_name("assets").joinpath("front.js").read_text(encoding="utf-8")
    return source.replace("__PHRASES__", json.dumps(pairs, ensure_ascii=False))
