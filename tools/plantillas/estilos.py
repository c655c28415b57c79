"""The styles, numbering and settings that every template carries."""

from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT: Final = "Arial"
INK: Final = "1F2937"

_DEFAULTS: Final = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="es-MX" w:eastAsia="es-MX" w:bidi="ar-SA"/>'
    "</w:rPr></w:rPrDefault>"
    '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="120" w:line="264" w:lineRule="auto"/>'
    "</w:pPr></w:pPrDefault>"
    "</w:docDefaults>"
)


def _style(  # noqa: PLR0913 - a style has that many sides
    ident: str,
    name: str,
    paragraph: str = "",
    text: str = "",
    *,
    based: str = "Normal",
    following: str = "",
    level: int = 9,
) -> str:
    after = f'<w:next w:val="{following}"/>' if following else ""
    quick = "" if level else "<w:semiHidden/>"
    held = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    inked = f"<w:rPr>{text}</w:rPr>" if text else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>{after}'
        f"{quick}<w:qFormat/>{held}{inked}</w:style>"
    )


def _spacing(before: int, after: int, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _heading(level: int, before: int, size: int, extra: str = "") -> str:
    return _style(
        f"Ttulo{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/>{_spacing(before, 100)}<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>',
        f'<w:b/>{extra}<w:color w:val="{INK}"/>{_size(size)}',
        following="Normal",
    )


def _toc(level: int) -> str:
    return _style(
        f"TDC{level}",
        f"toc {level}",
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9122"/></w:tabs>{_spacing(0, 60)}'
        f'<w:ind w:left="{(level - 1) * 280}"/><w:jc w:val="left"/>',
    )


def _list(ident: str, name: str, number: int) -> str:
    numbered = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'
    return _style(ident, name, numbered + _spacing(0, 80) + '<w:jc w:val="left"/>')


def styles() -> str:
    """The part ``word/styles.xml``."""
    left = '<w:jc w:val="left"/>'
    centre = '<w:jc w:val="center"/>'
    parts = (
        (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
            '<w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
        ),
        (
            '<w:style w:type="character" w:default="1" w:styleId="Fuentedeprrafopredeter">'
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        ),
        (
            '<w:style w:type="table" w:default="1" w:styleId="Tablanormal"><w:name w:val="Normal Table"/>'
            '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
            '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
            '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        ),
        (
            '<w:style w:type="numbering" w:default="1" w:styleId="Sinlista"><w:name w:val="No List"/>'
            "<w:semiHidden/></w:style>"
        ),
        _style(
            "Ttulo",
            "Title",
            f"<w:keepNext/><w:keepLines/>{_spacing(120, 80)}{centre}",
            f'<w:b/><w:color w:val="{INK}"/>{_size(27)}',
            following="Normal",
        ),
        _style("Subttulo", "Subtitle", f"<w:keepNext/><w:keepLines/>{_spacing(0, 240)}{centre}", _size(22)),
        _heading(1, 320, 24),
        _heading(2, 240, 22),
        _heading(3, 200, 21, "<w:i/>"),
        _style("Celda", "Celda", _spacing(20, 20, 240) + left, _size(18)),
        _style("Celdacentrada", "Celda centrada", centre, based="Celda"),
        _style("Encabezadodecelda", "Encabezado de celda", "<w:keepNext/>" + left, "<w:b/>", based="Celda"),
        _style("Etiqueta", "Etiqueta", left, "<w:b/>", based="Celda"),
        _style("Celdapequea", "Celda pequeña", "", _size(16), based="Celda"),
        _style("Mes", "Mes", _spacing(20, 20, 240) + centre, _size(14), based="Celda"),
        _style("Nota", "Nota", _spacing(60, 120), _size(18)),
        _style("Trastabla", "Tras tabla", _spacing(160, 120)),
        _style("Fila", "Antes de tabla", "<w:keepNext/>"),
        _style("Ordinal", "Ordinal", f"{_spacing(0, 140)}"),
        _style("Cierre", "Cierre", f"<w:keepNext/><w:keepLines/>{_spacing(240, 160)}"),
        _style("Foja", "Leyenda de foja", f"<w:keepNext/>{_spacing(60, 60, 240)}{centre}", "<w:i/>" + _size(17)),
        _style(
            "Rtulodefirma", "Rótulo de firma", f"<w:keepNext/>{_spacing(240, 0, 240)}{centre}", "<w:b/>" + _size(18)
        ),
        _style(
            "Firma",
            "Firma",
            '<w:pBdr><w:top w:val="single" w:sz="6" w:space="3" w:color="auto"/></w:pBdr>'
            f"{_spacing(860, 0, 240)}{centre}",
            "<w:b/>" + _size(19),
        ),
        _style("Firmavacante", "Firma vacante", _spacing(860, 0, 240) + centre, "<w:b/>" + _size(19)),
        _style("Datosdefirma", "Datos de firma", f"{_spacing(0, 0, 240)}{centre}", _size(17)),
        _style("Membrete", "header", _spacing(0, 0, 240) + '<w:ind w:left="1020" w:right="1020"/>' + centre, _size(18)),
        _style(
            "Clavedeldocumento",
            "Clave del documento",
            '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="808080"/></w:pBdr>'
            f'<w:tabs><w:tab w:val="right" w:pos="9122"/></w:tabs>{_spacing(40, 160, 240)}{left}',
            _size(16),
        ),
        _style(
            "Piedepgina",
            "footer",
            '<w:tabs><w:tab w:val="right" w:pos="9122"/></w:tabs>' + _spacing(0, 0, 240) + left,
            _size(15) + "",
        ),
        _style("Rbrica", "Rúbrica", _spacing(0, 0, 240) + centre, _size(12)),
        _style(
            "Avisodeborrador", "Aviso de borrador", f"<w:keepNext/>{_spacing(0, 120)}{centre}", "<w:b/>" + _size(24)
        ),
        _style("Portada", "Portada", _spacing(0, 200) + centre, _size(26)),
        _style("Portadagrande", "Portada grande", _spacing(1400, 300) + centre, "<w:b/>" + _size(40), based="Portada"),
        _style("Ttulodendice", "TOC Heading", f"<w:keepNext/>{_spacing(0, 160)}{left}", "<w:b/>" + _size(24)),
        _style("Derecha", "Lugar y fecha", _spacing(0, 240) + '<w:jc w:val="right"/>'),
        _style("Destinatario", "Destinatario", f"<w:keepNext/>{_spacing(0, 0)}{left}", "<w:b/>"),
        _style("Copia", "Copia de conocimiento", _spacing(40, 0, 240) + left, _size(16)),
        _toc(1),
        _toc(2),
        _list("Listaconvietas", "List Bullet", 1),
        _list("Listaconnmeros", "List Number", 2),
        _list("Listaromana", "Lista romana", 3),
        _list("Listaconvietasdecelda", "Viñeta de celda", 4).replace('"Normal"', '"Celda"'),
        (
            '<w:style w:type="character" w:styleId="Hipervnculo"><w:name w:val="Hyperlink"/><w:rPr>'
            '<w:color w:val="0B4F9E"/><w:u w:val="single"/></w:rPr></w:style>'
        ),
        _table("Tabla", "Tabla", "single"),
        _table("Tabladefirmas", "Tabla de firmas", "nil"),
    )
    return f'{_HEAD}<w:styles xmlns:w="{W}">{_DEFAULTS}{"".join(parts)}</w:styles>'


def _table(ident: str, name: str, line: str) -> str:
    drawn = f'w:val="{line}"' + (' w:sz="4" w:space="0" w:color="7F7F7F"' if line == "single" else "")
    sides = "".join(f"<w:{side} {drawn}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return (
        f'<w:style w:type="table" w:styleId="{ident}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="Tablanormal"/><w:qFormat/>'
        f'<w:tblPr><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar><w:top w:w="28" w:type="dxa"/>'
        '<w:left w:w="85" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )


def numbering() -> str:
    """The part ``word/numbering.xml``: bullets, 1., I., and bullets of cells."""
    kinds = (("bullet", "•", 357), ("decimal", "%1.", 397), ("upperRoman", "%1.", 567), ("bullet", "•", 200))
    defined = "".join(_abstract(n, *kind) for n, kind in enumerate(kinds, start=1))
    used = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(kinds) + 1))
    return f'{_HEAD}<w:numbering xmlns:w="{W}">{defined}{used}</w:numbering>'


_LIST_STYLES: Final = ("Listaconvietas", "Listaconnmeros", "Listaromana", "Listaconvietasdecelda")


def _abstract(number: int, kind: str, text: str, indent: int) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{_LIST_STYLES[number - 1]}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl></w:abstractNum>'
    )


def settings() -> str:
    """The part ``word/settings.xml``: Word 2013 and later, no question about fields on opening."""
    return (
        f'{_HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="es-MX"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )
