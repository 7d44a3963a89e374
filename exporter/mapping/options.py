"""Options: the concepts a row may be given, with the chance that each is right, from wordings and from other filers.

Chances were held against 7,300 rows of filings whose filers nothing here had seen (benchmarks/README.md). What other
filers did is right as often as ranking says where their names are the taxonomy's own. A wording that says the same
lifts it where it is in doubt; the row's very words are as good as practice where that is in doubt and says something
else. Where names have to be translated and no wording bears the translation out, or the taxonomy shows the concept in
other statements only, twice as much is in doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from exporter.dts.concept import Concept
from exporter.mapping.candidates import Candidate
from exporter.mapping.likely import Likely
from exporter.qname import QName

SURE_WORDING = 0.8
"""From here on a wording is taken for the concept's own."""
TAG_FROM, ASK_FROM, ASK_IN_TRANSLATION_FROM = 0.9, 0.25, 0.33
"""From these chances on a concept is given to a row for good, and until a person has confirmed it."""
SAME_WORDING = 1.0
"""From here on a wording has the row's very words."""
# The chance of a concept whose wording a row has, or nearly has, where nothing is known of other filers.
_BY_WORDING, _BY_LIKE_WORDING = 0.9, 0.6
# The chance of what wording and practice agree upon: at least this, and so much more by what practice says. Translation
# makes one of concepts that filers waver between.
_AGREED, _AGREED_IN_TRANSLATION = (0.45, 0.35), (0.6, 0.36)
# The chances of the row's very words, and of words like them, where practice is another; and up to which chance of what
# practice says the very words are as often right, which is left with a chance no better than this.
_SAME_AGAINST, _LIKE_AGAINST = 0.46, 0.3
_OVERRULED_BELOW, _OVERRULED_BELOW_IN_TRANSLATION, _OVERRULED = 0.65, 0.75, 0.4
_MOST_REASONS = 2
_WORTH_NAMING, _MOST_NAMED = 0.02, 5
_NEXT = "one of the next by what other filers mean by such rows"


class Outcome(StrEnum):
    """What becomes of a row: a concept for good, one to be confirmed by a person, or one of the filer's own."""

    TAG = "tag"
    ASK = "ask"
    EXTEND = "extend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A concept that a row may be given: `confidence` is the chance that it is right, `reason` what speaks for it.

    `opposite` says that the wording it was found by makes a positive print a negative value, None that none tells.
    """

    concept: Concept
    confidence: float
    reason: str
    opposite: bool | None = None


def outcome_of(confidence: float) -> Outcome:
    """What becomes of a row that is given a concept."""
    return Outcome.TAG if confidence >= TAG_FROM else Outcome.ASK


def options(
    wordings: Sequence[Candidate], likely: Likely | None, *, elsewhere: Callable[[Concept], bool] | None
) -> tuple[Option, ...]:
    """A row's options, best first, each concept once.

    `wordings` are what its label is like, best first; `likely` what other filers would mean by it, None where nothing
    is known of that. `elsewhere` is None where their names are those of the taxonomy; where they are translated into
    it, it says whether the taxonomy shows a concept in other statements only.
    """
    sure = {candidate.concept.name: candidate for candidate in reversed(wordings) if candidate.score >= SURE_WORDING}
    said = max(sure.values(), key=lambda candidate: candidate.score, default=None)
    if likely is None or not likely.concepts:
        found = {name: _worded(c, _BY_WORDING if _is_same(c) else _BY_LIKE_WORDING) for name, c in sure.items()}
    else:
        found = {option.concept.name: option for option in _practised(likely, sure, elsewhere)}
        first = found[likely.concepts[0][0].name]
        if said is not None and said.concept.name == first.concept.name:
            least, share = _AGREED if elsewhere is None else _AGREED_IN_TRANSLATION
            lifted = max(first.confidence, least + share * likely.concepts[0][1])
            found[first.concept.name] = replace(first, confidence=lifted)
        elif said is not None:
            below = _OVERRULED_BELOW if elsewhere is None else _OVERRULED_BELOW_IN_TRANSLATION
            disputed = _disputed(said, first, found.get(said.concept.name), below)
            found |= {option.concept.name: option for option in disputed}
    return tuple(sorted(found.values(), key=lambda option: (-option.confidence, option.concept.name)))


def _practised(
    likely: Likely, sure: Mapping[QName, Candidate], elsewhere: Callable[[Concept], bool] | None
) -> Iterator[Option]:
    """What other filers mean by such a row, the first with the reasons for it."""
    reasons = likely.reasons or ("the likeliest by what is known of other filers' rows",)
    for place, (concept, share) in enumerate(likely.concepts):
        wording = sure.get(concept.name)
        translated = elsewhere is not None and (not sure or elsewhere(concept))
        said = () if wording is None else (wording.reason,)
        yield Option(
            concept=concept,
            confidence=share * likely.concepts[0][1] if translated else share,
            reason="; ".join((*said, *reasons)[:_MOST_REASONS]) if place == 0 else "; ".join(said or (_NEXT,)),
            opposite=None if wording is None else wording.opposite,
        )


def _disputed(said: Candidate, practised: Option, option: Option | None, below: float) -> Iterator[Option]:
    """The concept that a row's words name, and the one that other filers mean by it, if they are not the same.

    The row's very words come first where practice is in doubt: where its chance is `below` so much.
    """
    same = _is_same(said)
    least = min(_SAME_AGAINST if same else _LIKE_AGAINST, 1 - practised.confidence)
    if same and practised.confidence < below:
        least = _SAME_AGAINST
        yield replace(practised, confidence=min(practised.confidence, _OVERRULED))
    confidence = max(least, option.confidence if option is not None else 0.0)
    yield replace(_worded(said, confidence), reason=f"{said.reason}; other filers mean {practised.concept.name.local}")


def _is_same(candidate: Candidate) -> bool:
    return candidate.score >= SAME_WORDING


def _worded(candidate: Candidate, confidence: float) -> Option:
    return Option(
        concept=candidate.concept, confidence=confidence, reason=candidate.reason, opposite=candidate.opposite
    )


def rest(found: Iterable[Option], chosen: Concept | None, confidence: float = 0.0) -> tuple[Option, ...]:
    """The best options beside the one that was chosen with that chance: what a person chooses among.

    Together with the chosen one none is likelier than certain.
    """
    others = (option for option in found if chosen is None or option.concept.name != chosen.name)
    left = (replace(option, confidence=min(option.confidence, 1 - confidence)) for option in others)
    return tuple(option for option in left if option.confidence >= _WORTH_NAMING)[:_MOST_NAMED]
