"""The calendar of the plan says the months that it holds."""

from datetime import date

import pytest

from pipeline.documents.context.calendario import YEAR, calendar
from pipeline.documents.language import mes
from pipeline.model.records import Actividad, Meta
from tests.plans import complete


@pytest.mark.parametrize(
    ("end", "titles"),
    [
        (date(2016, 9, 30), ["Septiembre de 2016"]),
        (date(2017, 6, 30), ["De septiembre de 2016 a junio de 2017"]),
        (date(2017, 8, 31), ["De septiembre de 2016 a agosto de 2017"]),
        (date(2017, 9, 1), ["De septiembre de 2016 a septiembre de 2017"]),
        (date(2017, 11, 1), ["De septiembre de 2016 a agosto de 2017", "De septiembre de 2017 a noviembre de 2017"]),
    ],
)
def test_its_title_ends_with_the_last_month_that_holds_something(end: date, titles: list[str]) -> None:
    book = complete()
    book.tabs[Meta] = []
    for row in book.tabs[Actividad]:
        row |= {"inicio": date(2016, 9, 1), "fin": end}
    stretches = calendar(book.plan())
    assert [stretch.titulo for stretch in stretches] == titles
    for stretch in stretches:
        bars = [row.meses for row in stretch.renglones if row.etiqueta]
        assert {len(bar) for bar in bars} == {len(stretch.meses)} == {YEAR + stretch.trece}
    assert f"{mes(end)[:3]}\n{end:%y}" in stretches[-1].meses
    assert stretches[0].meses[0] == "sep\n16"


def test_goals_of_another_stretch_have_no_empty_row_in_this_one() -> None:
    book = complete()
    for row in book.tabs[Actividad]:
        row |= {"inicio": date(2016, 9, 1), "fin": date(2017, 11, 1)}
    for row in book.tabs[Meta]:
        row |= {"fecha": date(2017, 10, 1)}
    first, second = calendar(book.plan())
    assert not [row for row in first.renglones if row.etiqueta == "Metas"]
    assert [row for row in second.renglones if row.etiqueta == "Metas"]
