"""A small taxonomy of an invented publisher, as files of a taxonomy package: every kind of thing a DTS says, once."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from pathlib import Path

BASE = "https://invented.example/2024"
NS = f"{BASE}/core"
CORE = f"{BASE}/core.xsd"
ALL = f"{BASE}/all.xsd"
_XMLNS = """xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
    xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns:xbrldt="http://xbrl.org/2005/xbrldt" xmlns:xml="http://www.w3.org/XML/1998/namespace"
    xmlns:inv="https://invented.example/2024/core" xmlns:inv-types="https://invented.example/2024/types" """
_INSTANCE = "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"
_ROLE = "http://www.xbrl.org/2003/role"
_ARCROLE = "http://www.xbrl.org/2003/arcrole"
_PARTS = "http://www.xbrl.org/2006/ref"
_DIM = "http://xbrl.org/int/dim/arcrole"

# name: type, period type, balance, English label, German label, documentation
ITEMS = {
    "Turnover": ("m", "duration", "credit", "Turnover", "Umsatzerlöse", "What was sold in the period."),
    "CostOfGoods": ("m", "duration", "debit", "Cost of goods sold", "Herstellungskosten", "What the goods cost."),
    "GrossMargin": ("m", "duration", "credit", "Gross margin", "Bruttoergebnis", "Turnover less cost of goods."),
    "StaffCosts": ("m", "duration", "debit", "Staff costs", "Personalaufwand", "Wages, salaries and pensions."),
    "OperatingCosts": ("m", "duration", "debit", "Operating costs", "Betriebsaufwand", "All costs of operating."),
    "ProfitForYear": ("m", "duration", "credit", "Profit for the year", "Jahresüberschuss", "What remains."),
    "CashAtBank": ("m", "instant", "debit", "Cash at bank", "Bankguthaben", "Money in accounts."),
    "EarningsPerUnit": ("p", "duration", "", "Earnings per share", "Ergebnis je Aktie", "Profit for each share."),
    "NameOfEntity": ("s", "duration", "", "Name of entity", "Name", "Who reports."),
    "Sector": ("t", "duration", "", "Sector", "Branche", "What the entity does."),
}
_TYPES = {"m": "xbrli:monetaryItemType", "p": "inv-types:perShareItemType", "s": "xbrli:stringItemType"}
_TYPES["t"] = "inv-types:sectorItemType"
_STRUCTURE = {
    "StatementAbstract": ("Income statement", "xbrli:item", "xbrli:stringItemType"),
    "RegionTable": ("Regions [table]", "xbrldt:hypercubeItem", "xbrli:stringItemType"),
    "RegionAxis": ("Region [axis]", "xbrldt:dimensionItem", "xbrli:stringItemType"),
    "RegionsMember": ("Regions [member]", "xbrli:item", "inv-types:domainItemType"),
    "NorthMember": ("North [member]", "xbrli:item", "inv-types:domainItemType"),
}


def files() -> dict[str, str]:
    """Path below the package's folder -> content."""
    return {
        "META-INF/taxonomyPackage.xml": _metadata(),
        "META-INF/catalog.xml": _catalog(),
        "docs/types.xsd": _types(),
        "docs/core.xsd": _core(),
        "docs/all.xsd": _all(),
        "docs/labels.xml": _labels(),
        "docs/presentation.xml": _presentation(),
        "docs/calculation.xml": _calculation(),
        "docs/definition.xml": _definition(),
        "docs/reference.xml": _references(),
    }


def write(folder: Path, *, without: Collection[str] = (), only_core: bool = False, name: str = "invented") -> Path:
    """The package as a ZIP in a folder; `only_core` leaves it a single entry point."""
    path = folder / f"{name}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, content in files().items():
            if inside not in without:
                text = content.replace(_entry("Everything", ALL), "") if only_core else content
                archive.writestr(zipfile.ZipInfo(f"{name}/{inside}"), text)  # dated 1980: equal content, equal bytes
    return path


def _entry(name: str, href: str) -> str:
    return f'<tp:entryPoint><tp:name>{name}</tp:name><tp:entryPointDocument href="{href}"/></tp:entryPoint>'


