"""Every sentence is read: it has a place and a remedy, in plain words, in its number, with the same quotes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from pipeline.model.findings import Finding
from pipeline.model.records import TABS
from pipeline.settings import PROJECT
from tests.messages.gathered import findings, judged, outcomes, workbook
from tests.plans import complete

pytestmark = pytest.mark.long

UNPLAIN: Final = re.compile(
    r"\b(errors?|errores|inválid\w*|null|None|NaN|true|false|value|field|string|parse\w*|regex|default|header|tab|sheet|"
    r"row|cell|key|token|bug|exception|traceback|dashboard|link|click|tipo de dato|booleano|decimal)\b",
    re.IGNORECASE,
)
QUOTED: Final = re.compile(r"“[^”]*”")
IMPERATIVE: Final = re.compile(
    r"\b(acorte|acorten|adelante|compruebe|envíe|agregue|agréguel[ao]s?|agréguel[ao]|alargue|anote|ponga|póngal[ea]s?|borre|bórrel[ao]s?|cambie|cámbiel[ao]|"
    r"celebre|complete|confirme|copie|corrija|corríjal[ao]|deje|déjel[ao]|designe|elija|escriba|escríbal[ao]|explique|"
    r"haga|indique|llene|llénel[ao]|mueva|nombre|obtenga|pase|páselos|pida|pídal[ao]|quite|quítel[ao]|quítelos|recorra|"
    r"reparta|reescriba|registre|revise|revísel[ao]|separe|sepárel[ao]s|sustituya|use|verifique|vuelva|dé|dele|ajuste|"
    r"defina|guárdel[ao]|recalcule|ábral[ao]|únal[ao]s|únel[ao]s)\b",
    re.IGNORECASE,
)
NOTHING_TO_DO: Final = ("Nada que corregir", "No hace falta", "puede dejarl")
ONE_OF_MANY: Final = re.compile(r"\b(?:son|hay) exactamente 1\b|\b1 (?!de\b|o\b|a\b|y\b|más\b|menos\b|es\b)\w+s\b")
MANY_OF_ONE: Final = re.compile(
    r"\b(?:0|[2-9]|\d\d+) (?:día|mes|año|compromiso|actividad|renglón|columna|vez|mesa|persona|núcleo|actor|meta)\b"
)


def plain(text: str) -> str:
    return QUOTED.sub("“”", text)


def test_many_sentences_were_gathered_and_nearly_every_code_among_them() -> None:
    codes = {finding.code for finding in findings()}
    assert len(findings()) > 400
    assert len({code for code in codes if code.startswith("D-")}) >= 20
    ids = {judged_.id for judged_ in outcomes()[0].requirements}
    silent = {"RM-2d", "MD-4b", "RM-1a-n2"}  # a product of the tool; told by its two sources
    told = codes | {also for finding in findings() for also in finding.also}
    assert ids - told <= silent


def test_the_complete_plan_typed_in_a_spreadsheet_is_told_nothing() -> None:
    assert judged(workbook(complete())).findings == ()


def _failing(test: object) -> list[str]:
    return [f"{f.code} {f.place} | {f.message} | {f.fix}" for f in findings() if not test(f)]  # type: ignore[operator] # a test


def test_each_has_a_tab_of_the_book_and_a_message_that_ends() -> None:
    assert TABS
    assert _failing(lambda f: bool(f.place.sheet) and f.message.endswith((".", "…", "?"))) == []


def test_each_has_a_remedy_in_usted() -> None:
    def has(finding: Finding) -> bool:
        fix = plain(finding.fix)
        return bool(IMPERATIVE.search(fix)) or any(words in fix for words in NOTHING_TO_DO)

    assert _failing(has) == []
    assert _failing(lambda f: f.fix.endswith((".", "…", "?"))) == []


def test_none_uses_a_word_of_the_trade_or_of_another_tongue() -> None:
    assert _failing(lambda f: not UNPLAIN.search(plain(f.message)) and not UNPLAIN.search(plain(f.fix))) == []


def test_none_quotes_an_empty_name_or_leaves_a_hole() -> None:
    hole = re.compile(r"“\s*”|\(\s*\)|  | [.,;:]|\{|\}")
    assert (
        _failing(lambda f: not hole.search(_without_values(f.message)) and not hole.search(_without_values(f.fix)))
        == []
    )


def _without_values(text: str) -> str:
    """The sentence with what people typed taken out of its quotes, which stay."""
    return re.sub(r"“[^”]+”", "“x”", text)


def test_each_agrees_in_number() -> None:
    wrong = (ONE_OF_MANY, MANY_OF_ONE)
    assert _failing(lambda f: not any(w.search(plain(f"{f.message} {f.fix}")) for w in wrong)) == []


def test_all_quote_alike() -> None:
    other = re.compile(r"[«»\"‘„]|(?<!\w)'")
    assert _failing(lambda f: not other.search(plain(f.message)) and not other.search(plain(f.fix))) == []


@pytest.mark.parametrize("part", ["title", "source", "reason"])
def test_requirements_are_told_in_the_same_words(part: str) -> None:
    texts = {getattr(one, part) for outcome in outcomes() for one in outcome.requirements} - {""}
    assert texts
    bad = [
        t for t in texts if UNPLAIN.search(plain(t)) or re.search('[«»"]|“\\s*”|  ', t) or ONE_OF_MANY.search(plain(t))
    ]
    assert bad == []


NOT_SENTENCES: Final = {
    "pipeline/reading/addresses.py", "pipeline/reading/texts.py", "pipeline/sources/origin.py",
    "pipeline/documents/language/phrases.py", "pipeline/reporting/terminal.py",
}  # fmt: skip
"""Files that name the marks in which other people quote."""


def _strings(path: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value


def test_no_sentence_in_the_program_is_quoted_otherwise() -> None:
    files = sorted((PROJECT / "pipeline").rglob("*.py"))
    assert len(files) > 100
    found = [
        f"{path}:{line}"
        for path in files
        if path.relative_to(PROJECT).as_posix() not in NOT_SENTENCES
        for line, text in _strings(path)
        if re.search("[«»]", text)
    ]
    assert found == []


def _pieces(sentence: ast.AST) -> Iterator[str]:
    """The words of a sentence; a remedy that has a name of its own, in capitals, stands for itself."""
    for node in ast.walk(sentence):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Name) and node.id.isupper():
            yield "indique"


def _stops() -> Iterator[tuple[str, str]]:
    for path in sorted((PROJECT / "pipeline").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Stop" and node.args:
                pieces = list(_pieces(node.args[0]))
                if len(" ".join(pieces)) > 60:
                    yield f"{path.name}:{node.lineno}", " ".join(pieces)


def test_each_stop_says_what_to_do_in_plain_words() -> None:
    stops = dict(_stops())
    assert len(stops) > 40
    do = re.compile(
        rf"{IMPERATIVE.pattern}|\b\w+(?:[aáeé]l[aeo]s?|[aáeé]los)\b|\b(vea|espere|instale|cree|repita|agrúp\w+|libere|diga)\b",
        re.IGNORECASE,
    )
    assert {where: said for where, said in stops.items() if not do.search(said)} == {}
    assert {
        where: said
        for where, said in stops.items()
        if UNPLAIN.search(re.sub(r"pal \S+|--\w+|gcloud[\w -]+", "", plain(said)))
    } == {}
