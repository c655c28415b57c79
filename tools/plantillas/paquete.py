"""A template as a Word package: its parts, always in the same order and with the same dates."""

import base64
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

from escritura import each, paragraph, run_tag, runs, tag, when
from estilos import numbering, settings, styles

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_SPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
_EMBLEM: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADklEQVR42mO4CQUMlDEAobE2QfMlDBUAAAAASUVORK5CYII="
)
_PAGE: Final = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/><w:footerReference w:type="default" r:id="rId11"/>'
    '<w:pgSz w:w="12240" w:h="15840"/>'
    '<w:pgMar w:top="1701" w:right="1247" w:bottom="1304" w:left="1871" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)


@dataclass(frozen=True)
class Plantilla:
    """A template: its file name, what it is for whoever opens it, its body, and whether its signers rubricate.

    ``parties`` names who heads each page in a paper that is of several parties and not of the Secretariado: it bears
    no emblem, since that of one of them is not that of all.
    """

    name: str
    title: str
    body: str
    rubricated: bool = False
    parties: str = ""


def package(plantilla: Plantilla) -> bytes:
    """The bytes of the .docx."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _rels(
            ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": f'{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties"><Application>Microsoft Office '
        "Word</Application><AppVersion>16.0000</AppVersion></Properties>",
        "docProps/core.xml": _core(plantilla.title),
        "word/document.xml": f"{_HEAD}<w:document {_SPACES}><w:body>{plantilla.body}{_PAGE}</w:body></w:document>",
        "word/_rels/document.xml.rels": _rels(
            ("rId1", f"{_OFFICE}/relationships/styles", "styles.xml"),
            ("rId2", f"{_OFFICE}/relationships/numbering", "numbering.xml"),
            ("rId3", f"{_OFFICE}/relationships/settings", "settings.xml"),
            ("rId10", f"{_OFFICE}/relationships/header", "header1.xml"),
            ("rId11", f"{_OFFICE}/relationships/footer", "footer1.xml"),
        ),
        "word/header1.xml": f"{_HEAD}<w:hdr {_SPACES}>{_header(plantilla)}</w:hdr>",
        "word/_rels/header1.xml.rels": _rels(("rId1", f"{_OFFICE}/relationships/image", "media/emblema.png")),
        "word/footer1.xml": f"{_HEAD}<w:ftr {_SPACES}>{_footer()}</w:ftr>",
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/media/emblema.png": _EMBLEM,
    }
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = {
        "/word/document.xml": f"{word}.document.main+xml",
        "/word/styles.xml": f"{word}.styles+xml",
        "/word/numbering.xml": f"{word}.numbering+xml",
        "/word/settings.xml": f"{word}.settings+xml",
        "/word/header1.xml": f"{word}.header+xml",
        "/word/footer1.xml": f"{word}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    told = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{told}</Types>"
    )


def _rels(*links: tuple[str, str, str]) -> str:
    told = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in links)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _core(title: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>es-MX</dc:language></cp:coreProperties>"
    )


def _issuer() -> str:
    return (
        paragraph(_emblem() + _watermark() + runs("**{{ membrete.organo_garante }}**"), "Membrete")
        + paragraph(runs("{{ membrete.secretariado }}"), "Membrete")
        + when("membrete.area", paragraph(runs("{{ membrete.area }}"), "Membrete"))
    )


def _header(plantilla: Plantilla) -> str:
    parties = paragraph(_watermark() + runs(f"**{plantilla.parties}**"), "Membrete")
    lines = (
        parties if plantilla.parties else _issuer(),
        when("membrete.leyenda", paragraph(runs("//{{ membrete.leyenda }}//"), "Membrete")),
        paragraph(runs("{{ membrete.documento }}\t{{ membrete.folio }}"), "Clavedeldocumento"),
    )
    return (_rubrics() if plantilla.rubricated else "") + "".join(lines)


_FRAME: Final = (
    '<w:framePr w:w="1360" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="340" w:y="2100"/>'
)


def _rubrics() -> str:
    """A strip at the left margin: one short line to rubricate for each signer."""
    strip = (
        tag("if rubricas_compactas")
        + each("rubrica in rubricas", _to_rubricate(110))
        + tag("else")
        + each("rubrica in rubricas", _to_rubricate(460))
        + tag("endif")
    )
    # the tags stand in the frame too: LibreOffice makes a text box of it, and would tear them from what they repeat
    return strip.replace("<w:p><w:r>", f"<w:p><w:pPr>{_FRAME}</w:pPr><w:r>")


def _to_rubricate(before: int) -> str:
    spaced = f'{_FRAME}<w:spacing w:before="{before}" w:after="0"/>'
    return paragraph(runs("______________"), "Rbrica", spaced) + paragraph(runs("{{ rubrica }}"), "Rbrica", _FRAME)


def _emblem() -> str:
    """The picture that the emblem of the configuration replaces, at the left of the header."""
    return (
        '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>330000</wp:posOffset></wp:positionV>'
        '<wp:extent cx="540000" cy="540000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        '<wp:docPr id="1" name="Emblema" descr="logo"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="1" name="Emblema" descr="logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="540000" cy="540000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></w:r>"
    )


def _watermark() -> str:
    """BORRADOR across the page, while the document may not be final."""
    shape = (
        '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
        'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
        '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
        '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
        '<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="BORRADOR" '
        'style="position:absolute;margin-left:0;margin-top:0;width:480pt;height:96pt;rotation:315;z-index:-251658752;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#c8c8c8" '
        'stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" '
        'string="BORRADOR"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )
    return run_tag("if borrador") + shape + run_tag("endif")


def _field(name: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _footer() -> str:
    mark = run_tag("if borrador") + runs("**BORRADOR** · ") + run_tag("endif")
    return paragraph(
        mark
        + runs("Huella del plan: {{ membrete.huella }}, leído el {{ membrete.leido }}\tPágina ")
        + _field("PAGE")
        + runs(" de ")
        + _field("NUMPAGES"),
        "Piedepgina",
    )
