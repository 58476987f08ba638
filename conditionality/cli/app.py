"""The commands, as typed: names, texts and examples; what each does stands in its own file."""

from __future__ import annotations

import typer

from conditionality.cli.audit import audits
from conditionality.cli.backtest import backtest_command
from conditionality.cli.certificate import verify_command
from conditionality.cli.compare import compare_command
from conditionality.cli.database import databases
from conditionality.cli.demo import demo_command
from conditionality.cli.explain import explain_command
from conditionality.cli.plan import plan_command
from conditionality.cli.referential import check_command, flat_command, form_command, schema_command, show_command
from conditionality.cli.referential_diff import diff_command
from conditionality.cli.referential_golden import golden_command
from conditionality.cli.referential_migrate import migrate_command
from conditionality.cli.referential_publish import publish_command
from conditionality.cli.robustness import robustness_command
from conditionality.cli.score import score_command
from conditionality.cli.tick import tick_command
from conditionality.cli.vote import count_command
from conditionality.wording.speech import mark

app = typer.Typer(
    name="conditionality",
    help=mark(
        "Exact, explained eco-socio-conditionality: rule books, reports, scores. The exit code is 0 when it is done, 1 "
        "when there are findings or the answer is no, 2 for a wrong use."
    ),
    epilog="conditionality demo\nconditionality score socle-leger@1.0.0 report.json\nconditionality score --help",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

rule_books = typer.Typer(
    help=mark("Rule books: check, read, and make the forms they ask for."),
    epilog="conditionality referential check socle-regional@1.0.0\nconditionality referential form --help",
    rich_markup_mode=None,
)

votes = typer.Typer(
    help=mark("Votes of the assembly: count them from a file."),
    epilog="conditionality vote count vote.json",
    rich_markup_mode=None,
)

certificates = typer.Typer(
    help=mark("Certificates: verify them, score an audit file again."),
    epilog="conditionality certificate verify certificate.pdf",
    rich_markup_mode=None,
)

app.command(
    "demo",
    help=mark(
        "Make the demonstration region: invented enterprises, three years of reports, their scores. Then serve the web "
        "front on this machine, until Ctrl-C."
    ),
    epilog="conditionality demo\nconditionality demo --no-serve\nconditionality demo --port 8600",
)(demo_command)

app.add_typer(rule_books, name="referential")

rule_books.command(
    "check",
    help=mark("Check rule books. Everything that is wrong is told at once, each with its block."),
    epilog="conditionality referential check socle-regional@1.0.0\n"
    "conditionality referential check my-rules.toml other-rules.toml",
)(check_command)

rule_books.command(
    "show",
    help=mark("Show a rule book as people read it: what it asks, how it scores, what decides."),
    epilog="conditionality referential show socle-leger",
)(show_command)

rule_books.command(
    "schema",
    help=mark("Give the JSON Schema of a report for a rule book, so that anyone can check a report without us."),
    epilog="conditionality referential schema socle-leger@1.0.0 > report.schema.json\n"
    "conditionality referential schema --rules",
)(schema_command)

rule_books.command(
    "form",
    help=mark("Make the form of a rule book: a workbook to fill, or the header of a table (.csv)."),
    epilog="conditionality referential form socle-leger@1.0.0 -o form.xlsx",
)(form_command)

rule_books.command(
    "flat",
    help=mark("Give a rule book in one file, with what it takes from others written in."),
    epilog="conditionality referential flat filiere-alimentaire@1.0.0 -o flat.toml",
)(flat_command)

rule_books.command(
    "backtest",
    help=mark(
        "Score the same reports with two versions of the rules: who gains, who loses, by how much and why, before the "
        "new one is published. Reports that cannot be read are left out, told one by one, and the exit code is 1."
    ),
    epilog="conditionality referential backtest socle-regional@1.0.0 draft.toml reports.csv\n"
    "conditionality referential backtest socle-regional@1.0.0 draft.toml reports.csv --by size=staff --grants granted\n"
    "conditionality referential backtest socle-regional@1.0.0 draft.toml reports/ -o backtest.html",
)(backtest_command)

rule_books.command(
    "diff",
    help=mark("Say what changes from one version of a rule book to another, line by line, parents written in."),
    epilog="conditionality referential diff socle-regional@1.0.0 draft.toml\n"
    "conditionality referential diff socle-regional@1.0.0 draft.toml --json",
)(diff_command)

rule_books.command(
    "migrate",
    help=mark(
        "Move an open draft to another version, with a table of correspondence. What is not kept is told one by one, "
        "with its value. A filed report never moves."
    ),
    epilog="conditionality referential migrate draft.json --to socle-regional@2.0.0 -o moved.json\n"
    "conditionality referential migrate draft.json --to socle-regional@2.0.0 --table fields.csv -o moved.json",
)(migrate_command)

rule_books.command(
    "golden",
    help=mark(
        "Compare expected results with what the rules give: the golden cases beside the rules, or a workbook. The exit "
        "code is 1 when one differs."
    ),
    epilog="conditionality referential golden socle-leger@1.0.0\n"
    "conditionality referential golden socle-leger@1.0.0 --template expected.xlsx\n"
    'conditionality referential golden socle-leger@1.0.0 expected.xlsx --write --by "A. Durand"',
)(golden_command)

rule_books.command(
    "publish",
    help=mark(
        "Publish a version: nothing wrong in it, its golden cases hold, a back-test seen, its act known. All that is "
        "missing is told at once. From then on its file never changes by a byte."
    ),
    epilog='conditionality referential publish socle-leger@1.1.0 --act "Délibération 2026-07" --on 2026-07-03 '
    "--href https://region.example/2026-07 --backtest backtest.json",
)(publish_command)

app.command(
    "score",
    help=mark(
        "Score one report (.json) or a table of reports (.csv, .xlsx, .ods, .parquet). Rows that cannot be read are "
        "left out, told one by one, and the exit code is 1. The earlier reports of the same SIRET in the table are its "
        "history."
    ),
    epilog="conditionality score socle-leger@1.0.0 report.json\n"
    "conditionality score socle-regional reports.csv -o scores.xlsx --points --rejects rejects.csv\n"
    "conditionality score hdi hdi_2022.csv --map gni_pc=gni_per_capita",
)(score_command)

app.command(
    "explain",
    help=mark("Explain the score of one report: in one line, on one page, or the complete sheet that the law wants."),
    epilog="conditionality explain socle-leger@1.0.0 report.json\n"
    "conditionality explain socle-leger@1.0.0 report.json --length full --pdf sheet.pdf",
)(explain_command)

app.command(
    "robustness",
    help=mark(
        "Say how firmly recommendations hold when weights, or declared figures, are a little other than said: for one "
        "report, with what decides, or for a table of them."
    ),
    epilog="conditionality robustness socle-regional report.json\n"
    "conditionality robustness socle-regional reports.csv --report RD-001-2026 --spread 20 --errors 5\n"
    "conditionality robustness socle-regional reports.csv --law dirichlet --draws 500 --seed 7",
)(robustness_command)

app.command(
    "plan",
    help=mark(
        "Plan what one report can do to be accepted: the least effort, cost or delay, proved by scoring it again. The "
        "exit code is 1 when no plan is enough."
    ),
    epilog="conditionality plan socle-regional report.json\n"
    "conditionality plan socle-regional report.json --all\n"
    "conditionality plan socle-regional report.json --order cost --budget 15000 --pdf plan.pdf",
)(plan_command)

app.command(
    "compare",
    help=mark("Compare two reports of one organisation: what moved, and whether the report or the rules moved it."),
    epilog="conditionality compare socle-regional report-2025.json report-2026.json",
)(compare_command)

app.add_typer(votes, name="vote")

votes.command(
    "count",
    help=mark(
        "Count a college vote, or a file of them: quorums, weights, masses, the outcome and why. The exit code is 1 "
        "when a vote cannot be counted, or gives other figures than its file expects."
    ),
    epilog="conditionality vote count vote.json\nconditionality vote count vote.json --json",
)(count_command)

app.add_typer(audits, name="audit")

app.add_typer(databases, name="database")

app.command(
    "tick",
    help=mark("Move the clocks: whatever is due by now is done, once. To be run by a timer, as often as one likes."),
    epilog="conditionality tick\nconditionality tick --at 2026-03-01 --json",
)(tick_command)

app.add_typer(certificates, name="certificate")

certificates.command(
    "verify",
    help=mark(
        "Verify a certificate or an audit file: its seal, its signer, its papers, its dates. Nothing is asked of any "
        "network or register. The exit code is 0 when no check fails and the signer is known, else 1."
    ),
    epilog="conditionality certificate verify certificate.pdf --trust region.pem\n"
    "conditionality certificate verify audit.pdf --trust region.pem --replay --json",
)(verify_command)