def _metadata() -> str:
    return f"""<tp:taxonomyPackage xmlns:tp="http://xbrl.org/2016/taxonomy-package" xml:lang="en">
  <tp:identifier>{BASE}</tp:identifier><tp:name xml:lang="de">Erfunden</tp:name>
  <tp:name xml:lang="en">Invented taxonomy</tp:name><tp:version>1</tp:version>
  <tp:entryPoints>{_entry("Concepts", CORE)}{_entry("Everything", ALL)}</tp:entryPoints>
</tp:taxonomyPackage>"""


def _catalog() -> str:
    return f"""<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <rewriteURI uriStartString="{BASE}/" rewritePrefix="../docs/"/></catalog>"""


def _types() -> str:
    base = "xbrli:stringItemType"
    return f"""<xs:schema {_XMLNS} targetNamespace="{BASE}/types">
  <xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="{_INSTANCE}"/>
  <xs:complexType name="perShareItemType"><xs:simpleContent>
    <xs:restriction base="xbrli:decimalItemType"/></xs:simpleContent></xs:complexType>
  <xs:complexType name="domainItemType"><xs:simpleContent>
    <xs:restriction base="{base}"/></xs:simpleContent></xs:complexType>
  <xs:complexType name="sectorItemType"><xs:simpleContent><xs:restriction base="{base}">
    <xs:enumeration value="Farming"/><xs:enumeration value="Mining"/></xs:restriction></xs:simpleContent>
  </xs:complexType></xs:schema>"""


def _element(name: str, type_: str, group: str, period: str, balance: str, *, abstract: bool) -> str:
    return (
        f'<xs:element id="inv_{name}" name="{name}" type="{type_}" substitutionGroup="{group}" nillable="true" '
        f'xbrli:periodType="{period}"{f" xbrli:balance={chr(34)}{balance}{chr(34)}" if balance else ""}'
        f"{' abstract=' + chr(34) + 'true' + chr(34) if abstract else ''}/>"
    )


def _core() -> str:
    elements = [
        _element(name, _TYPES[type_], "xbrli:item", period, balance, abstract=False)
        for name, (type_, period, balance, *_) in ITEMS.items()
    ]
    elements += [
        _element(name, type_, group, "duration", "", abstract=True) for name, (_, group, type_) in _STRUCTURE.items()
    ]
    refs = "".join(_linkbase(name, kind) for name, kind in (("labels", "label"), ("reference", "reference")))
    return f"""<xs:schema {_XMLNS} targetNamespace="{NS}" elementFormDefault="qualified">
  <xs:annotation><xs:appinfo>{refs}</xs:appinfo></xs:annotation>
  <xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="{_INSTANCE}"/>
  <xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
  <xs:import namespace="{BASE}/types" schemaLocation="types.xsd"/>
  <xs:import namespace="{_PARTS}" schemaLocation="{_PARTS}-2006-02-27.xsd"/>
  {"".join(elements)}</xs:schema>"""


def _linkbase(name: str, kind: str) -> str:
    return (
        f'<link:linkbaseRef xlink:type="simple" xlink:href="{name}.xml" xlink:role="{_ROLE}/{kind}LinkbaseRef" '
        'xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>'
    )


def _all() -> str:
    kinds = ("presentation", "calculation", "definition")
    return f"""<xs:schema {_XMLNS} targetNamespace="{BASE}/all">
  <xs:annotation><xs:appinfo>{"".join(_linkbase(kind, kind) for kind in kinds)}
    <link:roleType roleURI="{BASE}/role/income" id="income">
      <link:definition>100 - Statement - Income statement</link:definition>
      <link:usedOn>link:presentationLink</link:usedOn><link:usedOn>link:calculationLink</link:usedOn>
      <link:usedOn>link:definitionLink</link:usedOn></link:roleType></xs:appinfo></xs:annotation>
  <xs:import namespace="{NS}" schemaLocation="core.xsd"/></xs:schema>"""


def _locators(names: Collection[str]) -> str:
    return "".join(
        f'<link:loc xlink:type="locator" xlink:label="{name}" xlink:href="core.xsd#inv_{name}"/>' for name in names
    )


def _document(body: str, *, refs: str = "") -> str:
    return f"<link:linkbase {_XMLNS}>{refs}{body}</link:linkbase>"


