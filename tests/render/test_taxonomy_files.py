"""The files of a taxonomy: well-formed, the same twice, silent in Arelle; the built-in one and an extension of it."""

from __future__ import annotations

import zipfile
from decimal import Decimal

import pytest
from arelle.api.Session import Session
from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
from arelle.RuntimeOptions import RuntimeOptions
from lxml import etree

from exporter.dts.builtin import builtin, builtin_taxonomy
from exporter.dts.concept import DTR, Balance, Concept, Label, LabelRole, PeriodType
from exporter.dts.network import Arc, Arcrole, Network, Role
from exporter.dts.taxonomy import Import, Taxonomy
from exporter.qname import XBRLI, QName
from exporter.render.taxonomy import taxonomy_files

CORE = builtin_taxonomy()
LINK = "{http://www.xbrl.org/2003/linkbase}"
XLINK = "{http://www.w3.org/1999/xlink}"

PACKAGE = """<tp:taxonomyPackage xmlns:tp="http://xbrl.org/2016/taxonomy-package" xml:lang="en">
<tp:identifier>{base}</tp:identifier><tp:name>Test</tp:name><tp:description>Test</tp:description>
<tp:version>1</tp:version></tp:taxonomyPackage>"""
CATALOG = """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<rewriteURI uriStartString="{base}/" rewritePrefix="../files/"/></catalog>"""


def package(path, base, files):
    """A taxonomy package whose catalog leads `base` to the files."""
    with zipfile.ZipFile(path, "w") as zip_:
        zip_.writestr("t/META-INF/taxonomyPackage.xml", PACKAGE.format(base=base))
        zip_.writestr("t/META-INF/catalog.xml", CATALOG.format(base=base))
        for name, content in files.items():
            zip_.writestr(f"t/files/{name}", content)
    return str(path)


def judged(entry_point, packages):
    """The names Arelle finds from an entry point, and its messages above INFO, strict and offline."""
    options = RuntimeOptions(
        entrypointFile=entry_point,
        packages=packages,
        internetConnectivity="offline",
        disablePersistentConfig=True,
        validate=True,
        calcs="c11r",
        validateDuplicateFacts="inconsistent",
        keepOpen=True,
    )
    handler = StructuredMessageLogHandler()
    with Session() as session:
        session.run(options, logHandler=handler)
        (model,) = session.get_models()
        names = {QName(name.namespaceURI, name.localName) for name in model.qnameConcepts}
        arcroles = {arcrole for arcrole, *_ in model.baseSets}
        model.close()
    return names, arcroles, [m for m in handler.messages if m["levelname"] not in ("INFO", "DEBUG")]


