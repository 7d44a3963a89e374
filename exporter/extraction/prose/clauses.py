"""Clauses: one walk over the chunks of a sentence, which tells what each amount is said of, and beside which others."""

from __future__ import annotations

from collections.abc import Sequence

from exporter.extraction.prose.arms import Arm, Said, settled
from exporter.extraction.prose.chunks import Chunk, Kind
from exporter.extraction.prose.figures import Nature
from exporter.extraction.prose.hedges import before_hedges, change_behind, narrowing
from exporter.extraction.prose.nouns import Noun, named, same_item, subject
from exporter.extraction.prose.words import ADJECTIVES_OF_CHANGE, ADVERBS, APPROXIMATE, CAUSES

_NO_SUBJECT = "the sentence does not say in so many words what it is of"
_OF_THE_AMOUNT = "of in for to from at on with under".split()
_SIDE_BY_SIDE = frozenset("year-over-year year-on-year sequentially quarter-over-quarter quarter-on-quarter".split())


class Walk:
    """The walk over one sentence; `arms` are what it leaves."""

    def __init__(self, row: Sequence[Chunk], sentence: str) -> None:
        self._row, self._sentence = row, sentence
        self._words: list[Chunk] = []
        self._noun: Noun | None = None
        self._direction = 0
        self._stated = False
        self._last: Said | None = None
        self._object_end = 0
        self.arms = [Arm()]
        for index, chunk in enumerate(row):
            self._step(index, chunk)
        settled(self.arms)

    @property
    def _arm(self) -> Arm:
        return self.arms[-1]

    def _step(self, index: int, chunk: Chunk) -> None:
        if chunk.kind is Kind.TIME:
            self._time(chunk)
        elif chunk.kind in (Kind.STATES, Kind.CHANGES):
            self._verb(chunk)
        elif chunk.kind is Kind.COMPARES or (chunk.says("from") and self._compares(index)):
            self._compare()
        elif chunk.kind is Kind.AMOUNT:
            self._amount(index, chunk)
        elif chunk.says("respectively"):
            self._arm.respectively = True
        elif chunk.says(";"):
            self._part()
        else:
            self._words.append(chunk)

    def _part(self) -> None:
        """Another statement begins."""
        self._words, self._noun, self._direction, self._stated, self._last = [], None, 0, False, None
        self.arms.append(Arm())

    def _time(self, chunk: Chunk) -> None:
        assert chunk.time is not None
        if chunk.time.text.lower().replace(" ", "-") in _SIDE_BY_SIDE:
            self._arm.beside.append(chunk.time)
        elif not self._arm.said:
            self._arm.before.append(chunk.time)
        elif self._words and self._words[-1].says("and", "while", "whereas", "but") and len(self._words) <= 2:
            self.arms.append(Arm(before=[chunk.time], noun=self._noun))
        else:
            self._arm.after.append(chunk.time)

    def _verb(self, chunk: Chunk) -> None:
        found = subject(self._behind_amount(), self._sentence)
        behind_amount = bool(self._arm.said) or self._arm.than is not None
        if found is not None:
            if behind_amount:
                self.arms.append(Arm())
            self._noun = found
            self._arm.noun = found
        elif self._words and not all(w.says("and", ",", "but", "it", "has", "have", "also") for w in self._words):
            self._noun = None
            if behind_amount:
                self.arms.append(Arm())
        if chunk.kind is Kind.CHANGES and found is None and behind_amount and any(w.says("and") for w in self._words):
            self.arms.append(Arm(noun=self._noun))
        self._direction = chunk.direction
        self._stated = True
        self._words = []

    def _behind_amount(self) -> Sequence[Chunk]:
        """The words before a verb, without those that still belong to the amount before them ("of net sales and")."""
        words = self._words
        if self._last is None or not words or not words[0].says(*_OF_THE_AMOUNT):
            return words
        ends = [index for index, word in enumerate(words) if word.says("and", ",")]
        return words[ends[-1] + 1 :] if ends else ()

    def _compare(self) -> None:
        base = self._arm.than or self._arm
        self.arms.append(Arm(than=base, noun=base.noun or self._noun))
        self._words = []

    def _compares(self, index: int, said: Said | None = None) -> bool:
        """Whether "from" begins a comparison: after a change, before an amount, a time, or words with an amount."""
        all_said = (*self._arm.said, said) if said is not None else self._arm.said
        changed = self._direction or any(s.nature in (Nature.CHANGE, Nature.RATE) for s in all_said)
        if not changed:
            return False
        for chunk in self._row[index + 1 : index + 14]:
            if chunk.kind in (Kind.AMOUNT, Kind.TIME):
                return True
            if chunk.kind in (Kind.STATES, Kind.CHANGES) or chunk.kind is Kind.MARK:
                return False
        return False

    # amounts

    def _amount(self, index: int, chunk: Chunk) -> None:
        assert chunk.amount is not None
        said = Said(amount=chunk.amount)
        at, said.hedged = before_hedges(self._row, index)
        before = self._row[at] if at >= 0 else None
        words = self._words[: len(self._words) - (index - 1 - at)] if index - 1 - at else self._words
        self._read(said, before, words, index)
        if said.nature is Nature.UNREAD and not said.unread:
            said.unread = _NO_SUBJECT
        if said.nature in (Nature.VALUE, Nature.CHANGE, Nature.RATE) and chunk.amount.points:
            said.nature, said.unread = Nature.UNREAD, "a difference in percentage points"
        self._after(said, index)
        self._arm.said.append(said)
        self._last, self._words = said, []

    def _read(self, said: Said, before: Chunk | None, words: Sequence[Chunk], index: int) -> None:
        """What the amount is said of: by what stands before it, the surest sign first."""
        following = self._row[index + 1] if index + 1 < len(self._row) else None
        if following is not None and (direction := change_behind(following)):
            self._change_of(said, direction, self._object(index + 2) or self._noun)
        elif before is None:
            pass
        elif before.says("(") or (before.says("or") and _is_only(words, "or")):
            self._beside(said)
        elif before.says(":", "–", "-") and self._in_brackets(words):
            self._value(said, self._noun)
        elif before.says("of", "totaling", "totalling"):
            self._of(said, words[:-1])
        elif before.kind is Kind.CHANGES or (before.says("by") and self._direction and _is_only(words, "by")):
            self._change_of(said, self._direction, self._noun)
        elif before.kind in (Kind.STATES, Kind.COMPARES) or self._opens_comparison(before, words):
            self._value(said, self._arm.noun if self._arm.than else self._noun)
        elif before.says("to", "at") and self._stated and _is_only(words, "to", "at"):
            self._back_from_comparison()
            self._value(said, self._noun)
        elif before.says("and", ",") and self._last is not None and _is_only(words, "and", ","):
            self._listed(said)
        elif before.kind is Kind.TIME and self._stated and not words:
            self._value(said, self._noun)

    def _back_from_comparison(self) -> None:
        """Go on with what was compared first: "fell from 5 to 4" says 4 of the time that it speaks of."""
        base = self._arm.than
        if base is not None and not base.values and self._arm.said:
            self.arms.remove(base)
            self.arms.append(base)

    def _opens_comparison(self, before: Chunk, words: Sequence[Chunk]) -> bool:
        return self._arm.than is not None and not self._arm.said and before.says("from") and not words

    def _value(self, said: Said, noun: Noun | None) -> None:
        if noun is not None:
            said.nature, said.noun = Nature.VALUE, noun

    def _change_of(self, said: Said, direction: int, noun: Noun | None) -> None:
        if noun is not None:
            said.nature = Nature.RATE if said.amount.percent else Nature.CHANGE
            said.direction, said.noun = direction, noun

    def _of(self, said: Said, words: Sequence[Chunk]) -> None:
        """Read "a loss of 3", "a reduction of 3 in research expenses", "reductions in research expenses of 3"."""
        words = [word for word in words if word.start >= self._object_end]
        noun = named(words, self._sentence)
        last = self._last
        if noun is None:
            return
        if noun.direction:
            thing = noun if noun.text else self._object(self._index_of(said) + 1) or self._noun
            self._change_of(said, noun.direction, thing)
        elif last is not None and last.nature in (Nature.CHANGE, Nature.RATE) and last.by_name and _joins(words, noun):
            self._change_of(said, last.direction, noun)
        elif self._arm.than is not None and not self._arm.said:
            self._value(said, same_item(noun, self._arm.noun))
        else:
            if self._arm.said and not _joins(words, noun):
                self.arms.append(Arm(before=[], noun=noun))
            self._value(said, noun)
            said.indefinite = _is_one_of_several(words, noun)
            if self._noun is None and not said.indefinite:
                self._noun = self._arm.noun = noun
        said.by_name = True

    def _index_of(self, said: Said) -> int:
        return next(i for i, chunk in enumerate(self._row) if chunk.amount is said.amount)

    def _object(self, index: int) -> Noun | None:
        """What changes, where it stands behind the amount: "4.1 million in research and development expenses"."""
        if index >= len(self._row) or not self._row[index].says("in"):
            return None
        words: list[Chunk] = []
        for chunk in self._row[index + 1 :]:
            word = chunk.text.lower()
            if chunk.kind is not Kind.WORD or word in CAUSES - {"and"} or word in ADJECTIVES_OF_CHANGE:
                break
            words.append(chunk)
        while words and words[-1].says("and"):
            words.pop()
        found = subject(words, self._sentence)
        self._object_end = found.end if found is not None else self._object_end
        return found

    def _beside(self, said: Said) -> None:
        """In parentheses or after "or": the same per share, or as a percentage."""
        host = self._last
        if host is None:
            return
        host = host.beside or host
        if not host.amount.money or (not said.amount.per_share and not said.amount.percent):
            said.unread = "stands beside another amount and does not say what it is"
        elif said.amount.percent and host.nature is Nature.CHANGE:
            said.nature, said.noun, said.direction, said.beside = Nature.RATE, host.noun, host.direction, host
        elif said.amount.per_share and host.nature is Nature.VALUE:
            said.nature, said.noun, said.beside = Nature.VALUE, host.noun, host
        else:
            said.unread = "a share of something else" if said.amount.percent else _NO_SUBJECT

    def _in_brackets(self, words: Sequence[Chunk]) -> bool:
        """Whether a comparison stands in parentheses: "(2023: 3.8 million)"."""
        if self._last is None or not self._arm.after or not words or not words[0].says("("):
            return False
        phrase = self._arm.after.pop()
        base = self._arm.than or self._arm
        self.arms.append(Arm(than=base, noun=base.noun or self._noun, after=[phrase]))
        return True

    def _listed(self, said: Said) -> None:
        """Another amount of the same: of another time, or of one of several that are named."""
        last = self._last
        assert last is not None
        while last.beside is not None:
            last = last.beside
        if last.nature is Nature.UNREAD:
            return
        if self._arm.after:
            base = next(arm for arm in reversed(self.arms) if arm.than is None)
            self.arms.append(Arm(noun=base.noun or last.noun, first=base.first or base))
        said.nature, said.noun, said.direction, said.by_name = last.nature, last.noun, last.direction, last.by_name

    def _after(self, said: Said, index: int) -> None:
        """What narrows an amount behind it ("in North America"), and whether it is of diluted shares."""
        behind = self._row[index + 1 :]
        if behind and behind[0].says("from") and self._compares(index + 1, said):
            return
        words = narrowing(behind)
        text = f"{self._sentence[said.amount.start : said.amount.end]} {words}".lower()
        if said.amount.per_share and ("diluted" in text or "basic" in text):
            said.diluted = None if "diluted" in text and "basic" in text else "diluted" in text
        elif words and not (said.nature is Nature.CHANGE and behind[0].says("in")) and not change_behind(behind[0]):
            said.qualifier = words


def _is_only(words: Sequence[Chunk], *allowed: str) -> bool:
    return all(word.says(*allowed, ",", "and") or word.text.lower() in ADVERBS | APPROXIMATE for word in words)


def _joins(words: Sequence[Chunk], noun: Noun) -> bool:
    """Whether nothing but a comma or "and" stands between the amount before and a noun."""
    return all(
        word.says("and", ",") or word.start >= noun.start or word.text.lower() in ("the", "a", "an") for word in words
    )


def _is_one_of_several(words: Sequence[Chunk], noun: Noun) -> bool:
    """Whether an indefinite article stands before a noun that may not be the whole: "a liability", not "a net loss"."""
    before = [word for word in words if word.end <= noun.start]
    whole = noun.text.lower().startswith("net ") or "per share" in noun.text.lower()
    return bool(before) and before[-1].says("a", "an") and not whole
