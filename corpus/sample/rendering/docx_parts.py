"""The parts of a DOCX package around its body: styles, numbering, footnotes, footer and relationships."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from corpus.sample.rendering.source import Source

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LEVELS = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%3)"), ("lowerRoman", "%4)"))
HEADING_SIZES = (36, 28, 24, 22)
LINKS = {
    "package": (
        ("officeDocument", "word/document.xml"),
        ("metadata/core-properties", "docProps/core.xml"),
    ),
    "document": (
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("footnotes", "footnotes.xml"),
        ("footer", "footer1.xml"),
    ),
}


def content_types() -> str:
    """Says what each part is."""
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "footnotes": "footnotes",
        "footer1": "footer",
    }
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN_TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>"
    )


def relationships(owner: str) -> str:
    """Says which parts belong to the package or to the document."""
    links = "".join(
        f'<Relationship Id="rId{index}" Type="{_relationship(kind)}" Target="{target}"/>'
        for index, (kind, target) in enumerate(LINKS[owner], 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _relationship(kind: str) -> str:
    return f"{PACKAGE}/relationships/{kind}" if "/" in kind else f"{OFFICE}/{kind}"


def core(source: Source) -> str:
    """The properties of the file, with the report's own date so that nothing depends on today."""
    stamp = f"{source.setting('date')}T09:00:00Z"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(source.setting('title'))}</dc:title>"
        "<dc:creator>Westmere Borough Council (an invented council)</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created></cp:coreProperties>'
    )


def document(body: str) -> str:
    """The main part: the body and one A4 section."""
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1304" w:right="1247" w:bottom="1304" w:left="1247" '
        'w:header="624" w:footer="624" w:gutter="0"/>'
        "</w:sectPr>"
    )
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"


def styles() -> str:
    """The few styles in use: body text, four headings and a numbered heading."""
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{depth}">'
        f'<w:name w:val="heading {depth}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{depth - 1}"/>'
        f'</w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for depth, size in enumerate(HEADING_SIZES, 1)
    )
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:pPr><w:spacing w:after="140"/></w:pPr>'
        '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="NumberedHeading">'
        '<w:name w:val="Numbered Heading"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/></w:rPr></w:style>{headings}</w:styles>"
    )


def numbering(lists: int) -> str:
    """One numbering scheme, and one list for each restart: a restarted list counts from 1 again."""
    levels = "".join(_level(index, kind, text) for index, (kind, text) in enumerate(LEVELS))
    scheme = f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    instances = "".join(_instance(number) for number in range(1, lists + 1))
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{scheme}{instances}</w:numbering>"


def _level(index: int, kind: str, text: str) -> str:
    left = 567 + max(0, index - 1) * 567
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="567"/></w:pPr></w:lvl>'
    )


def _instance(number: int) -> str:
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for index in range(len(LEVELS))
        if number > 1
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{restart}</w:num>'


def footnotes(texts: dict[str, str]) -> str:
    """The footnotes, after the two separators that word processors expect."""
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p>'
        "<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
    )
    notes = "".join(
        f'<w:footnote w:id="{mark}"><w:p><w:r><w:rPr>'
        '<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(re.sub(r"[*]{2}", "", text))}</w:t></w:r></w:p></w:footnote>'
        for mark, text in texts.items()
    )
    return f"{DECLARATION}<w:footnotes {NAMESPACES}>{separators}{notes}</w:footnotes>"


def footer(notice: str) -> str:
    """The foot of each page: the notice and the page number."""
    field = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    number = f'<w:r><w:t xml:space="preserve">  Page </w:t></w:r>{field}'
    words = f"<w:r><w:t>{escape(notice)}</w:t></w:r>"
    centred = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{words}{number}</w:p>'
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{centred}</w:ftr>"
