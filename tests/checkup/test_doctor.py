"""``pal doctor`` looks at everything, whatever is broken, and tells no secret."""

import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline import checkup as rounds
from pipeline.checkup import checkup
from pipeline.model.health import Health, Light
from pipeline.orders import Order
from pipeline.settings import DEFAULT_CONFIG, EXAMPLE, TEMPLATES
from tests.command.conftest import Pal
from tests.google_stand_in import Fault, Google
from tests.google_stand_in.google import ACCOUNT, API_KEY, SHEET

TODAY = datetime(2017, 5, 15, tzinfo=UTC).date()
DO = re.compile(r"\b(defina|dé|dela|escriba|revise|corrija|indique)\b", re.IGNORECASE)
ITEMS = [
    "Programa", "Configuración", "Credenciales", "Acceso al plan", "Pestañas y columnas", "Plantillas", "Correos",
    "Servidor de correo", "LibreOffice", "Disco", "Reloj",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _no_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "USER", "PASSWORD", "PORT", "SECURITY", "FROM"):
        monkeypatch.delenv(f"PAL_SMTP_{name}", raising=False)
        monkeypatch.delenv(f"PAL_IMAP_{name}", raising=False)


def found(**order: Any) -> dict[str, list[Health]]:  # noqa: ANN401 - whatever an order has
    by_name: dict[str, list[Health]] = {}
    for one in checkup(Order(today=TODAY, **order)):
        by_name.setdefault(one.name, []).append(one)
        assert one.found.endswith("."), one
        assert one.remedy or one.light is Light.VERDE or DO.search(one.found), one
    assert list(by_name) == ITEMS
    return by_name


def lights(health: list[Health]) -> set[Light]:
    return {one.light for one in health}


def test_the_example_has_everything_in_its_place(pal: Pal) -> None:
    ran = pal("doctor")
    assert ran.returncode == 0, ran.stdout
    assert "✗" not in ran.stdout
    assert all(f"{name}: " in ran.stdout for name in ITEMS)


def test_json_says_the_same(pal: Pal) -> None:
    told = json.loads(pal("doctor", "--json").stdout)
    assert told["healthy"] is True
    assert [one["name"] for one in told["checks"]] == ITEMS
    assert {one["light"] for one in told["checks"]} <= {"verde", "ámbar"}


def test_it_writes_nothing(pal: Pal, tmp_path: Path) -> None:
    pal("doctor")
    assert [path.name for path in tmp_path.iterdir()] == ["casa"]


def test_a_broken_configuration_is_red_and_the_rest_is_looked_at(pal: Pal, tmp_path: Path) -> None:
    (tmp_path / "mal.toml").write_text('plan = "x', encoding="utf-8")
    ran = pal("doctor", "--config", "mal.toml")
    assert ran.returncode == 2
    assert "✗ rojo  Configuración" in ran.stdout
    assert "Reloj: " in ran.stdout
    assert "Traceback" not in ran.stdout + ran.stderr


def test_a_plan_that_is_not_there_is_red_and_its_tabs_wait(tmp_path: Path) -> None:
    health = found(plan=str(tmp_path / "no.xlsx"), output=tmp_path / "salida")
    assert lights(health["Acceso al plan"]) == {Light.ROJO}
    assert lights(health["Pestañas y columnas"]) == {Light.AMBAR}


