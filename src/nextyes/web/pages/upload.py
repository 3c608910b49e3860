"""What is in files that were chosen: see it, correct how it is read, bring it in, see what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from nextyes import app
from nextyes.store import Ledger
from nextyes.web.visit import Answer, Go, Page, Place, Visit
from nextyes.web.worker import Job, Report

AT_ONCE = 0.7  # seconds for which a page waits for what is mostly done by then
_PROBLEMS = 100  # that are shown
_LONGEST_NAME = 60  # of a map
_AGAIN, _KEPT = "again", "kept"  # what a page tells of the form that led to it
_ORDERS = {"": None, "day": True, "month": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadPage:
    """Files on their way in.

    Attributes:
        state: "gone", "looking", "shown", "going", "half" way or "done".
        wrong: What the form said that cannot be.
        said: "kept" where a map was kept, "again" where it is read otherwise since it was to be brought in.
        job: The look or the import under way, or why it failed.
        columns: Our columns, and where each stands in their tables.
        kept: The names of the maps that are kept.
        stands: Whether what was brought in still counts.
    """

    state: str
    address: str
    wrong: str
    said: str
    upload: app.Upload | None
    job: Job | None
    shown: app.Preview | None
    columns: tuple[app.Column, ...]
    known: app.Settings
    kept: tuple[str, ...]
    problems: int  # how many are shown
    done: app.Imported | None
    stands: bool


def show(visit: Visit) -> Answer:
    """Show what is in the files, how far their import is, or what came of it."""
    return _page(visit)


def change(visit: Visit) -> Answer:
    """Correct how the files are read, bring them in, or let them go."""
    upload_id, does = visit.path["upload"], visit.form.get("do")
    upload = app.kept_upload(visit.kept, upload_id)
    said = ""
    if upload and not upload.begun:
        if does == "drop":
            app.drop_upload(upload)
            return Go(to="/import")
        try:
            said = _read_otherwise(visit, upload)
        except ValueError as error:
            return _page(visit, wrong=str(error))
    if upload and does == "import" and said != _AGAIN:
        _begin(visit, upload_id)
    return Go(to=address_of(upload_id) + (f"?said={said}" if said else ""))


PLACES = (
    Place(path="/import/{upload}", act=show),
    Place(path="/import/{upload}", act=change, method="POST"),
)


def address_of(upload_id: str) -> str:
    """Return the address of the page of files."""
    return f"/import/{upload_id}"


def job_of(upload_id: str) -> str:
    """Return the name of the job that brings files in."""
    return f"import {upload_id}"


def _page(visit: Visit, *, wrong: str = "") -> Page:
    upload_id = visit.path["upload"]
    job = visit.worker.job(job_of(upload_id))
    upload = app.kept_upload(visit.kept, upload_id)
    state, shown = "gone", None
    if job and not job.ended:
        state = "going"
    elif job and job.result:
        state = "done"
    elif upload and upload.begun:
        state = "half"
    elif upload:
        look = _look(visit, upload)
        job, shown = (job, look.result) if look.result else (look, None)
        state = "shown" if look.ended else "looking"
    seen = shown.look if shown else None
    done = job.result if job and state == "done" else None
    return Page(
        template="upload.html",
        shows=UploadPage(
            state=state,
            address=address_of(upload_id),
            wrong=wrong,
            said=visit.query.get("said", ""),
            upload=upload,
            job=job,
            shown=shown,
            columns=app.columns_of_look(seen) if seen and seen.system != "nextyes" else (),
            known=visit.chosen,
            kept=app.map_names(visit.ledger),
            problems=_PROBLEMS,
            done=done,
            stands=done is not None and app.act(visit.ledger, done.batch_id) is not None,
        ),
        status=400 if wrong else 404 if state == "gone" else 200,
    )


def _look(visit: Visit, upload: app.Upload) -> Job:
    """Return the job that looks what is in files, once for each way to read them."""
    known, now = visit.chosen, visit.by.at

    def work(_ledger: Ledger, report: Report) -> app.Preview:
        return app.preview(
            upload, known, now=now, progress=lambda share: report(share, "looking what is in the files")
        )

    name = f"look {upload.id} {hash(repr(upload.options(known)))}"
    job = visit.worker.job(name)
    if job is None or job.error:
        job = visit.worker.begin(name, work, reads=True)
    job.wait(AT_ONCE)
    return job


def _begin(visit: Visit, upload_id: str) -> None:
    """Bring files in, beside the pages; twice at once is once."""
    home, by, before = visit.kept, visit.by, visit.worker.job(job_of(upload_id))

    def work(ledger: Ledger, report: Report) -> app.Imported:
        upload = app.kept_upload(home, upload_id)
        if upload is None:
            if before and isinstance(before.result, app.Imported):  # brought in since we were asked
                return before.result
            raise ValueError("these files were given up in another tab")
        report(0.0, "reading the files")
        return app.import_upload(ledger, upload, by=by, progress=partial(_tell, report))

    visit.worker.begin(job_of(upload_id), work).wait(AT_ONCE)


def _tell(report: Report, seen: int, about: int) -> None:
    """Report how far an import is; adding up the deals takes about as long as writing their events."""
    if seen < about:
        report(0.6 * seen / about, f"{seen:,} of about {about:,} events written")
    else:
        report(0.6, f"{seen:,} events written; what they say of each deal is added up")


def _read_otherwise(visit: Visit, upload: app.Upload) -> str:
    """Read files as the form says, and return what the page shall tell of it.

    Raises:
        ValueError: If they cannot be read so.
    """
    choices = _choices(visit, upload)
    choices.options(visit.chosen)  # refuses what makes no sense
    name = visit.form.get("name", "").strip()
    if name:
        _keep(visit, upload, choices, name)
    if choices != upload.choices:
        app.change_upload(upload, choices)
        visit.worker.forget(job_of(upload.id))  # why it failed as it was read before
        if visit.form.get("do") == "import":
            return _AGAIN
    return _KEPT if name else ""


def _choices(visit: Visit, upload: app.Upload) -> app.Choices:
    """Return how the files are to be read, as the form says."""
    form, mapping = visit.form, upload.choices.mapping
    kinds, columns, words = _corrections(visit)
    if form.get("do") == "anew":
        mapping = None
    elif form.get("map"):
        mapping = app.kept_map(visit.ledger, form["map"])
    elif kinds or columns or words:
        seen = app.first_look(upload, visit.chosen)
        mapping = app.corrected_map(seen, kinds=kinds, columns=columns, words=words)
    return app.Choices(
        zone=form.get("zone", "").strip(),
        currency=form.get("currency", "").strip(),
        day_first=_ORDERS.get(form.get("order", "")),
        decimal=form.get("decimal") or None,
        mapping=mapping,
    )


def _corrections(
    visit: Visit,
) -> tuple[dict[str, str], dict[tuple[str, str], str], dict[tuple[str, str, str], str]]:
    """Return what the form says otherwise than its page did: of tables, of columns, of words."""

    def rows(*names: str) -> Iterator[tuple[str, ...]]:
        return zip(*(visit.lists.get(name, ()) for name in names), strict=True)

    columns: dict[tuple[str, str], str] = {}
    for column, was, now in rows("column", "column_was", "column_is"):
        if now.strip() != was.strip():
            table, _, ours = column.partition(".")
            columns[table, ours] = now.strip()
    words: dict[tuple[str, str, str], str] = {}
    for word, column, meaning in rows("word", "word_of", "word_is"):
        if meaning:
            table, _, ours = column.partition(".")
            words[table, ours, word.replace("\r\n", "\n")] = meaning
    return {file: now for file, was, now in rows("file", "file_was", "file_is") if now != was}, columns, words


def _keep(visit: Visit, upload: app.Upload, choices: app.Choices, name: str) -> None:
    """Keep how the columns are read under a name.

    Raises:
        ValueError: If they are read as those of any export of their system.
    """
    mapping = choices.mapping or app.first_look(upload, visit.chosen).mapping
    if mapping is None:
        raise ValueError("there is nothing to keep: no column of these files was chosen otherwise")
    app.keep_map(visit.ledger, name[:_LONGEST_NAME], mapping)
