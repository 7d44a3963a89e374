"""What cells say: values with their signs, dashes, years, text."""

import pytest

from exporter.extraction.tokens import Token, TokenKind, tokenise


@pytest.fixture
def tokens(document_of):
    def row(*cells: str) -> list[Token]:
        text = "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"
        document = document_of(text)
        return list(tokenise(document, document.tables[0])[0])

    return row


@pytest.mark.parametrize(
    ("cell", "text", "negative", "percent", "currency"),
    [
        ("1,407", "1,407", False, False, ""),
        ("(158)", "158", True, False, ""),
        ("(16)", "16", True, False, ""),
        ("$ 0.01", "0.01", False, False, "$"),
        ("$(1,971)", "1,971", True, False, "$"),
        ("($0.12)", "0.12", True, False, "$"),
        ("-16", "16", True, False, ""),
        ("−16", "16", True, False, ""),
        ("€1.234,5", "1.234,5", False, False, "€"),
        ("1 234 €", "1 234", False, False, "€"),
        ("US$ 12", "12", False, False, "US$"),
        ("66.34%", "66.34", False, True, ""),
        ("(3.2)%", "3.2", True, True, ""),
        ("1,234 (a)", "1,234", False, False, ""),
        ("1,234 (1)", "1,234", False, False, ""),
        ("1,234*", "1,234", False, False, ""),
        (".05", ".05", False, False, ""),
        ("1,234-", "1,234", True, False, ""),
    ],
)
def test_values(tokens, cell: str, text: str, negative: bool, percent: bool, currency: str) -> None:
    (token,) = tokens(cell)
    assert token.kind is TokenKind.VALUE
    assert (token.text, token.negative, token.percent, token.currency) == (text, negative, percent, currency)


@pytest.mark.parametrize("cell", ["—", "-", "–", "$ —", "$(—)", "—%", "--"])
def test_dashes(tokens, cell: str) -> None:
    (token,) = tokens(cell)
    assert token.kind is TokenKind.DASH
    assert not any(c.isalnum() or c in "$()%" for c in token.text)


@pytest.mark.parametrize("cell", ["2023", "1999", "2023(1)", "2024 (a)"])
def test_years(tokens, cell: str) -> None:
    (token,) = tokens(cell)
    assert token.kind is TokenKind.YEAR


@pytest.mark.parametrize(
    "cell", ["June 30, 2023", "12/31/2023", "31.12.2023", "Note 5", "N/A", "2 to 5 years", "3Q", "2023 2022"]
)
def test_text(tokens, cell: str) -> None:
    (token,) = tokens(cell)
    assert token.kind is TokenKind.TEXT


def test_signs_in_cells_of_their_own_belong_to_the_number(tokens) -> None:
    """Label | $ | 1,407 | | $ | (95 | ) | 3.2 | %"""
    label, first, second, third = tokens("Loss", "$", "1,407", "", "$", "(95", ")", "3.2", "%")
    assert label.kind is TokenKind.TEXT
    assert (first.left, first.right, first.currency) == (1, 3, "$")
    assert (second.left, second.right, second.currency, second.negative) == (4, 7, "$", True)
    assert third.percent and (third.left, third.right) == (7, 9)


def test_a_sign_without_a_number_is_text(tokens) -> None:
    """Units over the columns: "$" stands alone."""
    assert [token.kind for token in tokens("", "$", "", "$")] == [TokenKind.TEXT, TokenKind.TEXT]
