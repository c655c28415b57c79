"""Write docs/nombres-de-plantillas.md: the names that each Word template may use, read from the contexts."""

import sys
from pathlib import Path
from typing import Final

from pipeline.documents import registered
from pipeline.documents.names import catalogue

TARGET: Final = Path(__file__).parents[1] / "docs" / "nombres-de-plantillas.md"
HEAD: Final = """# Nombres que puede usar cada plantilla

Esta lista se genera con `python tools/nombres.py`; no se escribe a mano.

- Un **texto** se escribe entre llaves dobles: `{{ membrete.folio }}`.
- Un **sí o no** sirve de condición: `{% if borrador %}` … `{% endif %}`.
- Una **lista** se recorre: `{%p for x in lista %}` … `{%p endfor %}` en párrafos propios, o `{%tr for x in lista %}` …
  `{%tr endfor %}` en renglones propios de una tabla. Los nombres con `[]` son los de cada elemento: de
  `pendientes[].mensaje` se escribe `{{ x.mensaje }}` dentro de `{%p for x in pendientes %}`.
- Un **grupo** reúne nombres: se escribe alguno de los suyos, nunca el grupo solo.

"""


def text() -> str:
    """The whole page."""
    return HEAD + catalogue({document.id: document.context for document in registered()})


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
    sys.exit(0)
