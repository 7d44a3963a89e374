"""A report with every aspect, type and oddity that OIM has a way to say."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from exporter.oim.aspects import (
    FOREVER,
    PURE,
    Duration,
    Entity,
    Instant,
    Period,
    TypedMember,
    Unit,
    money,
    per_share,
)
from exporter.oim.fact import Datatype, Enumeration, Fact, Value
from exporter.oim.report import Link, Note, Report
from exporter.qname import ISO4217, XBRLI, QName
from exporter.render.instance import instance

HERE = Path(__file__).parent / "kitchen"
K = "http://example.com/kitchen"
YEAR = Duration(start=datetime(2024, 1, 1), end=datetime(2025, 1, 1))
CLOSE = Instant(at=datetime(2025, 1, 1))
ACME = Entity(scheme="http://www.sec.gov/CIK", identifier="0000123456")
ELSEWHERE = Entity(scheme="http://standards.iso.org/iso/17442", identifier="529900T8BM49AURSDO55")
USD = money("USD")
TYPES = {
    "Assets": Datatype.DECIMAL,
    "Expense": Datatype.DECIMAL,
    "PerShare": Datatype.DECIMAL,
    "Count": Datatype.INTEGER,
    "Ratio": Datatype.DECIMAL,
    "Amount": Datatype.DECIMAL,
    "Measured": Datatype.FLOAT,
    "Words": Datatype.TEXT,
    "Token": Datatype.TEXT,
    "Block": Datatype.TEXT_BLOCK,
    "Name": Datatype.QNAME,
    "Colour": Datatype.ENUMERATION,
    "Palette": Datatype.ENUMERATION,
}


def k(local: str) -> QName:
    return QName(K, local)


def typed(axis: str, element: str, value: str | None) -> tuple[QName, TypedMember]:
    return k(axis), TypedMember(value=value, element=k(element))


class Sink:
    """Collects facts; each gets a period of its own day unless told otherwise, so that none is another's duplicate."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []

    def add(
        self,
        local: str,
        value: Value,
        *,
        unit: Unit | None = None,
        decimals: int | None = None,
        period: Period | None = None,
        language: str | None = "en",
        entity: Entity | None = ACME,
        dimensions: tuple[tuple[QName, QName | TypedMember], ...] = (),
        id_: str | None = None,
    ) -> str:
        datatype = TYPES.get(local, Datatype.OTHER)
        n = len(self.facts)
        day = Duration(start=datetime(2000, 1, 1), end=datetime(2000 + n // 300, 1 + n // 28 % 12, 1 + n % 28, 0, 0))
        instant = local == "Assets"
        fact = Fact(
            id=id_ or f"f{n + 1}",
            concept=k(local),
            entity=entity,
            period=period or (Instant(at=day.end) if instant else Duration(start=datetime(1999, 1, 1), end=day.end)),
            value=value,
            unit=unit,
            decimals=decimals,
            language=language if datatype.has_language else None,
            dimensions=dimensions,
            datatype=datatype,
        )
        self.facts.append(fact)
        return fact.id


def characters(last_plane: int = 16) -> str:
    """Every character of XML 1.0 up to a plane of Unicode, carriage return and tab and line feed among them."""
    ranges = ((0x9, 0xA), (0xD, 0xD), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, last_plane * 0x10000 + 0xFFFF))
    return "".join(chr(code) for first, last in ranges for code in range(first, last + 1))


def kitchen_sink(*, beyond_arelle: bool = True) -> Report:
    """The report; `beyond_arelle` puts in what Arelle, unmended, cannot load from every syntax."""
    sink = Sink()
    _numbers(sink)
    _texts(sink)
    _others(sink)
    if beyond_arelle:
        _beyond_arelle(sink)
    _aspects(sink)
    _duplicates(sink)
    noted = [
        sink.add("Assets", Decimal(1), unit=USD, decimals=0, id_="noted.1"),
        sink.add("Words", "with a remark", id_="noted-2"),
        sink.add("Words", "explained by the one before"),
    ]
    notes = (
        Note(id="note-1", markup="Plain &amp; simple, 5 &lt; 6", language="en"),
        Note(
            id="note-2",
            markup='Say <b>what</b> <i class="x">has</i> to be<br/><p>twice, <b>in <i>bold</i></b>.</p>',
            language="en",
        ),
        Note(id="note-3", markup="הערה אחת", language="he"),
    )
    links = (
        Link(source=noted[0], target="note-1"),
        Link(source=noted[0], target="note-2"),
        Link(source=noted[1], target="note-2"),
        Link(source=noted[1], target="note-3", type="http://example.com/arcrole/remark"),
        Link(source=noted[0], target="note-3", group="http://example.com/role/remarks"),
        Link(source=noted[0], target=noted[2], type="http://www.xbrl.org/2009/arcrole/fact-explanatoryFact"),
    )
    return Report(
        facts=tuple(sink.facts),
        schemas=("kitchen.xsd",),
        prefixes=((K, "k"),),
        notes=notes,
        links=links,
        roles=(("http://example.com/role/remarks", "kitchen.xsd#remarks"),),
        arcroles=(
            ("http://example.com/arcrole/remark", "kitchen.xsd#remark"),
            (
                "http://www.xbrl.org/2009/arcrole/fact-explanatoryFact",
                "http://www.xbrl.org/lrr/arcrole/factExplanatory-2009-12-16.xsd#fact-explanatoryFact",
            ),
        ),
    )


def _numbers(sink: Sink) -> None:
    for text in ("0", "-1", "1234567.89", "-0.001", "1E+9", "1E-20", "1234567890123456789012345.75"):
        sink.add("Expense", Decimal(text), unit=USD)
        sink.add("Assets", Decimal(text), unit=USD, decimals=-6)
    sink.add("Expense", None, unit=USD)
    sink.add("Assets", Decimal("1.5"), unit=USD, decimals=400)
    sink.add("Count", Decimal(7), unit=PURE, decimals=0)
    sink.add("Count", None, unit=PURE)
    sink.add("Ratio", Decimal("0.25"), unit=PURE, decimals=2)
    sink.add("PerShare", Decimal("-1.07"), unit=per_share("USD"), decimals=2)
    square = Unit(
        numerator=(QName(K, "metre"), QName(K, "metre")), denominator=(QName(XBRLI, "shares"), QName(ISO4217, "EUR"))
    )
    sink.add("Amount", Decimal(3), unit=square, decimals=0)
    sink.add("Amount", Decimal(3), unit=Unit(numerator=(QName(K, "litre"), QName(K, "hour"))), decimals=0)
    for text in ("1.5E+20", "-2.5E-300", "0", "12345.678", "Infinity", "-Infinity"):
        sink.add("Measured", Decimal(text), unit=PURE)


def _texts(sink: Sink) -> None:
    oddities = (
        "",
        " ",
        "  two spaces, before and after  ",
        "#",
        "#nil",
        "##",
        "#none",
        "#empty",
        'a "quoted", word',
        "tab\tstop",
        "line\nline",
        "carriage\r\nreturn\r",
        "<b>not markup</b>",
        "]]>",
        "&amp; &lt;",
        "-1",
        "1,234",
        "=1+1",
        "'",
        "nil",
        "\u200fעברית, מימין לשמאל\u200e and left",
        "العربية ١٢٣",
        "\ufeffmark",
        "e\u0301 é",
        "\u0085\u2028\u2029",
        "{{ x }}",
    )
    for text in oddities:
        sink.add("Words", text)
    sink.add("Words", characters(last_plane=0))
    sink.add("Words", None)
    sink.add("Words", "שלום", language="he")
    sink.add("Words", "ohne Land", language="de")
    sink.add("Words", "mit Land", language="de-at")
    sink.add("Words", "in keiner Sprache", language=None)
    sink.add("Token", "one two three")
    paragraph = (
        "<p>A <b>long</b> text &amp; more: "
        + "word after word, " * 12
        + 'to <span style="color:red">the end</span>.</p>'
    )
    table = "<table><tr><td>1</td><td>2</td></tr></table><br/>"
    sink.add("Block", (paragraph + table) * 45)
    sink.add("Block", "no markup at all, " * 600)
    sink.add("Block", "<p>broken <b>markup</p> " * 500)
    sink.add("Block", '<font color="red">of another time</font><script>1 &lt; 2</script>')
    sink.add("Block", '<p id="a1">an id</p><p><a href="other.htm#x">elsewhere</a></p>')
    sink.add("Block", '<p id="b1">an id</p>')
    sink.add("Block", '<p id="b1">the same id</p>')
    sink.add("Block", None)


def _others(sink: Sink) -> None:
    for local, value in (
        ("Flag", "true"), ("Flag", "false"), ("Flag", None), ("Day", "2024-02-29"), ("Moment", "2024-02-29T23:59:59"),
        ("Moment", "2024-02-29T12:00:00.5Z"), ("Span", "P2Y8M12D"), ("Span", "-P1DT2H"), ("YearEnd", "--12-31"),
        ("Address", "http://example.com/a?b=c&d=%20e#f"), ("Bytes", "00FF"),
    ):  # fmt: skip
        sink.add(local, value)
    sink.add("Name", QName(K, "Red"))
    sink.add("Name", QName("http://example.com/other", "thing.1"))
    sink.add("Colour", Enumeration(members=(k("Green.Light"),)))
    sink.add("Palette", Enumeration(members=(k("Red"), k("Bleu"), k("Green.Light"))))
    sink.add("Palette", Enumeration(members=()))
    sink.add("Palette", None)


def _aspects(sink: Sink) -> None:
    sink.add("Words", "for ever", period=FOREVER)
    sink.add("Words", "of nobody in particular", entity=None)
    sink.add("Words", "of somebody else", entity=ELSEWHERE)
    noon = datetime(2024, 6, 30, 12, 30)
    sink.add("Assets", Decimal(5), unit=USD, decimals=0, period=Instant(at=noon))
    sink.add("Assets", Decimal(6), unit=USD, decimals=0, period=Instant(at=noon.replace(tzinfo=UTC)))
    midnight = datetime(2024, 7, 1, tzinfo=UTC)
    sink.add("Words", "a day by the clock", period=Duration(start=noon.replace(tzinfo=UTC), end=midnight))
    red = (k("ColourAxis"), k("Red"))
    sink.add("Expense", Decimal(1), unit=USD, decimals=0, dimensions=(red,))
    for place in ("", "  in the middle ", "#nil", "Zürich, “old town”", "<x/>", None):
        sink.add("Expense", Decimal(2), unit=USD, decimals=0, dimensions=(typed("PlaceAxis", "place", place),))
    sink.add("Expense", Decimal(3), unit=USD, dimensions=(typed("NumberAxis", "number", "-1.5"),))
    both = (red, typed("DayAxis", "day", "2024-02-29"), typed("PlaceAxis", "place", "here"))
    sink.add("Words", "in three dimensions", dimensions=both)


def _beyond_arelle(sink: Sink) -> None:
    """A nil name (JSON), fractions of seconds (CSV), more than 28 digits (Inline); and what only takes it long."""
    sink.add("Name", None)
    sink.add("Words", characters())
    noon = datetime(2024, 6, 30, 12, 30)
    sink.add("Words", "a moment's length", period=Duration(start=noon, end=noon.replace(microsecond=250000)))
    sink.add("Expense", Decimal("123456789012345678901234567890123456789.5"), unit=USD)
    sink.add("Measured", Decimal("1.5E+300"), unit=PURE)


def _duplicates(sink: Sink) -> None:
    for value, decimals in (("1000", -3), ("1000", -3), ("1004", 0), ("5", 0)):
        sink.add("Expense", Decimal(value), unit=USD, decimals=decimals, period=YEAR)
    sink.add("Words", "said twice", period=YEAR)
    sink.add("Words", "said twice", period=YEAR)
    sink.add("Words", "dit deux fois", period=YEAR, language="fr")


def written(folder: Path, report: Report) -> Path:
    """The report as an instance in a folder, with its taxonomy beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in HERE.iterdir():
        shutil.copy(file, folder / file.name)
    path = folder / "sink.xbrl"
    path.write_bytes(instance(report))
    return path
