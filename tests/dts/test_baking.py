"""A baked DTS says what the records it was made of say."""

from __future__ import annotations

import sqlite3
from array import array

import pytest

from exporter.dts.baked import BakedDTS
from exporter.dts.baking import Told, bake
from exporter.dts.builtin import builtin
from exporter.dts.concept import ItemKind, Label, LabelRole, PeriodType, Reference
from exporter.dts.network import Arcrole
from exporter.dts.wording import key
from exporter.qname import QName

HELD = builtin()
REVENUE = next(name for name in HELD.concepts if name.local == "Revenue")


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("baked") / "core.sqlite"
    german = Label(concept=REVENUE, text="Umsatzerlöse", lang="de")
    stranger = Label(concept=QName("http://n.example", "Unknown"), text="Of no concept here")
    told = Told(
        entry_points=HELD.entry_points,
        imports=HELD.imports,
        prefixes=HELD.prefixes,
        arcroles=("http://n.example/arcrole",),
        concepts=HELD.concepts.values(),
        labels=[*(label for found in HELD.labels.values() for label in found), german, stranger],
        references=[(REVENUE, Reference(role="r", parts=(("Name", "Standard"), ("Number", "1"))))],
        networks=HELD.networks,
    )
    bake(told, path)
    return path


@pytest.fixture(scope="module")
def baked(path):
    return BakedDTS(path)


def test_concepts_labels_and_networks_are_the_same(baked):
    assert dict(baked.concepts) == dict(HELD.concepts)
    for name in HELD.concepts:
        mine = tuple(label for label in baked.labels[name] if label.lang != "de")
        assert mine == HELD.labels[name]
    assert len(baked.labels) == len(baked.concepts) == len(HELD.concepts)
    for network in HELD.networks:
        assert baked.network(network.arcrole, network.role.uri) == network
    assert set(baked.roles(Arcrole.PARENT_CHILD)) == set(HELD.roles(Arcrole.PARENT_CHILD))
    assert (baked.entry_points, baked.imports, baked.prefixes) == (HELD.entry_points, HELD.imports, HELD.prefixes)
    assert baked.arcroles == ("http://n.example/arcrole",)


def test_look_ups(baked):
    assert baked.named("Revenue") == (HELD.concepts[REVENUE],)
    assert baked.named("Nothing") == ()
    assert baked.concept(QName("http://n.example", "Revenue")) is None
    assert baked.label(REVENUE, lang="de") == "Umsatzerlöse"
    assert baked.called(REVENUE, "de") == "Umsatzerlöse"
    assert baked.called(REVENUE, "fr") == HELD.label(REVENUE)
    assert baked.references(REVENUE) == (Reference(role="r", parts=(("Name", "Standard"), ("Number", "1"))),)
    assert baked.network(Arcrole.PARENT_CHILD, "http://n.example/role") is None
    assert baked.prefixed(REVENUE) == "core:Revenue"
    with pytest.raises(KeyError):
        baked.labels[QName("http://n.example", "Revenue")]


@pytest.mark.parametrize("arcrole", [Arcrole.PARENT_CHILD, Arcrole.SUMMATION_ITEM])
def test_arcs_around_a_concept(baked, arcrole):
    for name in HELD.concepts:
        assert sorted(baked.arcs_to(arcrole, name), key=repr) == sorted(HELD.arcs_to(arcrole, name), key=repr)
        assert sorted(baked.arcs_from(arcrole, name), key=repr) == sorted(HELD.arcs_from(arcrole, name), key=repr)


def found(dts, label, lang="en", kind=ItemKind.MONETARY):
    wordings = dts.like(key(label), kinds=frozenset({kind}), period_type=PeriodType.DURATION, lang=lang)
    return [wording for wording in wordings if key(wording.text) == key(label)]


def test_wordings_by_words_language_and_kind(baked):
    for dts in (baked, HELD):
        assert {w.concept.name.local for w in found(dts, "Cost of sales")} == {"CostOfSales"}
        assert found(dts, "Cost of sales", kind=ItemKind.SHARES) == []
    assert [w.concept.name for w in found(baked, "Umsatzerlöse", lang="de-AT")] == [REVENUE]
    assert found(baked, "Umsatzerlöse") == []
    nothing = baked.like(frozenset(), kinds=frozenset(ItemKind), period_type=None, lang="en")
    assert list(nothing) == []


def test_all_that_takes_numbers_and_all_wordings_at_once(baked):
    assert tuple(baked.numeric()) == tuple(HELD.numeric())
    assert tuple(baked.outlines()) == tuple(HELD.outlines())
    assert [outline.name for outline in baked.outlines()] == [concept.name for concept in HELD.numeric()]
    names = [outline.name for outline in baked.outlines()]
    english, held = unpacked(baked.bags(), names), unpacked(HELD.bags(), names)
    assert all(english[name] and english[name] <= held[name] for name in names)
    assert frozenset({"umsatzerlöse"}) not in english[REVENUE]
    told = {key(text) for name in names if (text := baked.label(name, LabelRole.DOCUMENTATION))}
    assert told and not told & set().union(*english.values())


def unpacked(bags, names):
    """The bags of each concept."""
    owners, sizes, words = (array("i", part) for part in (bags.owners, bags.sizes, bags.found))
    found = {name: set() for name in names}
    for owner, size in zip(owners, sizes, strict=True):
        found[names[owner]].add(frozenset(bags.words[word] for word in words[:size]))
        del words[:size]
    return found


def test_search_takes_the_last_word_as_begun(baked):
    for dts in (baked, HELD):
        names = {wording.concept.name.local for wording in dts.begun(("research", "develop"))}
        assert "ResearchAndDevelopmentExpense" in names
        assert "GrossProfit" in {concept.name.local for concept in dts.told(("revenu",))}
        assert list(dts.begun(('"', "nothing"))) == []


def test_damage_is_found(path, tmp_path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    for n, damaged in enumerate((bytes(content), path.read_bytes()[:-100], b"", b"no database at all")):
        file = tmp_path / f"{n}.sqlite"
        file.write_bytes(damaged)
        with pytest.raises(ValueError, match="damaged"):
            BakedDTS(file)


def test_the_checksum_leaves_a_database_that_sqlite_reads(path):
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_negating_role_turns_the_sense_of_words_of_its_own_only(tmp_path):
    concept = next(c for c in HELD.concepts.values() if c.name.local == "ProfitLoss")
    labels = [
        Label(concept=concept.name, text="Profit"),
        Label(concept=concept.name, text="Profit", role=LabelRole.NEGATED_TERSE),
        Label(concept=concept.name, text="Loss", role=LabelRole.NEGATED),
    ]
    told = Told(
        entry_points=(), imports=(), prefixes=(), arcroles=(), concepts=[concept], labels=labels, references=[],
        networks=[],
    )  # fmt: skip
    bake(told, tmp_path / "b.sqlite")
    wordings = {w.text: w.opposite for w in BakedDTS(tmp_path / "b.sqlite").begun(("loss",))}
    wordings |= {w.text: w.opposite for w in BakedDTS(tmp_path / "b.sqlite").begun(("profit",))}
    assert wordings == {"Loss": True, "Profit": False, "Profit Loss": False}
