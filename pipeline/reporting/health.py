"""The check-up as a person reads it: a word and a sign for each light, never the colour alone."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, TextIO

from rich.text import Text

from pipeline.model.health import Health, Light
from pipeline.reporting.console import console_on, set_in
from pipeline.reporting.quantities import counted

_SIGNS: Final = {Light.VERDE: ("✓", "green"), Light.AMBAR: ("!", "yellow"), Light.ROJO: ("✗", "red")}


def tell(health: Sequence[Health], stream: TextIO) -> None:
    """Print each light with what was found and its remedy, and the count at the end."""
    console = console_on(stream)
    for one in health:
        sign, colour = _SIGNS[one.light]
        line = Text.assemble((f"{sign} {one.light:<5} ", colour), (f"{one.name}: ", "bold"), one.found)
        console.print(line)
        if one.remedy:
            set_in(console, f"→ {one.remedy}", 8)
    lights = Counter(one.light for one in health)
    told = f"{counted(len(health), 'revisión', 'revisiones')}: {lights[Light.VERDE]} en verde, "
    console.print(f"\n{told}{lights[Light.AMBAR]} en ámbar, {lights[Light.ROJO]} en rojo.")
    if lights[Light.ROJO]:
        console.print("[bold red]Atienda lo que está en rojo y repita: pal doctor[/]")
    else:
        console.print("[bold green]Todo lo necesario está en su lugar.[/]")


def as_json(health: Sequence[Health]) -> dict[str, Any]:
    """What ``pal doctor --json`` prints."""
    checks = [{"name": one.name, "light": one.light.value, "found": one.found, "remedy": one.remedy} for one in health]
    return {"healthy": not any(one.red for one in health), "checks": checks}
