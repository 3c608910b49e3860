"""Bring in a pipeline from files, and take whole imports and acts back."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path

from nextyes.app.corrections import corrections
from nextyes.app.previews import reading_options
from nextyes.app.settings import settings
from nextyes.app.uploads import Upload, begin_upload, drop_upload, kept_uploads, stop_upload
from nextyes.deals.events import Event
from nextyes.outside.files import PipelineError, Problem, ReadOptions, Summary, read_pipeline
from nextyes.store import Batch, BatchRow, BatchState, Ledger, LedgerError, Receipt

Progress = Callable[[int, int], None]

_OF_NOW = ("not_after", "names")  # options that say nothing of how the files are read
_LATER = "-later"  # ends the id of the part of an import that corrects what an earlier one said


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who does something, and when."""

    actor: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did, or for a dry run what it would read."""

    batch_id: str
    recognised: str  # whose export it was taken for
    summary: Summary
    problems: tuple[Problem, ...]
    receipt: Receipt | None  # None for a dry run

    @property
    def new(self) -> int:
        """Events that were not known before."""
        return self.receipt.new if self.receipt else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfWay:
    """An import that has begun and not ended: it is under way, or it stopped by a crash or a kill.

    Attributes:
        batch: Its id.
        called: What its files are called.
        at: When it began.
        written: Events written so far, which count for nothing yet.
        upload: Its files, with which it can go on; None where they are not kept here.
    """

    batch: str
    called: str
    at: datetime
    written: int
    upload: Upload | None


def import_pipeline(
    ledger: Ledger,
    path: Path,
    options: ReadOptions,
    *,
    by: By,
    dry_run: bool = False,
    progress: Progress = lambda _seen, _about: None,
) -> Imported:
    """Bring in a folder, .zip, .xlsx or .csv: the good rows all at once, the others listed.

    The same files again change nothing. A later export of the same system adds what is new in it: a
    value that differs from the one first imported counts from that export on.

    Args:
        ledger: Where the deals go.
        path: The files.
        options: What files do not say of themselves.
        by: Who imports, and when.
        dry_run: Read and report, write nothing.
        progress: Called with the number of events so far, and about how many there will be.

    Raises:
        PipelineError: If nothing of it can be imported.
        LedgerError: If the ledger refuses; then nothing of it counts.
    """
    batch = Batch(
        id=import_id(path, options),
        at=by.at,
        actor=by.actor,
        what="import",
        source=", ".join(options.names.values()) or str(path),
    )
    begun = _half_way(ledger, batch.id)
    if begun:  # it goes on as of the instant at which it began: what was a plan then is none of its facts
        options = replace(options, not_after=begun.at)
    pipeline = read_pipeline(path, options)
    receipt = None
    if dry_run:
        for number, _ in enumerate(pipeline.events(), start=1):
            if number % 10_000 == 0:
                progress(number, pipeline.rows)
    else:
        receipt = ledger.import_batch(
            pipeline.events(), batch=batch, progress=lambda seen: progress(seen, pipeline.rows)
        )
        if receipt.repeated:
            later = corrections(
                pipeline.events(),
                ledger.said_otherwise(batch.id),
                ledger.table(zone=options.zone),
                exported_at=pipeline.summary.exported_at or by.at,
                zone=options.zone,
            )
            receipt = _with(receipt, _append_later(ledger, list(later), batch))
    return Imported(
        batch_id=batch.id,
        recognised=pipeline.preset,
        summary=pipeline.summary,
        problems=pipeline.problems,
        receipt=receipt,
    )


def import_id(path: Path, options: ReadOptions) -> str:
    """Return the id of an import: what the files hold and how they are read."""
    told = [
        f"{one.name}={getattr(options, one.name)!r}" for one in fields(options) if one.name not in _OF_NOW
    ]
    digest = hashlib.sha256(f"ReadOptions({', '.join(told)})".encode())
    files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    for file in files:
        called = str(file.relative_to(path))
        digest.update(options.names.get(called, called).encode() + b"\0")
        with file.open("rb") as opened:
            while block := opened.read(1 << 20):
                digest.update(block)
    return f"import-{digest.hexdigest()[:24]}"


def import_upload(
    ledger: Ledger, upload: Upload, *, by: By, progress: Progress = lambda _seen, _about: None
) -> Imported:
    """Bring in the files of an upload, which are then removed.

    Half-way done, by a crash or a kill, it goes on from where it stopped when it is called again.

    Raises:
        PipelineError: If nothing of it can be imported.
        LedgerError: If the ledger refuses; then nothing of it counts.
    """
    options = reading_options(upload, settings(ledger))
    begun = begin_upload(upload, options, at=by.at, batch=import_id(upload.path, options))
    try:
        imported = import_pipeline(
            ledger, begun.path, replace(options, not_after=begun.begun), by=by, progress=progress
        )
    except PipelineError:
        stop_upload(begun)
        raise
    drop_upload(begun)
    return imported


def past_imports(ledger: Ledger) -> tuple[BatchRow, ...]:
    """Return all imports ever begun, the latest first; what one corrected of an earlier one is part of it."""
    rows = ledger.batches("import")
    later = {row.batch.id.removesuffix(_LATER): row for row in rows if row.batch.id.endswith(_LATER)}
    return tuple(
        replace(row, new=row.new + later[row.batch.id].new) if row.batch.id in later else row
        for row in reversed(rows)
        if not row.batch.id.endswith(_LATER)
    )


def half_way(past: Iterable[BatchRow], home: Path) -> tuple[HalfWay, ...]:
    """Return the imports that have begun and not ended.

    Args:
        past: All imports, see `past_imports`.
        home: The folder of all uploads.
    """
    begun = {upload.batch: upload for upload in kept_uploads(home) if upload.begun}
    written = [
        HalfWay(
            batch=row.batch.id,
            called=row.batch.source,
            at=row.batch.at,
            written=row.new + row.repeated,
            upload=begun.pop(row.batch.id, None),
        )
        for row in past
        if row.state is BatchState.RUNNING
    ]
    others = [
        HalfWay(batch=upload.batch, called=upload.called, at=upload.begun, written=0, upload=upload)
        for upload in begun.values()
        if upload.begun
    ]
    return (*others, *written)


def give_up(ledger: Ledger, half: HalfWay, *, by: By) -> None:
    """Give up an import that stopped half-way: what of it was written counts for nothing."""
    row = ledger.batch(half.batch)
    if row and row.state is BatchState.RUNNING:
        ledger.discard(half.batch, at=by.at, actor=by.actor)
    if half.upload:
        drop_upload(half.upload)


def act(ledger: Ledger, batch_id: str) -> Batch | None:
    """Return an act or import that stands, by its id; None where there is none."""
    row = ledger.batch(batch_id)
    return row.batch if row and row.state is BatchState.STANDING else None


def undo(ledger: Ledger, batch_id: str | None, *, by: By) -> tuple[Batch, Receipt]:
    """Take back a batch, or the last one that stands: the ledger reads as if it had not been written.

    Raises:
        LedgerError: If there is nothing to take back.
    """
    standing = [row.batch for row in ledger.batches() if row.state is BatchState.STANDING]
    chosen = [batch for batch in standing if batch_id is None or batch.id == batch_id]
    if not chosen:
        raise LedgerError("nothing to undo" if batch_id is None else f"no act or import {batch_id!r} stands")
    whole = chosen[-1].id.removesuffix(_LATER)
    parts = [part for part in standing if part.id.removesuffix(_LATER) == whole]
    receipts = [ledger.undo(part.id, at=by.at, actor=by.actor) for part in reversed(parts)]
    total = receipts[0]
    for receipt in receipts[1:]:
        total = _with(total, receipt)
    return parts[0], total


def _half_way(ledger: Ledger, batch_id: str) -> Batch | None:
    """Return an import that began and did not end, as it began."""
    row = ledger.batch(batch_id)
    return row.batch if row and row.state in (BatchState.RUNNING, BatchState.DISCARDED) else None


def _append_later(ledger: Ledger, events: list[Event], batch: Batch) -> Receipt:
    later = replace(batch, id=batch.id + _LATER)
    row = ledger.batch(later.id)
    if row and row.state is BatchState.UNDONE:  # it was undone with its import, which counts again
        return ledger.redo(later.id, at=batch.at, actor=batch.actor)
    return ledger.append(events, batch=later) if events else Receipt(batch_id=later.id, new=0, repeated=0)


def _with(first: Receipt, second: Receipt) -> Receipt:
    return replace(first, new=first.new + second.new, withdrawn=first.withdrawn + second.withdrawn)
