"""The catalogue against the edition, the contract of the texts and the files of the room."""

import inspect
import re
from importlib import import_module
from pathlib import Path

import pipeline.requirements as room
from pipeline.model.choices import HECHOS, INSUMOS
from pipeline.requirements._catalogue import CATALOGUE
from pipeline.requirements._orden import SENSIBILIZACION
from pipeline.requirements._requirement import Requirement
from pipeline.requirements.lanzamiento import EVALUACION, MONITOREO
from pipeline.requirements.mesas import DE_LA_INSTITUCION, DEL_GARANTE
from tests.plans import EDITION

FILES = sorted(path for path in Path(room.__file__).parent.glob("*.py") if not path.name.startswith("_"))


def test_every_id_that_the_edition_grades_is_decided_in_its_order() -> None:
    assert len(EDITION.grados) == 46
    assert [r.id for r in CATALOGUE] == list(EDITION.grados)


def test_every_requirement_of_every_file_is_registered() -> None:
    assert FILES
    modules = [import_module(f"pipeline.requirements.{path.stem}") for path in FILES]
    declared = {
        r.id: path.stem
        for path, module in zip(FILES, modules, strict=True)
        for r in vars(module).values()
        if isinstance(r, Requirement) and r.ask.__module__ == module.__name__
    }
    assert set(declared) == {r.id for r in CATALOGUE}
    assert set(declared.values()) == {path.stem for path in FILES}


def test_titles_and_reasons_are_whole_sentences_with_the_edition_s_numbers() -> None:
    for r in CATALOGUE:
        for sentence in (r.title(EDITION), r.reason(EDITION)):
            assert sentence[0].isupper(), sentence
            assert sentence.rstrip("”").endswith("."), sentence
            assert not re.search(r"[{}]|\bNone\b", sentence), sentence
        assert r.source.startswith(("Requerimientos mínimos", "Seis pasos", "Mesas de diálogo")), r.id


def test_a_requirement_is_named_by_the_sentence_that_should_be_true() -> None:
    names = [r.ask.__name__ for r in CATALOGUE]
    assert len(set(names)) == len(names)
    assert all(name.count("_") >= 2 for name in names)


def test_questions_take_their_numbers_from_the_edition() -> None:
    for path in FILES:
        code = re.sub(r'""".*?"""|f?"[^"\n]*"', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        code = re.sub(r"stage=\d|#.*", "", code)
        assert set(re.findall(r"(?<![\w.])\d+", code)) <= {"0", "1"}, path.name


def test_words_of_the_sheet_are_the_contract_s() -> None:
    assert {SENSIBILIZACION, MONITOREO, EVALUACION} <= set(HECHOS)
    assert {*DEL_GARANTE, *DE_LA_INSTITUCION, "otro"} == set(INSUMOS)


def test_the_door_is_one_verb() -> None:
    assert list(inspect.signature(room.check).parameters) == ["plan", "readings", "edition", "today"]
