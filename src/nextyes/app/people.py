"""Who owns deals, and what to say of a name that none of them has."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from nextyes.store import Ledger

_TOLD = 5  # owners that are named beside an unknown one
_COMPARED = 1_000  # owners that an unknown name is compared with, those with most open deals


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who owns deals."""

    name: str
    open_deals: int
    closed_deals: int


def people(ledger: Ledger) -> tuple[Person, ...]:
    """Return everyone who owns deals, those with most open deals first."""
    closed = dict(ledger.reading.closed_counts())
    open_ = dict.fromkeys(closed, 0)
    for name, _advice, count in ledger.reading.counts():
        open_[name] = open_.get(name, 0) + count
    found = (
        Person(name=name, open_deals=count, closed_deals=closed.get(name, 0))
        for name, count in open_.items()
        if name
    )
    return tuple(sorted(found, key=lambda each: (-each.open_deals, -each.closed_deals, each.name)))


def closest(name: str, names: Sequence[str]) -> list[str]:
    """Return names by how much they look like one, the likest first.

    Example:
        >>> closest("dana okafor", ["Bob Ross", "Dana Okafor", "Dan Oakes"])
        ['Dana Okafor', 'Dan Oakes', 'Bob Ross']
    """
    looks = SequenceMatcher(b=name.casefold(), autojunk=False)

    def unlike(other: str) -> tuple[float, str]:
        looks.set_seq1(other.casefold())
        return -looks.ratio(), other

    return sorted(names, key=unlike)


def unknown_owner(you: str, known: Sequence[Person]) -> str:
    """Return what to say where no deal has your name for its owner; "" where one has, or nobody owns any.

    Example:
        >>> bob, dana = (Person(name=name, open_deals=3, closed_deals=1) for name in ("Bob", "Dana"))
        >>> unknown_owner("Dan", [bob, dana])
        'No deal is owned by “Dan” yet. Owners of deals: Dana, Bob.'
        >>> unknown_owner("Dana", [bob, dana])
        ''
    """
    names = [each.name for each in known]
    if not you or not names or you in names:
        return ""
    told = closest(you, names[:_COMPARED])[:_TOLD]
    more = f" and {len(names) - len(told):,} more" if len(names) > len(told) else ""
    return f"No deal is owned by “{you}” yet. Owners of deals: {', '.join(told)}{more}."
