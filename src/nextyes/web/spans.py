"""Which days and whose deals a page of counts is of, as the address says it, and the links to others."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from urllib.parse import urlencode

from nextyes.app.listing import as_text
from nextyes.app.tallies import KINDS, Period, custom, period
from nextyes.web.visit import Download, Visit

USUAL = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Another choice, and whether it is the one chosen."""

    words: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a page of counts is of."""

    path: str
    period: Period
    owner: str | None  # None: everyone
    texts: dict[str, str]  # as the address has it

    def address(self, path: str = "", **changed: str) -> str:
        """Return the address that chooses the same but for what is changed; "" chooses no more by it.

        For an owner it says everyone's, see `nextyes.web.visit.EVERYONE`.
        """
        said = {name: text for name, text in {**self.texts, **changed}.items() if text or name == "owner"}
        return f"{path or self.path}?{urlencode(said)}" if said else path or self.path

    @property
    def kinds(self) -> tuple[Link, ...]:
        """The kinds of period: from one to the other its last day stays in it."""
        known = self.period
        on = str(known.last) if known.last < known.today else ""
        return tuple(
            Link(
                words=kind[:1].upper() + kind[1:] if kind != "custom" else "Other days",
                address=self.address(period=kind, on=on, **{"from": "", "to": ""})
                if kind != "custom"
                else self.address(period=kind, on="", **{"from": str(known.first), "to": str(known.last)}),
                current=kind == known.kind,
            )
            for kind in KINDS
        )

    @property
    def before(self) -> str:
        """The address of the period before, "" where any days were chosen."""
        return "" if self.period.kind == "custom" else self.address(on=str(self.period.before))

    @property
    def after(self) -> str:
        """The address of the period after, "" where it is still to come."""
        after = self.period.after
        return "" if after is None or self.period.kind == "custom" else self.address(on=str(after))


def chosen_by(visit: Visit, path: str) -> Chosen:
    """Return what an address chooses.

    Raises:
        ValueError: If there is no such period, or a day is none.
    """
    names = ("period", "on", "from", "to")
    texts = {name: visit.query[name] for name in names if visit.query.get(name)} | visit.whose
    kind, today = texts.get("period", USUAL), visit.today()
    if kind == "custom":
        known = custom(_day(texts, "from", today), _day(texts, "to", today), today)
    else:
        known = period(kind, today, on=_day(texts, "on", today))
    return Chosen(path=path, period=known, owner=visit.owner, texts=texts)


def sheet(name: str, chosen: Chosen, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Download:
    """Return a table as a file for a spreadsheet: numbers plain, and text that is never run as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    for row in rows:
        writer.writerow([as_text(cell) if isinstance(cell, str) else _plain(cell) for cell in row])
    return Download(
        content=out.getvalue().encode("utf-8-sig", "replace"),
        name=f"{name}-{chosen.period.first}-{chosen.period.last}.csv",
        media_type="text/csv; charset=utf-8",
    )


def _plain(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:.4g}" if isfinite(cell) else ""
    return "" if cell is None else str(cell)


def _day(texts: dict[str, str], name: str, today: date) -> date:
    try:
        return date.fromisoformat(texts[name]) if name in texts else today
    except ValueError as error:
        raise ValueError(f"{texts[name]!r} is no day: choose one") from error
