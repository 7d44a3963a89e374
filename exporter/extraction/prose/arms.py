"""Arms: the amounts of a sentence that are said of one time, side by side, and the phrases of time around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from exporter.extraction.prose.amounts import Amount
from exporter.extraction.prose.figures import Nature
from exporter.extraction.prose.nouns import Noun
from exporter.extraction.prose.phrases import TimePhrase


@dataclass(slots=True)
class Said:
    """An amount and what its clause says of it. `beside` is the amount it explains in parentheses or after "or"."""

    amount: Amount
    nature: Nature = Nature.UNREAD
    noun: Noun | None = None
    direction: int = 0
    qualifier: str = ""
    hedged: str = ""
    beside: Said | None = None
    by_name: bool = False  # the noun stands right before the amount ("revenue of 3")
    indefinite: bool = False  # ... as one of several ("a liability of 3"), if it is not a net result
    diluted: bool | None = None
    unread: str = ""


@dataclass(slots=True)
class Arm:
    """What is said of one time: amounts, and the phrases of time before and behind them.

    `than` is the arm that an arm of comparison is compared with, `first` the one whose list an arm goes on with ("3 in
    2024 and 2 in 2023"). `beside` are phrases like "year over year", which say
    what a change is measured from.
    """

    than: Arm | None = None
    first: Arm | None = None
    noun: Noun | None = None
    said: list[Said] = field(default_factory=list)
    before: list[TimePhrase] = field(default_factory=list)
    after: list[TimePhrase] = field(default_factory=list)
    beside: list[TimePhrase] = field(default_factory=list)
    respectively: bool = False

    @property
    def values(self) -> list[Said]:
        """The amounts that stand for themselves, in order."""
        return [said for said in self.said if said.beside is None and said.nature is Nature.VALUE]


def settled(arms: Sequence[Arm]) -> None:
    """Let the amounts of a sentence tell one another what they leave out. In place."""
    for arm in arms:
        _settle_shares(arm)
    _share_qualifiers(arms)


def _settle_shares(arm: Arm) -> None:
    """Beside an amount of diluted shares, one that does not say so is of basic ones."""
    for said in arm.said:
        kin = [
            other for other in arm.said if other.amount.per_share and (other.beside or other) is (said.beside or said)
        ]
        if said.amount.per_share and said.diluted is None and any(other.diluted for other in kin):
            said.diluted = False


def _share_qualifiers(arms: Sequence[Arm]) -> None:
    """What narrows one amount of a line item in a sentence narrows the others of it, before and behind."""
    found: dict[str, str] = {}
    for said in (said for arm in arms for said in arm.said if said.noun is not None and said.qualifier):
        assert said.noun is not None
        found.setdefault(said.noun.text.lower(), said.qualifier)
    for said in (said for arm in arms for said in arm.said if said.noun is not None and not said.qualifier):
        assert said.noun is not None
        said.qualifier = found.get(said.noun.text.lower(), "")
