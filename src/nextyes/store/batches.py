"""What is written at once: a batch is one act of a person or one import; a receipt says what it did."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LedgerError(Exception):
    """The ledger could not do what was asked; the message says what to do about it."""


class BusyError(LedgerError):
    """Another writes, and whoever asked did not want to wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One act or one import: who wrote what, when, and from where.

    ``id`` makes it idempotent. An import's id names its content (a digest of the file and of how it was
    read), so that the same import is recognised and resumed.
    """

    id: str
    at: datetime
    actor: str
    what: str  # "import", "ask", "reply", …
    source: str = ""  # a file, a CRM, a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a write did: how many events count now that did not before, and how many were there already."""

    batch_id: str
    new: int
    repeated: int
    differing: int = 0  # of the repeated, those said differently before: what was said first keeps counting
    withdrawn: int = 0  # events that no longer count, after an undo


class BatchState(StrEnum):
    """Where a batch stands; only the events of a standing batch count."""

    STANDING = "standing"
    RUNNING = "running"  # an import on its way, or one that stopped half-way
    DISCARDED = "discarded"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """A batch as the ledger remembers it: where it stands and how many events it wrote and repeated."""

    batch: Batch
    state: BatchState
    new: int
    repeated: int
    differing: int
