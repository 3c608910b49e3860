"""Rules over kinds of words, and how they are applied: the machinery, without any rule.

A text is a row of items; a rule is a pattern over their kinds, written with the names of `KINDS`, and says
what the items mean together. Each kind is one letter, so that the row is a string and the rules of a layer
one regular expression. Layers follow each other: what one has put together is an item for the next.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nextyes.replies.dates.days import Part
from nextyes.replies.dates.lexicon import KINDS, Lexicon, Word
from nextyes.replies.dates.said import Said
from nextyes.replies.dates.tokens import Item
from nextyes.replies.reply import Grain

_LETTERS = {kind: chr(0x4E00 + number) for number, kind in enumerate(KINDS)}  # letters with no other meaning
_NEAR = 30  # items either side that are looked at as the same sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What dates are reckoned from."""

    sent: date
    country: str
    fiscal_start: int
    southern: bool
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Found:
    """The items that a pattern matched, and where they stand in the row."""

    items: Sequence[Item]
    row: Sequence[Item]
    at: int
    setting: Setting

    def all(self, *kinds: str) -> list[Item]:
        """Return the items of some kinds, in their order."""
        return [item for item in self.items if item.kind in kinds]

    def one(self, *kinds: str) -> Item | None:
        """Return the first item of some kinds."""
        return next((item for item in self.items if item.kind in kinds), None)

    @property
    def saids(self) -> list[Said]:
        """What the items say that are dates, in their order."""
        return [item.said for item in self.items if item.said]

    def grain(self, *kinds: str) -> Grain:
        """Return the grain of the first item of some kinds."""
        return next(item.word.grain for item in self.items if item.kind in kinds)

    def number(self, *kinds: str) -> int:
        """Return the number of the first item of some kinds."""
        return int(next(item.word.number for item in self.items if item.kind in kinds))

    def year(self) -> int | None:
        """Return the year that was named."""
        year = self.one("year")
        return int(year.word.number) if year else None

    @property
    def before(self) -> str:
        """The kind of the item that goes before, "" at the beginning."""
        return self.row[self.at - 1].kind if self.at else ""

    @property
    def after(self) -> str:
        """The kind of the item that follows, "" at the end."""
        there = self.at + len(self.items)
        return self.row[there].kind if there < len(self.row) else ""

    def sentence_has(self, kind: str) -> bool:
        """Say whether an item of a kind stands in the same sentence."""
        return self.before_has(kind) or self.after_has(kind)

    def before_has(self, kind: str) -> bool:
        """Say whether an item of a kind stands before, in the same sentence."""
        return _until_stop(reversed(self.row[max(0, self.at - _NEAR) : self.at]), kind)

    def after_has(self, kind: str) -> bool:
        """Say whether an item of a kind stands after, in the same sentence."""
        there = self.at + len(self.items)
        return _until_stop(iter(self.row[there : there + _NEAR]), kind)

    def says(self, said: Said | None) -> Item | None:
        """Return the matched items as one date; None where it is none."""
        return None if said is None else self._item("date", said)

    def past(self) -> Item:
        """Return the matched items as something that is over."""
        return self._item("past", None)

    def nothing(self) -> Item:
        """Return the matched items as nothing that belongs to a date."""
        return self._item("opaque", None)

    def lasts(self, low: float, high: float, word: Word) -> Item:
        """Return the matched items as a duration."""
        meaning = Word(kind="duration", number=low, grain=word.grain, part=Part.WHOLE, workdays=word.workdays)
        return replace(self._item("duration", None), word=meaning, high=high)

    def _item(self, kind: str, said: Said | None) -> Item:
        return Item(kind, self.items[0].start, self.items[-1].end, Word(kind=kind), said)


def _until_stop(items: Iterable[Item], kind: str) -> bool:
    for item in items:
        if item.kind == "stop":
            return False
        if item.kind == kind:
            return True
    return False


Build = Callable[[Found], Item | None]


@dataclass(frozen=True, slots=True)
class Layer:
    """Rules that are tried together: one expression finds where, each rule's own which of them holds."""

    anywhere: re.Pattern[str]
    rules: tuple[tuple[re.Pattern[str], Build], ...]


def layer(*rules: tuple[str, Build]) -> Layer:
    """Return rules as one layer: of those that match at a place and make sense of it, the first one holds."""
    patterns = [_letters(rule) for rule, _ in rules]
    each = tuple((re.compile(pattern), build) for pattern, (_, build) in zip(patterns, rules, strict=True))
    return Layer(re.compile("|".join(f"({pattern})" for pattern in patterns)), each)


def _letters(rule: str) -> str:
    """Return a rule as an expression over letters: names become letters, groups capture nothing."""
    spelled = re.sub(r"[a-z]+", lambda name: _LETTERS[name.group()], rule)
    return re.sub(r"\((?!\?)", "(?:", spelled.replace(" ", ""))


def applied(rules: Layer, row: list[Item], setting: Setting) -> list[Item]:
    """Return the row with everything put together that a layer knows."""
    kinds = "".join([_LETTERS[item.kind] for item in row])
    made: list[Item] = []
    done = 0
    while match := rules.anywhere.search(kinds, done):
        start = match.start()
        made += row[done:start]
        end, item = _made(rules, (match.lastindex or 1) - 1, (kinds, start), row, setting)
        made.append(item)
        done = end
    return made + row[done:] if made else row


def _made(
    rules: Layer, first: int, place: tuple[str, int], row: list[Item], setting: Setting
) -> tuple[int, Item]:
    """Return what the first rule that makes sense of a place makes of it, and where that ends."""
    kinds, start = place
    for pattern, build in rules.rules[first:]:
        match = pattern.match(kinds, start)
        item = build(Found(row[start : match.end()], row, start, setting)) if match else None
        if match and item:
            return match.end(), item
    return start + 1, row[start]
