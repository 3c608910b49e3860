"""The written replies as rows: what came, and what it says."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from nextyes.deals.events import Reading
from nextyes.deals.money import Money, money
from nextyes.replies.read import Asked
from nextyes.replies.reply import Context

WRITTEN = Path(__file__).parent / "written"
_TEST = 77  # of 256: scenarios kept for the test


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A written reply with its labels."""

    id: str
    scenario: str
    language: str
    channel: str
    came: Asked
    readings: tuple[Reading, ...]
    until: tuple[date, date] | None
    check_back: date | None
    amount: float | None
    per: tuple[str, ...]
    proof: str


def is_test(scenario: str) -> bool:
    """Return whether a scenario is of the part on which nothing is fitted or chosen."""
    return hashlib.sha256(scenario.encode()).digest()[0] < _TEST


def rows(folder: Path = WRITTEN, *, test: bool) -> list[Row]:
    """Return the written replies of the test part, or of the other."""
    return [row for row in _all(folder) if is_test(row.scenario) is test]


def _all(folder: Path) -> Iterator[Row]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield _row(json.loads(line))


def _row(said: Mapping[str, Any]) -> Row:
    known = said.get("context") or {}
    currency = known.get("currency") or ""

    def amount(name: str) -> Money | None:
        return money(str(known[name]), currency) if known.get(name) is not None and currency else None

    until = said.get("until")
    return Row(
        id=said["id"],
        scenario=said["scenario"],
        language=said["lang"],
        channel=said.get("channel", ""),
        came=Asked(
            text=said["text"],
            sent=datetime.fromisoformat(said["sent"]).date(),
            asked=said.get("asked") or "",
            context=Context(
                seller_ask=amount("seller_ask"),
                buyer_budget=amount("buyer_budget"),
                currency=currency,
                country=said.get("country") or "",
                fiscal_start=known.get("fiscal_start") or 1,
            ),
            language=said["lang"],
        ),
        readings=tuple(Reading(name) for name in said["readings"]),
        until=(date.fromisoformat(until[0]), date.fromisoformat(until[1])) if until else None,
        check_back=date.fromisoformat(said["check_back"]) if said.get("check_back") else None,
        amount=said.get("amount"),
        per=tuple(said.get("per") or ()),
        proof=said.get("proof") or "",
    )
