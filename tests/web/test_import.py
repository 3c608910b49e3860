"""The page of import: files are seen before they count, corrected, brought in once, and taken back."""

import io
import re
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import Browser, Clock
from tests.web.forms import forms, texts
from tests.web.import_form import Reading

from nextyes import app
from nextyes.deals.fold import Deal, Status, fold
from nextyes.store import BatchState, Ledger
from nextyes.web import site
from nextyes.web.pages import import_ as page_of_import
from nextyes.web.pages import upload as page_of_files

DEALS = """deal_id,name,organization,owner,stage,amount,currency,created,status,closed,lost_reason
d1,Rollout,Acme,Ann,Offer,12000,EUR,2026-03-02,open,,
d2,Pilot,Globex,Bob,Won,8500,EUR,2026-03-03,won,2026-04-01,
d3,Renewal,Initech,Bob,Lost,100,EUR,2026-03-04,lost,2026-04-02,Went with a competitor
"""
CALLS = "activity_id,deal_id,kind,direction,happened\na1,d1,call,out,2026-03-05T10:00Z\n"

Send = Callable[..., str]
on_one_ledger = pytest.mark.parametrize("ledger_url", ["sqlite"], indirect=True)  # it is about files


@pytest.fixture
def send(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Send:
    """Choose files, and return the page of what is in them."""
    for module in (page_of_files, page_of_import):
        monkeypatch.setattr(module, "AT_ONCE", 60)  # how busy the machine is shall not matter

    def choose(status: int = 200, **given: str | bytes) -> str:
        browser.get("/import")
        files = [
            ("files", (name.replace("__", "."), content.encode() if isinstance(content, str) else content))
            for name, content in given.items()
        ]
        return browser.post("/import", files=files, status=status)

    return choose


@pytest.fixture
def half_way(ledger: Ledger, tmp_path: Path) -> Callable[[], tuple[app.HalfWay, ...]]:
    """Return the imports that have begun and not ended."""
    return lambda: app.half_way(app.past_imports(ledger), next((tmp_path / "uploads").iterdir()))


def address(page: str) -> str:
    """Return where the form of a page of files goes."""
    found = re.search(r'action="(/import/[0-9a-f]{24})"', page)
    assert found
    return found[1]


def brought_in(browser: Browser, page: str) -> str:
    """Bring in what a page shows."""
    return Reading(page).send(browser, address(page), "import")


def until(true: Callable[[], bool]) -> None:
    """Wait until something is true."""
    for _ in range(1_000):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("it never was")


def deals(ledger: Ledger) -> dict[str, Deal]:
    return fold(ledger.events())


def test_files_are_seen_brought_in_and_taken_back(browser: Browser, ledger: Ledger, send: Send) -> None:
    page = send(deals__csv=DEALS, activities__csv=CALLS)
    said = texts(page)
    assert "activities.csv, deals.csv" in said
    assert "A pipeline in the format of nextyes. open 1 won 1 lost 1" in said
    assert "Import 3 deals" in said
    assert "Rollout Acme Ann Offer €12,000 2 Mar 2026" in said
    assert "lost 2 Apr 2026 Went with a competitor" in said
    assert ledger.is_empty(), "nothing is in before it is asked for"

    page = brought_in(browser, page)
    new = len(list(ledger.events()))
    assert f"3 deals read, {new} new events" in texts(page)
    assert {deal.id: deal.status for deal in deals(ledger).values()} == {
        "d1": Status.OPEN,
        "d2": Status.WON,
        "d3": Status.LOST,
    }
    assert deals(ledger)["d1"].touches == 1

    page = browser.get("/import")
    assert f"activities.csv, deals.csv Alice {new} counts" in texts(page)
    (undo,) = forms(page, "/import/undo")
    page = browser.post("/import/undo", undo.fields)
    assert "taken back" in texts(page)
    assert not forms(page, "/import/undo")
    assert ledger.is_empty()


def test_what_was_taken_back_can_come_in_again(browser: Browser, ledger: Ledger, send: Send) -> None:
    page = brought_in(browser, send(deals__csv=DEALS))
    (undo,) = forms(page, "/import/undo")
    page = browser.post("/import/undo", undo.fields)
    assert "taken back" in texts(page)
    assert ledger.is_empty()
    brought_in(browser, send(deals__csv=DEALS))
    assert set(deals(ledger)) == {"d1", "d2", "d3"}
    assert [row.state for row in app.past_imports(ledger)] == [BatchState.STANDING]


def test_the_same_files_again_change_nothing(browser: Browser, ledger: Ledger, send: Send) -> None:
    brought_in(browser, send(deals__csv=DEALS))
    before = list(ledger.events())
    page = brought_in(browser, send(deals__csv=DEALS))
    assert "All of it was known already: nothing changed" in texts(page)
    assert not forms(page, "/import/undo")
    assert list(ledger.events()) == before


@on_one_ledger
def test_a_guess_is_corrected_and_seen_anew_before_it_goes_in(
    browser: Browser, ledger: Ledger, send: Send
) -> None:
    """The team's words for columns are nobody's; what the guess takes for the name is the company."""
    table = "Nr;Title;Wer;Los;Wert;Ausgang\nd1;Acme;Ann;05.03.2026;1.200,50;gewonnen\n"
    page = send(verkauf__csv=table)
    assert "Nothing of it can be brought in as it is" in texts(page)
    assert "no column created" in texts(page)
    form = Reading(page)
    assert (form.row("deals.deal_id"), form.row("deals.name"), form.row("deals.created")) == (
        "Nr",
        "Title",
        "",
    )
    form.choose("deals.created", "Los").choose("deals.amount", "Wert").choose("deals.status", "Ausgang")
    form.choose("deals.organization", "Title").choose("deals.name", "").choose("deals.owner", "Wer")
    page = form.say(currency="eur", order="day").send(browser, address(page), "show")
    assert "Import 1 deal" in texts(page)
    assert "d1 Acme Ann €1,200 5 Mar 2026 won" in texts(page)
    assert ledger.is_empty()
    brought_in(browser, page)
    assert str(deals(ledger)["d1"].amount) == "1200.50 EUR"
    assert deals(ledger)["d1"].status is Status.WON


def test_a_map_that_was_kept_reads_the_next_export(browser: Browser, ledger: Ledger, send: Send) -> None:
    head = "Code,Buyer of ours,Began\n"
    page = send(march__csv=head + "d1,Acme,2026-03-02\n")
    form = Reading(page).choose("deals.organization", "Buyer of ours").choose("deals.created", "Began")
    page = form.choose("deals.deal_id", "Code").say(name="Our CRM").send(browser, address(page), "show")
    assert "Kept for the next time" in texts(page)
    page = send(april__csv=head + "d2,Globex,2026-04-02\n")
    assert "Import 1 deal" not in texts(page)
    page = Reading(page).say(map="Our CRM").send(browser, address(page), "show")
    assert "Import 1 deal" in texts(page)
    brought_in(browser, page)
    assert deals(ledger)["d2"].organization == "Globex"


@on_one_ledger
def test_a_map_is_never_a_file_of_this_machine(
    browser: Browser, send: Send, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret.json").write_text('{"deals": {"columns": {"name": "secret"}}}')
    monkeypatch.chdir(tmp_path)
    page = send(deals__csv=DEALS)
    page = Reading(page).say(map="secret.json").send(browser, address(page), "show")
    assert "secret" not in page
    form = Reading(page)
    form.pairs.append(["map", "secret.json"])
    assert "none is kept yet" in form.send(browser, address(page), "show", status=400)


def test_words_are_taught(browser: Browser, ledger: Ledger, send: Send) -> None:
    table = "deal_id,created,status\nd1,2026-03-02,Binnen\nd2,2026-03-02,Weg\nd3,2026-03-02,open\n"
    calls = "deal_id,kind,happened,done\nd3,Belletje,2026-03-05,wel\n"
    page = send(deals__csv=table, activities__csv=calls)
    assert "Import 1 deal" in texts(page)
    form = Reading(page).choose("Binnen", "won").choose("Weg", "lost")
    form.choose("Belletje", "call").choose("wel", "missed")
    page = form.send(browser, address(page), "show")
    assert "Import 3 deals" in texts(page)
    assert "Words that are not known" not in texts(page)
    brought_in(browser, page)
    found = deals(ledger)
    assert [found[one].status.value for one in ("d1", "d2", "d3")] == ["won", "lost", "open"]
    assert found["d3"].touches == 1


@on_one_ledger
def test_words_are_taught_where_not_one_deal_can_be_read(
    browser: Browser, ledger: Ledger, send: Send
) -> None:
    page = send(deals__csv="deal_id,created,status\nd1,2026-03-02,Binnen\nd2,2026-03-02,Weg\n")
    assert "no deal can be read" in texts(page)
    page = Reading(page).choose("Binnen", "won").choose("Weg", "lost").send(browser, address(page), "show")
    assert "won 1 lost 1" in texts(page)


@on_one_ledger
def test_all_other_words_are_taught_at_once(browser: Browser, ledger: Ledger, send: Send) -> None:
    rows = "".join(f"d{number},2026-03-02,Fase {number}\n" for number in range(50))
    page = send(deals__csv=f"deal_id,created,status\n{rows}d50,2026-03-02,Weg\n")
    page = Reading(page).choose("Fase 1", "won").choose("*", "open").send(browser, address(page), "show")
    assert "open 50 won 1" in texts(page)


@on_one_ledger
def test_a_table_is_said_to_be_another_one(browser: Browser, ledger: Ledger, send: Send) -> None:
    """Two tables of deals, by their columns; the user says which one it is."""
    page = send(
        old__csv="id,created\nd1,2026-03-02\n",
        new__csv="id,created\nd2,2026-03-02\n",
    )
    form = Reading(page)
    other = "old" if form.row("new") == "deals" else "new"
    page = form.choose(other, "deals").send(browser, address(page), "show")
    assert {one: Reading(page).row(one) for one in ("old", "new")} == {
        other: "deals",
        "old" if other == "new" else "new": "",
    }
    brought_in(browser, page)
    assert set(deals(ledger)) == {"d1" if other == "old" else "d2"}


def test_what_was_changed_is_seen_before_it_goes_in(browser: Browser, ledger: Ledger, send: Send) -> None:
    page = send(deals__csv=DEALS)
    page = Reading(page).choose("deals.name", "organization").send(browser, address(page), "import")
    assert "You changed how it is read" in texts(page)
    assert ledger.is_empty()
    page = brought_in(browser, page)
    assert "3 deals read" in texts(page)
    assert deals(ledger)["d1"].name == "Acme"


@on_one_ledger
def test_corrections_are_forgotten_at_a_word(browser: Browser, send: Send) -> None:
    page = send(deals__csv=DEALS)
    page = Reading(page).choose("deals.name", "stage").send(browser, address(page), "show")
    assert Reading(page).row("deals.name") == "stage"
    page = Reading(page).send(browser, address(page), "anew")
    assert Reading(page).row("deals.name") == "name"


@on_one_ledger
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"zone": "Mars/Base"}, "mars/base"),
        ({"currency": "XXQ"}, "unknown currency"),
        ({"decimal": ";"}, "a decimal mark is a point or a comma"),
        ({"name": "Our CRM"}, "there is nothing to keep"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    browser: Browser, send: Send, wrong: dict[str, str], said: str
) -> None:
    page = send(deals__csv=DEALS)
    refused = Reading(page).say(**wrong).send(browser, address(page), "import", status=400)
    assert said in texts(refused).lower()
    assert "Import 3 deals" in texts(refused), "what was there is still there"


