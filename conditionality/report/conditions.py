"""Say in words when a question is asked or needed: labels for names, the figure of the day for parameters."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

from conditionality.formula.nodes import Figure, Name, Node
from conditionality.formula.values import Number, tidy
from conditionality.referential.phrase import phrase
from conditionality.report.form import Form
from conditionality.wording.speech import Lang


def say_condition(condition: Node, form: Form, lang: Lang) -> str:
    """Say a condition of the form in French or English."""
    return phrase(_with_figures(condition, _figures(form)), _labels(form, lang), lang, condition=True)


def _labels(form: Form, lang: Lang) -> dict[str, str]:
    """Give the words for each field, and for each of its options."""
    labels: dict[str, str] = {}
    for field in form.referential.fields:
        labels[field.id] = field.label.fr if lang == "fr" else field.label.en
        for option in field.options:
            labels[f"{field.id}={option.id}"] = option.label.fr if lang == "fr" else option.label.en
    return labels


def _figures(form: Form) -> dict[str, Number]:
    """Give the value of each parameter on the day of the form."""
    figures: dict[str, Number] = {}
    for parameter in form.referential.parameters:
        dated = [one for one in parameter.values if one.from_ <= form.day]
        if dated:
            figures[parameter.id] = tidy(Fraction(max(dated, key=lambda one: one.from_).value))
    return figures


def _with_figures(node: Node, figures: dict[str, Number]) -> Node:
    """Give the same tree with figures in the place of parameters."""
    if isinstance(node, Name):
        return Figure(figures[node.path], node.at) if node.path in figures else node
    return replace(node, **{one.name: _with_part(getattr(node, one.name), figures) for one in fields(node)})


def _with_part(part: Any, figures: dict[str, Number]) -> Any:  # noqa: ANN401 - a node, or what a node holds
    if isinstance(part, tuple):
        return tuple(_with_part(one, figures) for one in part)
    return _with_figures(part, figures) if isinstance(part, Node) else part
