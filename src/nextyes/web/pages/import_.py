"""Import: bring in files, and what was brought in before, each of it to be taken back whole."""

from dataclasses import dataclass

from nextyes import app
from nextyes.store import BatchRow, BatchState, Ledger
from nextyes.web.pages.upload import AT_ONCE, address_of, job_of
from nextyes.web.security import LARGEST_UPLOAD
from nextyes.web.visit import Answer, Go, Page, Place, Visit
from nextyes.web.worker import Report

_SHOWN = 30  # past imports


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """An import that has begun and not ended."""

    half: app.HalfWay
    address: str  # of its files, "" where they are not kept here
    under_way: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Files that were looked at and not imported."""

    upload: app.Upload
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An import that ended."""

    row: BatchRow
    undoing: bool  # whether it is being taken back
    problem: str  # why it could not be


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPage:
    """Where files are chosen, and what came of those before."""

    wrong: str  # why the files just chosen are not taken
    endings: tuple[str, ...]
    most: int  # bytes that may be sent at once
    half: tuple[Half, ...]
    waiting: tuple[Waiting, ...]
    past: tuple[Past, ...]
    more: int  # past imports that are not shown
    empty: bool  # whether there is no deal yet
    made_up: str  # the import of the made-up pipeline where it counts, else ""


def show(visit: Visit) -> Answer:
    """Show where to choose files, and the imports before."""
    app.drop_old_uploads(visit.kept, visit.by.at)
    return _page(visit)


def take(visit: Visit) -> Answer:
    """Keep the files that were chosen, and go to see what is in them."""
    given = [(upload.name, upload.path) for upload in visit.uploads.get("files", ())]
    try:
        upload = app.keep_upload(visit.kept, given, at=visit.by.at)
    except ValueError as error:
        return _page(visit, wrong=str(error))
    visit.worker.forget(job_of(upload.id))  # the same files may have been brought in and taken back before
    return Go(to=address_of(upload.id))


def fill(visit: Visit) -> Answer:
    """Fill the empty ledger with the made-up pipeline."""
    return Go(to="/", done=app.fill_with_demo(visit.ledger, by=visit.by))


def give_up(visit: Visit) -> Answer:
    """Give up an import that stopped half-way."""
    for half in app.half_way(app.past_imports(visit.ledger), visit.kept):
        if half.batch == visit.form.get("batch"):
            app.give_up(visit.ledger, half, by=visit.by)
            return Go(to="/import")
    raise ValueError("this import is not half-way any more: it has ended, or was given up before")


def take_back(visit: Visit) -> Answer:
    """Take back an import; a large one beside the pages."""
    batch, by = visit.form.get("batch", ""), visit.by

    def work(ledger: Ledger, _report: Report) -> None:
        if app.act(ledger, batch):  # else it was taken back before: a second click changes nothing
            app.undo(ledger, batch, by=by)

    job = visit.worker.begin(_undoing(batch), work)
    if job.wait(AT_ONCE) and job.error:
        raise ValueError(job.error)
    return Go(to="/import")


PLACES = (
    Place(path="/import", act=show),
    Place(path="/import", act=take, method="POST"),
    Place(path="/import/made-up", act=fill, method="POST"),
    Place(path="/import/give-up", act=give_up, method="POST"),
    Place(path="/import/undo", act=take_back, method="POST"),
)


def _page(visit: Visit, *, wrong: str = "") -> Page:
    every = app.past_imports(visit.ledger)
    past = [row for row in every if row.state is not BatchState.RUNNING]
    standing = [row.batch.id for row in past if row.state is BatchState.STANDING]
    return Page(
        template="import.html",
        shows=ImportPage(
            wrong=wrong,
            endings=app.ENDINGS,
            most=LARGEST_UPLOAD,
            half=tuple(_half(visit, half) for half in app.half_way(every, visit.kept)),
            waiting=tuple(
                Waiting(upload=upload, address=address_of(upload.id))
                for upload in app.kept_uploads(visit.kept)
                if not upload.begun
            ),
            past=tuple(_past(visit, row) for row in past[:_SHOWN]),
            more=max(len(past) - _SHOWN, 0),
            empty=visit.ledger.is_empty(),
            made_up=next((batch for batch in standing if batch.startswith(app.MADE_UP)), ""),
        ),
        status=400 if wrong else 200,
    )


def _half(visit: Visit, half: app.HalfWay) -> Half:
    job = visit.worker.job(job_of(half.upload.id)) if half.upload else None
    return Half(
        half=half,
        address=address_of(half.upload.id) if half.upload else "",
        under_way=job is not None and not job.ended,
    )


def _past(visit: Visit, row: BatchRow) -> Past:
    job = visit.worker.job(_undoing(row.batch.id))
    stands = row.state is BatchState.STANDING
    return Past(
        row=row,
        undoing=stands and job is not None and not job.ended,
        problem=job.error if job and stands else "",
    )


def _undoing(batch: str) -> str:
    return f"undo {batch}"