def extension():
    """A filer's taxonomy over the built-in one, using everything the templates know to write."""
    namespace = "http://filer.example/2026-06-30"
    schema = f"{namespace}/filer-2026-06-30.xsd"
    core = {name.local: concept for name, concept in builtin().concepts.items()}

    def own(local, type_, **more):
        kind = {"period_type": PeriodType.DURATION, **more}
        return Concept(name=QName(namespace, local), type=type_, schema=schema, id=f"filer_{local}", **kind)

    trial = own("TrialCosts", QName(XBRLI, "monetaryItemType"), balance=Balance.DEBIT)
    member = own("CatalystMember", QName(DTR, "domainItemType"), abstract=True)
    income = Role(uri=f"{namespace}/role/Income", definition="Loss & deficit <small>", schema=schema, id="Income")
    printed = Role(
        uri=f"{namespace}/role/printed", definition="As printed", schema=schema, id="printed", used_on=("label",)
    )
    profit, research = core["ProfitLoss"].name, core["ResearchAndDevelopmentExpense"].name
    statement, interest = core["IncomeStatementAbstract"].name, core["InterestIncome"].name

    def arc(parent, child, order=1, **more):
        return Arc(parent=parent, child=child, order=Decimal(order), **more)

    def network(arcrole, *arcs, role=income):
        return Network(role=role, arcrole=arcrole, arcs=arcs)

    lines = core["ListingLineItems"].name, core["ListingTable"].name, core["ListingAxis"].name
    domain = core["ListingDomain"].name
    return Taxonomy(
        namespace=namespace,
        prefix="filer",
        schema=schema,
        imports=(Import(namespace=CORE.namespace, prefix="core", location=CORE.schema),),
        concepts=(trial, member),
        labels=(
            Label(concept=trial.name, text="Clinical trial costs <Phase III> & more"),
            Label(concept=trial.name, text="Coûts des essais", lang="fr"),
            Label(concept=member.name, text="Catalyst exchange"),
            Label(concept=profit, text="Loss for the period", role=LabelRole.NEGATED_TERSE),
            Label(concept=research, text="R&D", role=LabelRole.TERSE),
            Label(concept=interest, text="Interest income", role=LabelRole.NEGATED),
            Label(concept=interest, text="INTEREST", role=printed.uri),
        ),
        roles=(income, printed),
        networks=(
            network(
                Arcrole.PARENT_CHILD,
                arc(statement, research, 1, preferred_label=LabelRole.TERSE),
                arc(statement, trial.name, 2),
                arc(statement, interest, 3),
                arc(statement, interest, 4, preferred_label=LabelRole.NEGATED),
                arc(statement, profit, "4.50", preferred_label=LabelRole.NEGATED_TERSE),
            ),
            network(
                Arcrole.SUMMATION_ITEM,
                arc(profit, research, 1, weight=Decimal(-1)),
                arc(profit, trial.name, 2, weight=Decimal(-1)),
                arc(profit, interest, 3, weight=Decimal(1)),
            ),
            network(Arcrole.GENERAL_SPECIAL, arc(research, trial.name)),
            network(Arcrole.WIDER_NARROWER, arc(research, trial.name)),
            network(
                Arcrole.ALL, arc(lines[0], lines[1], context_element="scenario", closed=True, target_role=income.uri)
            ),
            network(Arcrole.HYPERCUBE_DIMENSION, arc(lines[1], lines[2])),
            network(Arcrole.DIMENSION_DOMAIN, arc(lines[2], domain)),
            network(Arcrole.DIMENSION_DEFAULT, arc(lines[2], domain)),
            network(
                Arcrole.DOMAIN_MEMBER,
                arc(domain, core["TSXMember"].name, usable=False),
                arc(domain, member.name, 2),
                arc(lines[0], core["TradingSymbol"].name, 2),
            ),
        ),
        referenced=tuple(core.values()),
    )


@pytest.mark.parametrize("taxonomy", [CORE, extension()], ids=["built-in", "extension"])
def test_files_are_well_formed_and_the_same_twice(taxonomy):
    files = taxonomy_files(taxonomy)
    for content in files.values():
        etree.fromstring(content)
        assert content.endswith(b">\n")
        assert b"\n\n" not in content
    assert files == taxonomy_files(taxonomy)


def test_built_in_files():
    assert list(taxonomy_files(CORE)) == [
        "core.xsd", "core-all.xsd", "core_lab-en.xml", "core_pre.xml", "core_cal.xml", "core_def.xml",
    ]  # fmt: skip


def test_reports_that_import_the_core_take_no_network_with_it(tmp_path):
    path = package(tmp_path / "core.zip", CORE.namespace, taxonomy_files(CORE))
    names, arcroles, messages = judged(CORE.schema, [path])
    assert messages == []
    assert {concept.name for concept in CORE.concepts} <= names
    assert not {Arcrole.PARENT_CHILD, Arcrole.SUMMATION_ITEM, Arcrole.ALL} & arcroles


def test_the_entry_point_brings_the_networks(tmp_path):
    path = package(tmp_path / "core.zip", CORE.namespace, taxonomy_files(CORE))
    names, arcroles, messages = judged(CORE.entry_point.location, [path])
    assert messages == []
    assert {concept.name for concept in CORE.concepts} <= names
    assert {network.arcrole for network in CORE.networks} <= arcroles


def test_an_extension_is_silent_over_the_core(tmp_path):
    taxonomy = extension()
    packages = [
        package(tmp_path / "core.zip", CORE.namespace, taxonomy_files(CORE)),
        package(tmp_path / "filer.zip", taxonomy.namespace, taxonomy_files(taxonomy)),
    ]
    names, arcroles, messages = judged(taxonomy.schema, packages)
    assert messages == []
    assert {concept.name for concept in taxonomy.concepts} <= names
    assert {network.arcrole for network in taxonomy.networks} <= arcroles