@on_one_ledger
def test_the_zone_and_the_order_of_a_date_are_said(browser: Browser, ledger: Ledger, send: Send) -> None:
    page = send(deals__csv="deal_id,created\nd1,03/04/2026 08:00\n")
    assert "say below whether the day or the month comes first" in texts(page)
    page = Reading(page).say(zone="America/New_York", order="month").send(browser, address(page), "show")
    assert "Import 1 deal" in texts(page)
    brought_in(browser, page)
    assert deals(ledger)["d1"].opened_at.isoformat() == "2026-03-04T13:00:00+00:00"


def test_a_double_click_and_two_tabs_bring_it_in_once(browser: Browser, ledger: Ledger, send: Send) -> None:
    page = send(deals__csv=DEALS)
    first, second = Reading(page), Reading(page)
    assert "3 deals read" in texts(first.send(browser, address(page), "import"))
    assert "3 deals read" in texts(second.send(browser, address(page), "import"))
    assert len(app.past_imports(ledger)) == 1


def test_a_tab_that_asks_as_it_comes_in_is_told_that_it_did(
    browser: Browser, ledger: Ledger, send: Send, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The second tab saw the files still waiting; when its turn comes they are in."""
    page = send(deals__csv=DEALS)
    where = address(page)
    home, real = next((tmp_path / "uploads").iterdir()), app.kept_upload
    waiting = iter([real(home, where.rpartition("/")[2])])
    brought_in(browser, page)
    monkeypatch.setattr(app, "kept_upload", lambda *name: next(waiting, None) or real(*name))
    assert "3 deals read" in texts(browser.post(where, {"do": "import"}))
    assert len(app.past_imports(ledger)) == 1


def test_while_it_is_on_its_way_the_page_says_how_far(
    browser: Browser, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    real = app.import_upload

    def slow(
        ledger: Ledger, upload: app.Upload, *, by: app.By, progress: Callable[[int, int], None]
    ) -> object:
        progress(1_500, 3_000)
        assert go.wait(20)
        return real(ledger, upload, by=by, progress=progress)

    monkeypatch.setattr(app, "import_upload", slow)
    monkeypatch.setattr(page_of_files, "AT_ONCE", 0.2)
    page = send(deals__csv=DEALS)
    where = address(page)
    going = brought_in(browser, page)
    assert "1,500 of about 3,000 events written" in texts(going)
    assert '<meta http-equiv="refresh"' in going, "without a script it looks again by itself"
    assert f'hx-get="{where}"' in going
    again = browser.post(where, {"do": "import"})
    assert "On its way in" in texts(again), "a second click waits for the first"
    go.set()
    until(lambda: "3 deals read" in texts(browser.get(where)))


def test_what_takes_long_to_take_back_is_taken_back_beside_the_pages(
    browser: Browser, ledger: Ledger, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought_in(browser, send(deals__csv=DEALS))
    (undo,) = forms(browser.get("/import"), "/import/undo")
    go, real = threading.Event(), app.undo

    def slow(ledger: Ledger, batch: str, *, by: app.By) -> object:
        assert go.wait(20)
        return real(ledger, batch, by=by)

    monkeypatch.setattr(app, "undo", slow)
    monkeypatch.setattr(page_of_import, "AT_ONCE", 0.1)
    for _ in range(2):  # a double click
        page = browser.post("/import/undo", undo.fields)
        assert "being taken back" in texts(page)
        assert '<meta http-equiv="refresh"' in page
        assert not forms(page, "/import/undo")
    go.set()
    until(lambda: "counts" not in texts(browser.get("/import")).replace("being taken back", "counts"))
    assert ledger.is_empty()
    monkeypatch.setattr(page_of_import, "AT_ONCE", 60)
    assert "taken back" in browser.post("/import/undo", undo.fields), "once more changes nothing"


@on_one_ledger
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"deals__csv": b""}, "the file is empty"),
        ({"deals__xls": b"\xd0\xcf\x11\xe0"}, "files that end so are not read"),
        ({"deals__csv": b"\xd0\xcf\x11\xe0\xa1\xb1"}, "a spreadsheet of the old kind"),
        ({"deals__csv": b"%PDF-1.7"}, "this is a PDF"),
        ({"deals__csv": b"<!DOCTYPE html><p>Sign in"}, "this is a web page"),
        ({"deals__csv": b"\xff\xfed\x00e\x00a"}, "the file ends in the middle of a letter"),
        ({"deals__csv": b"\x00\x01\x02\x03" * 99}, "this is no text"),
        ({"deals__csv__gz": b"\x1f\x8b\x08\x00nonsense"}, "cut or damaged"),
        ({"deals__zip": b"PK\x03\x04 and no more"}, "the zip is cut or damaged"),
        ({"deals__xlsx": b"PK\x03\x04 and no more"}, "this is no whole spreadsheet"),
        ({"deals__csv": b'deal_id,created\nd1,"2026-03-02\n'}, "a quote is opened and never closed"),
        ({"deals__csv": b"colour,taste\nred,sweet\n"}, "no column"),
    ],
)
def test_what_cannot_be_read_says_why_and_changes_nothing(
    browser: Browser,
    ledger: Ledger,
    send: Send,
    half_way: Callable[[], tuple[app.HalfWay, ...]],
    given: dict[str, bytes],
    said: str,
) -> None:
    taken = given.keys() != {"deals__xls"} and given != {"deals__csv": b""}
    page = send(200 if taken else 400, **given)
    assert said in texts(page)
    assert 'value="import"' not in page
    assert ledger.is_empty()
    if taken:
        refused = browser.post(address(page), {"do": "import"})
        assert said in texts(refused), "asking for it all the same changes nothing"
        assert ledger.is_empty()
        assert not half_way()


@on_one_ledger
def test_a_bomb_is_told_and_not_unpacked(browser: Browser, ledger: Ledger, send: Send) -> None:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("deals.csv", "w") as entry,
    ):
        for _ in range(300):
            entry.write(bytes(1 << 20))
    for name in ("deals__zip", "deals__xlsx"):
        page = send(**{name: packed.getvalue()})
        assert "unpacks to more than 200 times its size" in texts(page)
    assert ledger.is_empty()


@on_one_ledger
def test_a_half_broken_spreadsheet_brings_in_nothing(browser: Browser, ledger: Ledger, send: Send) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "deals"
    for row in ("deal_id", "created"), *((f"d{number}", "2026-03-02") for number in range(3_000)):
        book.active.append(row)
    whole = io.BytesIO()
    book.save(whole)
    page = send(pipeline__xlsx=whole.getvalue())
    assert "Import 3,000 deals" in texts(page)
    broken = io.BytesIO()
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename.endswith("sheet1.xml"):
                content = content[: len(content) // 2]
            target.writestr(entry, content)
    page = send(pipeline__xlsx=broken.getvalue())
    assert "the sheet is damaged" in texts(page)
    assert 'value="import"' not in page
    assert ledger.is_empty()


@on_one_ledger
def test_too_much_is_refused_before_it_is_taken(
    browser: Browser, ledger: Ledger, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "LARGEST_UPLOAD", 1_000)
    assert "use `nextyes import` for it" in texts(send(413, deals__csv=DEALS * 10))


@on_one_ledger
def test_other_alphabets_come_in_as_they_are(browser: Browser, ledger: Ledger, send: Send) -> None:
    table = "deal_id,name,created\nd1,Größe für Žofie – 10 €,2026-03-02\n"
    for encoding in ("utf-16", "utf-8-sig", "cp1252"):
        text = table if encoding != "cp1252" else table.replace("Ž", "Z")
        page = send(**{f"{encoding}__csv": text.encode(encoding)})
        assert "Größe für" in page


@on_one_ledger
def test_bad_rows_are_listed_with_line_and_column_and_the_good_ones_go_in(
    browser: Browser, ledger: Ledger, send: Send
) -> None:
    page = send(deals__csv=DEALS + "d4,Bad,Acme,Ann,Offer,1,EUR,the other day,open,,\n")
    said = texts(page)
    assert "1 row left out" in said
    assert "deals.csv, line 5 created" in said
    assert "error this is no date" in said
    assert "the other day" in said
    assert "write it like 2026-03-31" in said
    brought_in(browser, page)
    assert set(deals(ledger)) == {"d1", "d2", "d3"}


@on_one_ledger
def test_hostile_text_is_text(browser: Browser, ledger: Ledger, send: Send) -> None:
    evil = "<script>alert(1)</script>"
    head = f'deal_id,name,created,status,"{evil}"\n'
    page = send(**{f"{evil}__csv": head + f"d1,{evil},2026-03-02,open,{evil}\nd2,x,2026-03-02,{evil},\n"})
    assert evil not in page
    assert "&lt;script&gt;" in page
    page = brought_in(browser, page)
    assert evil not in page
    assert evil not in browser.get("/import")


@on_one_ledger
@pytest.mark.parametrize(("count", "width"), [(600, 40), (60, 30), (40, 300), (5_000, 10)])
def test_very_many_columns_are_a_small_page(send: Send, count: int, width: int) -> None:
    names = [f"{number} {'x' * width}" for number in range(count)]
    rows = f"{','.join(names)}\n{{}}{',x' * count}\n"
    page = send(
        deals__csv="deal_id,created," + rows.format("d1,2026-03-02"),
        activities__csv="deal_id,kind,happened," + rows.format("d1,call,2026-03-05"),
    )
    assert len(page.encode()) < 100_000
    assert "Import 1 deal" in texts(page)
    assert Reading(page).row("deals.created") == "created"


@on_one_ledger
def test_a_page_that_is_gone_says_where_to_look(browser: Browser) -> None:
    for name in ("0" * 24, "nothing"):
        assert "wait here no longer" in browser.get(f"/import/{name}", status=404)


@on_one_ledger
def test_what_is_left_alone_waits_a_day(browser: Browser, clock: Clock, send: Send) -> None:
    page = send(deals__csv=DEALS)
    assert "Looked at, not brought in" in browser.get("/import")
    clock.on(1.1)
    assert "Looked at, not brought in" not in browser.get("/import")
    browser.get(address(page), status=404)


@on_one_ledger
def test_what_is_let_go_is_gone(browser: Browser, send: Send) -> None:
    page = send(deals__csv=DEALS)
    assert "Looked at" not in Reading(page).send(browser, address(page), "drop")
    browser.get(address(page), status=404)


@on_one_ledger
def test_files_go_only_into_the_ledger_that_they_were_brought_to(
    browser: Browser, clock: Clock, send: Send, tmp_path: Path
) -> None:
    page = send(deals__csv=DEALS)
    other = site.House(
        url=str(tmp_path / "other.db"), clock=clock, actor="Alice", uploads=tmp_path / "uploads"
    )
    with TestClient(site.site(other), base_url="http://localhost") as client:
        elsewhere = Browser(client)
        assert "Looked at" not in elsewhere.get("/import")
        elsewhere.get(address(page), status=404)


def test_an_empty_ledger_is_filled_with_made_up_deals_and_emptied(browser: Browser, ledger: Ledger) -> None:
    page = browser.get("/import")
    assert 'id="made-up"' in page
    (fill,) = forms(page, "/import/made-up")
    for _ in range(2):  # a double click
        assert "a made-up pipeline" in browser.post("/import/made-up", fill.fields)
    assert len(app.past_imports(ledger)) == 1
    assert len(deals(ledger)) > 300
    page = browser.get("/import")
    assert not forms(page, "/import/made-up")
    (undo, *_) = forms(page, "/import/undo")
    browser.post("/import/undo", undo.fields)
    assert ledger.is_empty()
    browser.post("/import/made-up", fill.fields)
    assert len(deals(ledger)) > 300, "and filled again"


def test_made_up_deals_never_come_among_ones_own(browser: Browser, ledger: Ledger, send: Send) -> None:
    brought_in(browser, send(deals__csv=DEALS))
    assert 'id="made-up"' not in browser.get("/import")
    assert "only for an empty start" in browser.post("/import/made-up", status=400)
    assert set(deals(ledger)) == {"d1", "d2", "d3"}


# --- An import that stopped half-way. ---


@pytest.fixture
def stopped(browser: Browser, ledger: Ledger, send: Send, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of files whose import stopped after its first chunk, as by a kill."""
    calls = "".join(f"b{number},d1,call,out,2026-03-05T10:00Z\n" for number in range(21_000))
    page = send(deals__csv=DEALS, activities__csv=CALLS + calls)
    real = app.import_upload

    def dying(
        ledger: Ledger, upload: app.Upload, *, by: app.By, progress: Callable[[int, int], None]
    ) -> object:
        def report(seen: int, about: int) -> None:
            raise OSError("killed")

        return real(ledger, upload, by=by, progress=report)

    with monkeypatch.context() as patch:
        patch.setattr(app, "import_upload", dying)
        page = brought_in(browser, page)
    assert "Stopped half-way" in texts(page)
    assert ledger.is_empty()
    return address(page)


def test_a_stopped_import_goes_on(
    browser: Browser, ledger: Ledger, stopped: str, half_way: Callable[[], tuple[app.HalfWay, ...]]
) -> None:
    assert [half.written for half in half_way()] == [20_000]
    page = browser.get("/import")
    assert "20,000 events written so far" in texts(page)
    (go_on,) = forms(page, stopped)
    browser.post(stopped, go_on.fields | {"do": "import"})
    until(lambda: "new events" in texts(browser.get(stopped)))
    assert deals(ledger)["d1"].touches == 21_001
    assert not half_way()


def test_a_stopped_import_is_given_up(browser: Browser, ledger: Ledger, stopped: str) -> None:
    (give_up,) = forms(browser.get("/import"), "/import/give-up")
    page = browser.post("/import/give-up", give_up.fields)
    assert "Stopped half-way" not in texts(page)
    assert "given up" in texts(page)
    assert ledger.is_empty()
    browser.get(stopped, status=404)
    assert "not half-way any more" in browser.post("/import/give-up", give_up.fields, status=400)


def test_a_stopped_import_cannot_be_read_otherwise(browser: Browser, ledger: Ledger, stopped: str) -> None:
    """What goes on is what was begun: the settings may have changed, the form of another tab is too late."""
    app.change_settings(ledger, {"zone": "Asia/Tokyo", "currency": "JPY"})
    page = browser.post(stopped, {"do": "show", "zone": "Asia/Tokyo"})
    assert "Stopped half-way" in texts(page)
    browser.post(stopped, {"do": "import"})
    until(lambda: "new events" in texts(browser.get(stopped)))
    assert deals(ledger)["d1"].opened_at.isoformat() == "2026-03-02T00:00:00+00:00"
    assert [row.state for row in app.past_imports(ledger)] == [BatchState.STANDING]
