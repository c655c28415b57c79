"""The comparison of many plans as a page and as a workbook."""

from datetime import datetime
from pathlib import Path
from typing import Final

from pipeline.model.comparison import Comparison, Reviewed
from pipeline.model.outcome import Result

TEMPLATE: Final = "comparativo.html"
_COLOURS: Final = {Result.CUMPLE.value: "#E1F2E3", Result.NO_CUMPLE.value: "#FBDADA"}
_FIRST: Final = 3  # columns before those of the requirements: plan, situation, observations that impede


def comparison_html(comparison: Comparison, templates: Path) -> bytes:
    """The page; ``templates`` is the folder of ``comparativo.html``."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined)
    return (
        environment.get_template(TEMPLATE)
        .render(
            comparison=comparison,
            day=f"{comparison.today:%d/%m/%Y}",
            reviewed=sum(not plan.trouble for plan in comparison.plans),
            free=sum(plan.valid for plan in comparison.plans),
        )
        .encode("utf-8", "replace")
    )


def write_comparison_xlsx(comparison: Comparison, path: Path) -> None:
    """The workbook: a tab with every plan and result, another with the requirements; the same bytes for the same."""
    from xlsxwriter import Workbook

    with Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": "Comparativo de requisitos mínimos", "created": datetime(2016, 1, 1)})  # noqa: DTZ001 - it has no zone
        bold = book.add_format({"bold": True, "bg_color": "#E7E6E6", "text_wrap": True, "valign": "top"})
        shades = {result: book.add_format({"bg_color": colour}) for result, colour in _COLOURS.items()}
        sheet = book.add_worksheet("Comparativo")
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 1, 32)
        sheet.write_row(0, 0, ["Plan", "Situación", "Impiden", *(each.id for each in comparison.requirements)], bold)
        for row, plan in enumerate(comparison.plans, start=1):
            sheet.write_row(row, 0, [*_head(plan)])
            for column, each in enumerate(comparison.requirements, start=_FIRST):
                result = plan.results.get(each.id, "–")
                sheet.write_string(row, column, result, shades.get(result))
        sheet.autofilter(0, 0, len(comparison.plans), _FIRST + len(comparison.requirements) - 1)
        told = book.add_worksheet("Requisitos")
        told.set_column(1, 2, 60)
        told.write_row(0, 0, ["Requisito", "Qué se pide", "Cláusula", "Grado", "Cumplen", "No cumplen"], bold)
        for row, each in enumerate(comparison.requirements, start=1):
            counts = (len(comparison.with_result(each.id, r)) for r in (Result.CUMPLE, Result.NO_CUMPLE))
            told.write_row(row, 0, [each.id, each.title, each.source, each.grade, *counts])


def _head(plan: Reviewed) -> tuple[str, str, int]:
    return plan.name, plan.trouble or plan.standing, plan.impeding
