"""What a reading assumed and left out, in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from nextyes.outside.files.activities import MOST_MINUTES, Counted
from nextyes.outside.files.bound import Bound
from nextyes.outside.files.deals import Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was read.

    Attributes:
        files: Each file with what it was taken for: deals, activities, changes, events.
        deals: How many deals go in.
        exported_at: The instant of the export; what the files say without an instant is known from then.
        notes: What was assumed, and how much was left out, in sentences.
    """

    files: tuple[tuple[str, str], ...]
    deals: int
    exported_at: datetime | None
    notes: tuple[str, ...]


_COUNTED = {
    Counted.PLANNED: "Planned, not done: activities ({}); the next of an open deal is its next step.",
    Counted.CANCELLED: "Left out, for they did not happen: cancelled activities ({}).",
    Counted.AFTER_CLOSE: "Kept: activities after the close of their deal ({}).",
    Counted.BEFORE_CREATION: "Kept: activities before the creation of their deal ({}).",
    Counted.NO_DIRECTION: "Calls, e-mails and messages without a direction ({}) count as ours.",
    Counted.ABSURD_MINUTES: "Kept without their minutes, for these are below 0 or above "
    + f"{MOST_MINUTES}: activities ({{}}).",
    Counted.MEETINGS: "Meetings without a direction ({}): both sides are taken to have been there.",
}


def notes_of(
    bounds: list[Bound], survey: Survey, tracked: frozenset[str], counts: Mapping[Counted, int]
) -> tuple[str, ...]:
    """Return what was assumed of the tables, and what was left out of them."""
    notes = [_COUNTED[what].format(f"{count:,}") for what, count in counts.items() if count]
    dates = [reader for bound in bounds for reader in bound.dates.values()]
    without_zone = sum(reader.without_zone for reader in dates)
    if without_zone:
        notes.append(f"Instants without a zone were read in {dates[0].zone.key}.")
    if any(reader.without_time for reader in dates):
        notes.append(
            "Where only a day is given, creations count from its start, activities and changes at noon, "
            "closes at its end."
        )
    headers = next(bound.headers for bound in bounds if bound.map.table == "deals")
    known = partial(_untracked, headers=headers, tracked=tracked)
    for column, words in (("amount", "amounts"), ("owner", "owners")):
        if known(column):
            notes.append(f"No history of {words}: the last {column} of a deal is taken as its first.")
    if known("stage"):
        notes.append("No history of stages: a deal's stage is known only from the day of the export on.")
    if known("expected_close") and survey.overwritten:
        notes.append(
            "Expected close dates were overwritten when deals closed: they count only for open deals, from "
            "the day of the export on."
        )
    return tuple(notes)


def _untracked(column: str, *, headers: Mapping[str, str], tracked: frozenset[str]) -> bool:
    return column in headers and column not in tracked
