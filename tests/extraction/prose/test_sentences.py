"""Sentences: where running text is cut, and where it is joined."""

from __future__ import annotations

from collections.abc import Callable

from exporter.document.document import Document
from exporter.extraction.prose.sentences import passages, sentences


def cut(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in sentences(text)]


def test_abbreviations_and_decimals_end_no_sentence() -> None:
    assert cut("Harrow Ltd. earned $1.5 million in the U.S. It was Mr. B. Cole's best year. Sales rose.") == [
        "Harrow Ltd. earned $1.5 million in the U.S. It was Mr. B. Cole's best year.",
        "Sales rose.",
    ]


def test_sentences_keep_their_places() -> None:
    found = list(sentences("One is here.  Two\nis there.", 100))
    assert [(s.span.start, s.span.end) for s in found] == [(100, 112), (112, 127)]
    assert found[1].text == "  Two is there."


def test_a_paragraph_that_a_page_break_parts_is_one(document_of: Callable[[str], Document]) -> None:
    read = document_of(
        "<p>Revenue for the six months ended June</p><hr><p>- 3 -</p><p>30, 2012 rose.</p><p>Then more.</p>"
    )
    found = [" ".join(s.text for s in passage.sentences) for passage in passages(read)]
    assert [" ".join(text.split()) for text in found] == [
        "Revenue for the six months ended June 30, 2012 rose.",
        "Then more.",
    ]


def test_a_list_item_is_no_continuation(document_of: Callable[[str], Document]) -> None:
    read = document_of("<p>Among others</p><ul><li>sales of $3 million</li></ul>")
    assert [(passage.listed, len(passage.sentences)) for passage in passages(read)] == [(False, 1), (True, 1)]


def test_titles_head_what_follows(document_of: Callable[[str], Document]) -> None:
    read = document_of("<h2>Coatings division</h2><p>Revenue rose.</p><p><b>RESULTS</b></p><p>It fell.</p>")
    assert [(p.heading, p.sentences[0].text) for p in passages(read)][1::2] == [
        ("Coatings division", "Revenue rose."),
        ("RESULTS", "It fell."),
    ]
