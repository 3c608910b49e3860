"""The site: routes, the ledgers they share, and how a request becomes a visit and an answer a response."""

import asyncio
import getpass
import hashlib
import queue
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from nextyes import app
from nextyes.app import By, board
from nextyes.replies.light import Item
from nextyes.replies.readers import Reader, light
from nextyes.store import Batch, Ledger, LedgerError, open_ledger
from nextyes.web.pages import PAGES
from nextyes.web.pages.problem import ProblemPage
from nextyes.web.rendering import Shell, render
from nextyes.web.security import COOKIE, FIELD, LARGEST_UPLOAD, SecureHeaders, form_secret, is_ours, token_of
from nextyes.web.visit import Answer, Download, Go, Page, Place, Upload, Visit
from nextyes.web.worker import JUDGING, Report, Worker

_LARGEST_FIELD = 2_000_000  # bytes: the longest mail that is pasted
_MOST_FIELDS, _MOST_FILES = 2_000, 30
_STATIC = Path(__file__).parent / "static"
_WORDS = {
    403: "this form is not one of ours, or its page is too old: load the page anew and try again",
    404: "there is no such page",
    405: "this address cannot be used so",
    411: "the browser did not say how large the form is: try another browser",
    413: f"the file is larger than {LARGEST_UPLOAD // 1_000_000} MB: use `nextyes import` for it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What the site is run with."""

    url: str  # of the ledger
    clock: Callable[[], datetime]
    actor: str  # who is at the keyboard, where the settings do not say it
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    reader: Reader = light  # of the buyers' words
    fresh_every: float | None = None  # seconds between looks whether deals are to be judged; None: never
    uploads: Path = field(default_factory=lambda: Path(tempfile.gettempdir(), f"nextyes-{getpass.getuser()}"))

    @property
    def kept(self) -> Path:
        """The folder of this ledger's uploads: those of another shall not get into it."""
        ledger = self.url if "://" in self.url else str(Path(self.url).resolve())
        return self.uploads / hashlib.sha256(ledger.encode()).hexdigest()[:16]


class Ledgers:
    """Open ledgers that visits take in turn: a ledger is for one thread at a time."""

    def __init__(self, url: str) -> None:
        """Take the address; ledgers are opened as they are needed."""
        self._url = url
        self._idle: queue.SimpleQueue[Ledger] = queue.SimpleQueue()

    @contextmanager
    def one(self) -> Iterator[Ledger]:
        """Lend a ledger; after an error it is closed, for nobody knows what state it is in."""
        try:
            ledger = self._idle.get_nowait()
        except queue.Empty:
            ledger = open_ledger(self._url)
        try:
            yield ledger
        except BaseException:
            ledger.close()
            raise
        self._idle.put(ledger)

    def close(self) -> None:
        """Close those that are idle."""
        while True:
            try:
                self._idle.get_nowait().close()
            except queue.Empty:
                return


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """The site while it runs: what it is run with, its ledgers, and who works beside the pages."""

    house: House
    ledgers: Ledgers
    worker: Worker


def site(house: House) -> Starlette:
    """Return the site as an ASGI application.

    Args:
        house: Which ledger, which clock, who is at the keyboard, under which names it may be called.
    """
    ledgers = Ledgers(house.url)
    running = _Open(house=house, ledgers=ledgers, worker=Worker(ledgers.one))

    def judge(ledger: Ledger, report: Report) -> bool:
        return board.bring_up(ledger, house.clock(), progress=report)

    def warm(ledger: Ledger, _report: Report) -> None:
        board.yardstick_of(ledger)
        light([Item(text="")])

    async def keep_fresh(seconds: float) -> None:
        running.worker.begin("warming", warm, reads=True)  # what is read once, before the first page needs it
        while True:
            running.worker.begin(JUDGING, judge)
            await asyncio.sleep(seconds)

    @asynccontextmanager
    async def lifespan(_site: Starlette) -> AsyncIterator[None]:
        fresh = asyncio.create_task(keep_fresh(house.fresh_every)) if house.fresh_every else None
        yield
        if fresh:
            fresh.cancel()
        await run_in_threadpool(running.worker.close)
        ledgers.close()

    async def refuse(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        words = _WORDS.get(status) or str(getattr(error, "detail", error))
        return await run_in_threadpool(
            _answer, request, running, _Posted(), lambda _: _problem(words, status)
        )

    routes: list[Route | Mount] = [
        Route(place.path, _endpoint(place, running), methods=[place.method])
        for page in PAGES.values()
        for place in page.PLACES
    ]
    return Starlette(
        routes=[*routes, Mount("/static", _Assets(directory=_STATIC), name="static")],
        middleware=[
            Middleware(SecureHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(house.hosts), www_redirect=False),
        ],
        exception_handlers={HTTPException: refuse},
        lifespan=lifespan,
    )


class _Assets(StaticFiles):
    """Our own styles and scripts: kept by the browser for an hour."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "private, max-age=3600"
        return response


@dataclass(frozen=True, slots=True, kw_only=True)
class _Posted:
    """What came with a form."""

    form: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    uploads: Mapping[str, tuple[Upload, ...]] = field(default_factory=dict)


def _endpoint(place: Place, running: _Open) -> Callable[[Request], Coroutine[Any, Any, Response]]:
    async def endpoint(request: Request) -> Response:
        if place.method != "POST":
            return await run_in_threadpool(_answer, request, running, _Posted(), place.act)
        async with _posted(request) as posted:
            return await run_in_threadpool(_answer, request, running, posted, place.act)

    return endpoint


@asynccontextmanager
async def _posted(request: Request) -> AsyncIterator[_Posted]:
    """Take a form in, its files on disk for as long as this lasts.

    Raises:
        HTTPException: If it is not from one of our own pages, or too large.
    """
    size = request.headers.get("content-length", "")
    if not size.isdigit():
        raise HTTPException(411)
    if int(size) > LARGEST_UPLOAD:
        raise HTTPException(413)
    with tempfile.TemporaryDirectory(prefix="nextyes-") as folder:
        try:
            async with request.form(
                max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_LARGEST_FIELD
            ) as form:
                if not is_ours(request, str(form.get(FIELD, ""))):
                    raise HTTPException(403)
                yield _Posted(
                    form={name: text for name, text in form.items() if isinstance(text, str)},
                    lists={name: tuple(map(str, form.getlist(name))) for name in form},
                    uploads=await run_in_threadpool(_kept, form, Path(folder)),
                )
        except (MultiPartException, UnicodeDecodeError) as error:
            raise HTTPException(400, "the form could not be read: load the page anew") from error


def _kept(form: FormData, folder: Path) -> dict[str, tuple[Upload, ...]]:
    """Write the files of a form to disk under names of our own, and return them by field."""
    uploads: dict[str, tuple[Upload, ...]] = {}
    for number, (name, file) in enumerate(form.multi_items()):
        if isinstance(file, UploadFile) and file.filename:
            path = folder / str(number)
            with path.open("wb") as target:
                shutil.copyfileobj(file.file, target)
            upload = Upload(name=file.filename, path=path, size=path.stat().st_size)
            uploads[name] = (*uploads.get(name, ()), upload)
    return uploads


def _answer(request: Request, running: _Open, posted: _Posted, act: Callable[[Visit], Answer]) -> Response:
    """Do what a page does with a visit, in a thread of its own; what it refuses becomes a plain page."""
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    house = running.house
    with running.ledgers.one() as ledger:
        chosen = app.settings(ledger)
        visit = Visit(
            ledger=ledger,
            by=By(actor=chosen.you or house.actor, at=house.clock()),
            chosen=chosen,
            path=dict(request.path_params),
            query=dict(request.query_params),
            form=posted.form,
            lists=posted.lists,
            uploads=posted.uploads,
            kept=house.kept,
            worker=running.worker,
            reader=house.reader,
            here=here,
            origin=str(request.base_url).rstrip("/"),
        )
        try:
            answer = act(visit)
        except (ValueError, LedgerError) as error:
            answer = _problem(str(error), 400)
        return _response(request, visit, answer)


def _response(request: Request, visit: Visit, answer: Answer) -> Response:
    if isinstance(answer, Go):
        return RedirectResponse(answer.address, status_code=303)
    if isinstance(answer, Download):
        return Response(
            answer.content,
            media_type=answer.media_type,
            headers={"Content-Disposition": f'attachment; filename="{answer.name}"'},
        )
    secret = form_secret(request.cookies)
    done = visit.query.get("done")
    shell = Shell(
        here=visit.here,
        section=request.url.path.split("/")[1],
        token=token_of(secret),
        now=visit.by.at,
        zone=visit.chosen.zone,
        you=visit.chosen.you,
        done=_told(visit.ledger, done) if done else None,
    )
    part = request.headers.get("hx-target", "") if "hx-request" in request.headers else ""
    response = HTMLResponse(render(answer, shell, part.replace("-", "_")), status_code=answer.status)
    if part and answer.status >= 400:
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "main", "innerHTML"
    response.headers["Vary"] = "HX-Request, HX-Target"
    response.set_cookie(COOKIE, secret, httponly=True, samesite="strict")
    return response


def _told(ledger: Ledger, batch_id: str) -> Batch | None:
    """Return the act just done, where it was done to a deal with the name of that deal."""
    done = app.act(ledger, batch_id)
    stood = ledger.reading.one(done.source) if done and done.source else None
    if done is None or stood is None:
        return done
    return replace(done, source=stood.deal.name or stood.deal.organization or done.source)


def _problem(words: str, status: int) -> Page:
    return Page(template="problem.html", shows=ProblemPage(words=words), status=status)