def _labels() -> str:
    names = (*ITEMS, *_STRUCTURE)
    said = [
        (name, f"{_ROLE}/{role}", lang, text)
        for name, (*_, english, german, about) in ITEMS.items()
        for role, lang, text in (("label", "en", english), ("label", "de", german), ("documentation", "en", about))
    ]
    said += [(name, f"{_ROLE}/label", "en", text) for name, (text, *_) in _STRUCTURE.items()]
    said.append(("OperatingCosts", f"{_ROLE}/totalLabel", "en", "Total operating costs"))
    resources = "".join(
        f'<link:label xlink:type="resource" xlink:label="{name}_l" xlink:role="{role}" xml:lang="{lang}">{text}'
        "</link:label>"
        for name, role, lang, text in said
    )
    arcs = "".join(
        f'<link:labelArc xlink:type="arc" xlink:arcrole="{_ARCROLE}/concept-label" xlink:from="{name}" '
        f'xlink:to="{name}_l"/>'
        for name in names
    )
    link = f'<link:labelLink xlink:type="extended" xlink:role="{_ROLE}/link">'
    return _document(f"{link}{_locators(names)}{resources}{arcs}</link:labelLink>")


def _references() -> str:
    return _document(
        f"""<link:referenceLink xlink:type="extended" xlink:role="{_ROLE}/link">{_locators(["Turnover"])}
    <link:reference xlink:type="resource" xlink:label="r" xlink:role="{_ROLE}/reference">
      <ref:Name xmlns:ref="{_PARTS}">Invented Standard</ref:Name></link:reference>
    <link:referenceArc xlink:type="arc" xlink:arcrole="{_ARCROLE}/concept-reference" xlink:from="Turnover"
      xlink:to="r"/></link:referenceLink>"""
    )


def _network(kind: str, arcs: Collection[tuple[str, str, str, str]]) -> str:
    names = dict.fromkeys(name for _, parent, child, _ in arcs for name in (parent, child))
    lines = "".join(
        f'<link:{kind}Arc xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="{parent}" xlink:to="{child}" '
        f'order="{n}" {more}/>'
        for n, (arcrole, parent, child, more) in enumerate(arcs, start=1)
    )
    refs = f'<link:roleRef xlink:type="simple" roleURI="{BASE}/role/income" xlink:href="all.xsd#income"/>'
    if kind == "definition":
        refs += "".join(
            f'<link:arcroleRef xlink:type="simple" arcroleURI="{_DIM}/{name}" '
            f'xlink:href="http://www.xbrl.org/2005/xbrldt-2005.xsd#{name}"/>'
            for name in ("all", "hypercube-dimension", "dimension-domain", "dimension-default", "domain-member")
        )
    link = f'<link:{kind}Link xlink:type="extended" xlink:role="{BASE}/role/income">'
    return _document(f"{link}{_locators(names)}{lines}</link:{kind}Link>", refs=refs)


def _presentation() -> str:
    shown = [name for name, (_, period, *_) in ITEMS.items() if period == "duration"]
    more = {"OperatingCosts": f'preferredLabel="{_ROLE}/totalLabel"'}
    arcs = [(f"{_ARCROLE}/parent-child", "StatementAbstract", name, more.get(name, "")) for name in shown]
    return _network("presentation", arcs)


def _calculation() -> str:
    sums = (("GrossMargin", "Turnover", 1), ("GrossMargin", "CostOfGoods", -1), ("OperatingCosts", "StaffCosts", 1))
    return _network(
        "calculation", [(f"{_ARCROLE}/summation-item", total, part, f'weight="{w}"') for total, part, w in sums]
    )


def _definition() -> str:
    table = 'xbrldt:contextElement="scenario" xbrldt:closed="true"'
    return _network(
        "definition",
        [
            (f"{_DIM}/all", "StatementAbstract", "RegionTable", table),
            (f"{_DIM}/hypercube-dimension", "RegionTable", "RegionAxis", ""),
            (f"{_DIM}/dimension-domain", "RegionAxis", "RegionsMember", ""),
            (f"{_DIM}/domain-member", "RegionsMember", "NorthMember", ""),
            (f"{_DIM}/domain-member", "StatementAbstract", "Turnover", ""),
        ],
    )