@pytest.mark.long
def test_a_missing_tab_is_amber_a_missing_column_red_and_no_tab_at_all_red(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(EXAMPLE)
    del book["Avances"]
    book.save(tmp_path / "a.xlsx")
    tabs = found(plan=str(tmp_path / "a.xlsx"))["Pestañas y columnas"]
    assert lights(tabs) == {Light.AMBAR}
    assert "Avances" in tabs[0].found
    book["Mesas"].cell(2, 5).value = "Cuándo"
    book.save(tmp_path / "b.xlsx")
    assert Light.ROJO in lights(found(plan=str(tmp_path / "b.xlsx"))["Pestañas y columnas"])
    empty = openpyxl.Workbook()
    empty.active.append(["lista del súper", "huevos"])
    empty.save(tmp_path / "c.xlsx")
    assert lights(found(plan=str(tmp_path / "c.xlsx"))["Pestañas y columnas"]) == {Light.ROJO}


def test_a_template_and_a_letter_with_mistakes_are_red(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "templates"
    shutil.copytree(TEMPLATES, copy)
    (copy / "minuta.docx").write_bytes(b"no es Word")
    letter = copy / "correo" / "carta.txt"
    letter.write_text(letter.read_text(encoding="utf-8") + "{{ nonbre }}", encoding="utf-8")
    monkeypatch.setattr(rounds, "TEMPLATES", copy)
    health = found()
    assert lights(health["Plantillas"]) == {Light.ROJO}
    assert "minuta.docx" in health["Plantillas"][0].found
    assert lights(health["Correos"]) == {Light.ROJO}
    assert "nonbre" in health["Correos"][0].found


@pytest.mark.long
def test_half_configured_mail_is_red_and_a_whole_one_shows_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAL_SMTP_HOST", "correo.example")
    assert lights(found()["Servidor de correo"]) == {Light.ROJO}
    monkeypatch.setenv("PAL_SMTP_USER", "stl@correo.example")
    monkeypatch.setenv("PAL_SMTP_PASSWORD", "muy-secreta-77")
    mail = found()["Servidor de correo"]
    assert lights(mail) == {Light.VERDE}
    assert "correo.example" in mail[0].found
    assert "muy-secreta-77" not in repr(found())


def test_without_libreoffice_it_is_amber(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    office = found()["LibreOffice"]
    assert lights(office) <= {Light.AMBAR, Light.VERDE}
    assert office[0].light is Light.AMBAR or Path(office[0].found[:-1]).exists()


def test_a_folder_that_cannot_be_written_is_red(tmp_path: Path) -> None:
    assert lights(found(output=Path("/proc/salida"))["Disco"]) == {Light.ROJO}
    assert lights(found(output=tmp_path / "a" / "b" / "salida")["Disco"]) <= {Light.VERDE, Light.AMBAR}


def test_a_google_sheet_says_which_account_and_which_permission(google: Google) -> None:
    google.share(EXAMPLE)
    health = found(plan=SHEET, config=_config(google))
    assert lights(health["Credenciales"]) == {Light.VERDE}
    assert ACCOUNT in health["Credenciales"][0].found
    assert "spreadsheets.readonly" in health["Credenciales"][0].found
    assert lights(health["Acceso al plan"]) == lights(health["Reloj"]) == {Light.VERDE}
    assert not any(secret in repr(health) for secret in ("PRIVATE KEY", "ficha-"))


def test_a_sheet_that_is_not_shared_is_red_with_the_account_to_share_it_with(google: Google) -> None:
    google.share(EXAMPLE).shared_with.clear()
    reach = found(plan=SHEET, config=_config(google))["Acceso al plan"]
    assert lights(reach) == {Light.ROJO}
    assert ACCOUNT in reach[0].found + reach[0].remedy


def test_an_api_key_is_named_and_not_shown(google: Google, monkeypatch: pytest.MonkeyPatch) -> None:
    google.share(EXAMPLE, by_link=True)
    monkeypatch.setenv("PAL_GOOGLE_API_KEY", API_KEY)
    health = found(plan=SHEET)
    assert lights(health["Credenciales"]) == {Light.VERDE}
    assert API_KEY not in repr(health)


def test_without_credentials_it_is_red_with_the_ways_to_give_them(
    google: Google, monkeypatch: pytest.MonkeyPatch
) -> None:
    google.share(EXAMPLE)
    monkeypatch.delenv("PAL_GOOGLE_API_KEY", raising=False)
    monkeypatch.setenv("HOME", "/nonexistent")
    health = found(plan=SHEET)
    assert lights(health["Credenciales"]) == {Light.ROJO}
    assert "cuenta" in health["Credenciales"][0].remedy + health["Credenciales"][0].found


@pytest.mark.long
def test_a_clock_that_is_wrong_is_red_and_one_that_cannot_be_asked_amber(google: Google) -> None:
    google.share(EXAMPLE)
    config = _config(google)
    late = datetime.now(UTC) - timedelta(hours=3)
    google.always = Fault(headers={"Date": late.strftime("%a, %d %b %Y %H:%M:%S GMT")})
    assert lights(found(plan=SHEET, config=config)["Reloj"]) == {Light.ROJO}
    google.always = None
    google.tunnel = 502
    assert lights(found(plan=SHEET, config=config)["Reloj"]) == {Light.AMBAR}


def _config(google: Google) -> Path:
    account = google.service_account()
    config = account.with_name("pal.toml")
    text = DEFAULT_CONFIG.read_text(encoding="utf-8").replace(
        'cuenta_de_servicio = ""', f'cuenta_de_servicio = "{account}"'
    )
    config.write_text(text, encoding="utf-8")
    return config
