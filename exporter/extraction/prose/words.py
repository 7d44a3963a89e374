"""The words of statements in prose: verbs, nouns and adjectives of change, hedges, what joins and what parts."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STATES = _words("was were is are totaled totalled equaled equalled amounted reached stood came remained")
"""Verbs that say what an amount is of."""

_UP = "increased increases increasing rose grew grow climbed improved gained jumped advanced expanded surged up"
_DOWN = "decreased decreases decreasing declined declines declining fell dropped slipped contracted shrank reduced down"
VERBS_OF_CHANGE = {**dict.fromkeys(_UP.split(), 1), **dict.fromkeys(_DOWN.split(), -1)}
NOUNS_OF_CHANGE = {
    **dict.fromkeys("increase increases growth rise improvement".split(), 1),
    **dict.fromkeys("decrease decreases reduction reductions decline declines drop fall".split(), -1),
}
ADJECTIVES_OF_CHANGE = {
    **dict.fromkeys("higher increased greater".split(), 1),
    **dict.fromkeys("lower decreased reduced".split(), -1),
}
"""Each with its direction: 1 for up, -1 for down."""

COMPARISON = re.compile(
    r"(?:as\s+)?compared\s+(?:to|with)|in\s+comparison\s+(?:to|with)|versus|vs\.?(?=\s)|against|relative\s+to"
    r"|(?:up|down)\s+from",
    re.IGNORECASE,
)
APPROXIMATE = _words("approximately about around roughly some circa approx")
BOUNDS = {
    **{bound: bound for bound in ("more than", "less than", "up to", "at least", "at most")},
    **{bound: bound for bound in "over under nearly almost exceeding above below".split()},
    **dict.fromkeys(("only", "just", "a total of"), ""),
    "as much as": "up to",
}
"""What may stand before an amount, and what it leaves open; "" where it leaves nothing open."""
ADVERBS = _words(
    "also slightly significantly substantially modestly sharply strongly further only just approximately about again"
    " marginally considerably respectively overall still"
)
# Where one statement ends and another, with a subject of its own, begins.
OPENING = _words("while whereas although though but because since if when")
REPORTING = _words("announced reported said stated noted showed shows today that")
# What stands behind these belongs to something else than the subject of the clause.
PARTING = _words(
    "which who whose where as due resulting resulted reflecting reflects reflect reflected primarily mainly largely"
    " principally partially partly offset driven attributable with we it they reporting bringing giving leaving"
    " following thereby including"
)
SELVES = _words("company corporation group bank trust partnership fund business we")
"""What a reporter calls itself."""
# Verbs whose object is what the amount is of; in front of a preposition they are part of a name ("cash used in").
HAVING = _words(
    "reported recorded booked posted generated incurred recognized recognised had has have having earned realized"
    " delivered achieved announced showed spent held declared paid repaid received raised completed issued"
    " repurchased bought acquired sold includes include included"
)
# What stands right behind an amount and does not narrow it: causes, comparisons, other statements.
CAUSES = _words(
    "due primarily mainly largely principally partly partially as because reflecting driven resulting which and or"
    " while whereas but offset following thanks despite although though mostly since compared versus up down an a the"
)
EMPTY_SUBJECTS = _words("it this that these those they we which there he she amount amounts balance total")
DETERMINERS = _words("a an the our its their this these those his her such")
PREPOSITIONS = _words("in on for from to at by through after with under of and or however additionally")
OPENERS = re.compile(
    r"^(?:(?:however|additionally|furthermore|in addition|overall|as a result|also|meanwhile|accordingly|consequently"
    r"|thus|similarly|finally|specifically|on a consolidated basis)\s*,?\s+)+",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:[Ee]xpect(?:s|ing)?|expected to|(?:is|are) expected|[Aa]nticipat\w+|[Gg]uidance|[Oo]utlook|[Ff]orecast\w*"
    r"|project(?:s|ed) (?:to|that)|will|would|could|may|might|should|target(?:s|ed|ing)?|aims?|intends?|plans? to"
    r"|[Gg]oing forward|[Pp]ro forma|hypothetical\w*|[Ii]f|assum(?:es|ing))\b"
)
"""What makes a sentence one about the future or the possible."""