INSTANCE = """<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
  xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:core="{namespace}">
<link:schemaRef xlink:type="simple" xlink:href="{entry_point}"/>
{contexts}
<core:TradingSymbol contextRef="TSX">ABC</core:TradingSymbol>
<core:TradingSymbol contextRef="AMEX">ABD</core:TradingSymbol>
<core:EntityFiscalYearEnd contextRef="none">--05-31</core:EntityFiscalYearEnd>
</xbrli:xbrl>"""
CONTEXT = """<xbrli:context id="{id}">
<xbrli:entity><xbrli:identifier scheme="http://filer.example">filer</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2026-01-01</xbrli:startDate><xbrli:endDate>2026-06-30</xbrli:endDate></xbrli:period>
{scenario}</xbrli:context>"""
MEMBER = """<xbrli:scenario><xbrldi:explicitMember dimension="core:ListingAxis">core:{id}Member</xbrldi:explicitMember>
</xbrli:scenario>"""


@pytest.mark.parametrize("entry_point", [CORE.schema, CORE.entry_point.location], ids=["bare", "with networks"])
def test_two_listings_stand_side_by_side(tmp_path, entry_point):
    path = package(tmp_path / "core.zip", CORE.namespace, taxonomy_files(CORE))
    scenarios = {"none": "", "TSX": MEMBER.format(id="TSX"), "AMEX": MEMBER.format(id="AMEX")}
    contexts = "\n".join(CONTEXT.format(id=id_, scenario=scenario) for id_, scenario in scenarios.items())
    instance = tmp_path / "report.xbrl"
    instance.write_text(INSTANCE.format(namespace=CORE.namespace, entry_point=entry_point, contexts=contexts))
    assert judged(str(instance), [path])[2] == []


def test_label_files_by_language_or_in_one():
    taxonomy = extension()
    apart = taxonomy_files(taxonomy)
    together = taxonomy_files(taxonomy, label_file_per_language=False)
    assert {name for name in apart if "_lab" in name} == {
        "filer-2026-06-30_lab-en.xml", "filer-2026-06-30_lab-fr.xml",
    }  # fmt: skip
    assert {name for name in together if "_lab" in name} == {"filer-2026-06-30_lab.xml"}
    texts = [label.text for label in etree.fromstring(together["filer-2026-06-30_lab.xml"]).iter(f"{LINK}label")]
    assert sorted(texts) == sorted(label.text for label in taxonomy.labels)


def test_only_linkbases_with_content_are_written():
    bare = Taxonomy(namespace="http://n.example", prefix="n", schema="http://n.example/n.xsd")
    assert list(taxonomy_files(bare)) == ["n.xsd"]
    assert b"linkbaseRef" not in taxonomy_files(bare)["n.xsd"]


def test_two_arcs_between_the_same_concepts_have_locators_of_their_own():
    for content in taxonomy_files(extension()).values():
        for link in etree.fromstring(content).iter():
            ends = [
                (arc.get(f"{XLINK}from"), arc.get(f"{XLINK}to")) for arc in link if arc.get(f"{XLINK}type") == "arc"
            ]
            assert len(ends) == len(set(ends))


def test_own_addresses_are_relative_and_others_absolute():
    for content in taxonomy_files(extension()).values():
        for locator in etree.fromstring(content).iter(f"{LINK}loc"):
            href = locator.get(f"{XLINK}href")
            assert href.startswith(("filer-2026-06-30.xsd#filer_", f"{CORE.schema}#core_"))


def test_numbers_print_without_needless_digits():
    (content,) = (c for name, c in taxonomy_files(extension()).items() if name.endswith("_pre.xml"))
    assert b'order="4.5"' in content


def test_a_concept_of_unknown_address_is_refused():
    stray = Label(concept=QName("http://elsewhere.example", "Stray"), text="Stray")
    with pytest.raises(KeyError):
        taxonomy_files(
            Taxonomy(namespace="http://n.example", prefix="n", schema="http://n.example/n.xsd", labels=(stray,))
        )
