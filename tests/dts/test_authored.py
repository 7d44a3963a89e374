"""A taxonomy as people write it, read; and what they may get wrong."""

import pytest

from exporter.dts.authored import read
from exporter.dts.concept import Alternative, Balance, ItemKind, Label, LabelRole, PeriodType
from exporter.qname import QName

NS = "http://n.example/2026"
ABOUT = """
namespace = 'http://n.example/2026'
prefix = 'n'
schema = 'n.xsd'
entry_point = 'n-all.xsd'
language = 'en'
crosswalks = ['us-gaap']
files = ['one', 'two']
"""
ONE = """
[roles.R]
definition = '1 - Statement - R'
presentation = '''
Heading
    Cash   start
    Debt   negated
    Cash   end
'''

[concepts.Heading]
type = 'abstract'
label = 'Heading'
doc = 'Heads.'

[concepts.Cash]
type = 'monetary instant debit'
label = 'Cash'
end = 'Cash at the end'
also = ['Money']
opposite = ['Overdraft']
doc = 'Money in hand.'
us-gaap = ['Cash', 'CashAndDueFromBanks']
"""
TWO = """
[concepts.Debt]
type = 'monetary instant credit'
label = 'Debt'
doc = 'What is owed.'
"""


@pytest.fixture
def folder(tmp_path):
    def write(one=ONE, two=TWO):
        for name, text in {"taxonomy": ABOUT, "one": one, "two": two}.items():
            (tmp_path / f"{name}.toml").write_text(text)
        return tmp_path

    return write


def test_a_folder_makes_a_taxonomy(folder):
    authored = read(folder())
    taxonomy = authored.taxonomy
    heading, cash, debt = taxonomy.concepts
    assert (cash.name, cash.href) == (QName(NS, "Cash"), f"{NS}/n.xsd#n_Cash")
    assert (cash.kind, cash.period_type, cash.balance) == (ItemKind.MONETARY, PeriodType.INSTANT, Balance.DEBIT)
    assert (heading.abstract, heading.is_item, debt.is_item) == (True, False, True)
    assert taxonomy.entry_point.location == f"{NS}/n-all.xsd"
    assert authored.crosswalk == {"us-gaap": {cash.name: ("Cash", "CashAndDueFromBanks")}}
    assert authored.alternatives == {
        cash.name: (Alternative(text="Money"), Alternative(text="Overdraft", opposite=True))
    }


def test_a_preferred_role_without_words_takes_the_standard_ones(folder):
    labels = read(folder()).taxonomy.labels
    cash, debt = QName(NS, "Cash"), QName(NS, "Debt")
    assert Label(concept=cash, text="Cash", role=LabelRole.START) in labels
    assert Label(concept=cash, text="Cash at the end", role=LabelRole.END) in labels
    assert Label(concept=debt, text="Debt", role=LabelRole.NEGATED) in labels
    assert len(labels) == 3 + 3 + 3


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("doc = 'What is owed.'", "doc = 'What is owed.'\nops = ['Loan']", "Debt: ops means nothing"),
        ("[concepts.Debt]", "[concepts.Cash]", "Cash: written twice"),
        ("instant credit", "credit", "Debt: monetary credit is not"),
        ("instant credit", "instant duration", "Debt: monetary instant duration is not"),
        ("monetary instant", "abstract instant", "Debt: abstract instant credit is not"),
        ("instant credit", "instant cerdit", "Debt: monetary instant cerdit is not"),
    ],
)
def test_what_cannot_be_is_refused_by_name(folder, old, new, message):
    assert old in TWO
    with pytest.raises(ValueError, match=message):
        read(folder(two=TWO.replace(old, new)))


@pytest.mark.parametrize(("old", "new"), [("monetary", "money"), ("label = 'Debt'\n", "")])
def test_what_is_missing_is_refused(folder, old, new):
    with pytest.raises(KeyError):
        read(folder(two=TWO.replace(old, new)))
