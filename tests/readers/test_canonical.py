"""Values without what their type does not count."""

from __future__ import annotations

import pytest

from exporter.readers.canonical import canonical_lexical


@pytest.mark.parametrize(
    ("xsd", "text", "canonical"),
    [
        ("string", " a\tb\n", " a\tb\n"),
        ("normalizedString", " a\tb\n", " a b "),
        ("token", " a  b\n", "a b"),
        ("boolean", " 1 ", "true"),
        ("boolean", "false", "false"),
        ("hexBinary", "0aff", "0AFF"),
        ("base64Binary", "YW Jj\n", "YWJj"),
        ("language", "en-US", "en-us"),
        ("date", " 2024-02-29 ", "2024-02-29"),
        ("dateTime", "2024-02-29T24:00:00", "2024-03-01T00:00:00"),
        ("dateTime", "2024-02-29T12:00:00.50", "2024-02-29T12:00:00.5"),
        ("dateTime", "2024-02-29T12:00:00+02:00", "2024-02-29T10:00:00Z"),
        ("dateTime", "12024-02-29T12:00:00", "12024-02-29T12:00:00"),
        ("duration", "P1Y", "P1Y"),
        ("boolean", "perhaps", "perhaps"),
    ],
)
def test_canonical(xsd: str, text: str, canonical: str) -> None:
    assert canonical_lexical(text, xsd) == canonical
