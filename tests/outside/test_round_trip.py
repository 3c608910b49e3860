"""An export gives everything back: importing it gives the same events and the same deals."""

import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nextyes.deals import events as e
from nextyes.deals.events import KINDS, Event
from nextyes.deals.fold import fold
from nextyes.deals.instants import zone
from nextyes.deals.money import CURRENCIES, LARGEST, Money
from nextyes.outside.files import PipelineError, ReadOptions, Severity, read_pipeline, write_pipeline

OPTIONS = ReadOptions(zone=zone("Asia/Tokyo"))
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(
    ['="1"', "a\r\nb", "a\rb", '"', "'", "\ufeff", "\0", " ", ",;\t", "\x1c\u2028"]
)
OF_TYPE: dict[object, st.SearchStrategy[Any]] = {
    str: TEXTS,
    float | None: st.none() | st.floats(0, 1e4),
    date: st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    date | None: st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    Money | None: st.none()
    | st.builds(Money, st.integers(-LARGEST, LARGEST), st.sampled_from(sorted(CURRENCIES))),
    e.OutcomeClass | None: st.none() | st.sampled_from(e.OutcomeClass),
    tuple[tuple[str, str], ...]: st.lists(
        st.tuples(NAMES | st.sampled_from(["stage", ""]), TEXTS), max_size=3
    ).map(tuple),
} | {kind: st.sampled_from(kind) for kind in (e.Channel, e.Party, e.Reading)}
HEADER = {field.name for field in fields(Event)}


def events_of(kind: type[Event]) -> st.SearchStrategy[Event]:
    """Return any event of a kind, whatever fields it has."""
    hints = get_type_hints(kind)
    own = {field.name: OF_TYPE[hints[field.name]] for field in fields(kind) if field.name not in HEADER}
    instants = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
    return st.builds(
        kind,
        id=NAMES,
        deal_id=st.sampled_from(["acme", "globex", "0", "d é"]),
        at=instants | st.just(AT),
        source=NAMES,
        actor=TEXTS.filter(lambda text: "\0" not in text),
        **own,
    )


HISTORIES = st.lists(
    st.one_of([events_of(kind) for kind in KINDS.values()]), max_size=12, unique_by=lambda event: event.id
)


def there_and_back(events: Iterable[Event], folder: Path) -> dict[str, Event]:
    write_pipeline(events, folder, replace=True)
    pipeline = read_pipeline(folder, OPTIONS)
    back = {event.id: event for event in pipeline.events()}
    assert pipeline.problems == ()
    return back


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(events=HISTORIES)
def test_any_history_comes_back(events: list[Event], tmp_path: Path) -> None:
    back = there_and_back(events, tmp_path)
    assert fold(back.values()) == fold(events)
    given = {event.id: event for event in events}
    assert {id_: back[id_] for id_ in given} == given
    assert {event.kind for id_, event in back.items() if id_ not in given} <= {"opened"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_event_comes_back(kind: str, tmp_path: Path) -> None:
    """A kind that is added to the vocabulary must find its place in the export."""

    @settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(event=events_of(KINDS[kind]))
    def check(event: Event) -> None:
        assert there_and_back([event], tmp_path)[event.id] == event

    check()


def test_an_imported_pipeline_comes_back(tmp_path: Path) -> None:
    sample = Path(__file__).parent / "samples" / "pipeline"
    events = {event.id: event for event in read_pipeline(sample, OPTIONS).events()}
    assert there_and_back(events.values(), tmp_path) == events


def test_the_export_is_a_pipeline_that_people_and_other_programs_can_read(tmp_path: Path) -> None:
    sample = Path(__file__).parent / "samples" / "pipeline"
    write_pipeline(read_pipeline(sample, OPTIONS).events(), tmp_path)
    with (tmp_path / "deals.csv").open(encoding="utf-8", newline="") as stream:
        acme, globex, _ = csv.DictReader(stream)
    assert (acme["name"], acme["status"], acme["stage"], acme["amount"]) == (
        "Acme rollout",
        "won",
        "Won",
        "12000.00",
    )
    assert (globex["lost_reason"], acme["region"], globex["region"]) == (
        "Went with a competitor",
        "North",
        "",
    )
    with (tmp_path / "changes.csv").open(encoding="utf-8", newline="") as stream:
        stages = [(row["old"], row["new"]) for row in csv.DictReader(stream) if row["field"] == "stage"]
    assert ("Qualified", "Proposal sent") in stages


def test_cells_that_a_spreadsheet_would_run_are_kept_and_counted(tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://example.com")'
    opened = e.Opened(id="1", deal_id="acme", at=AT, source="crm", name=formula)
    called = e.Touched(id="2", deal_id="acme", at=AT, source="crm", channel=e.Channel.CALL, subject="-5")
    written = write_pipeline([opened, called], tmp_path)
    assert (written.deals, written.events, written.formulas) == (1, 2, 1)
    assert there_and_back([opened], tmp_path)["1"] == opened


def test_an_earlier_export_is_not_overwritten_unasked(tmp_path: Path) -> None:
    write_pipeline([], tmp_path)
    with pytest.raises(FileExistsError, match=r"deals\.csv"):
        write_pipeline([], tmp_path)


def test_an_export_that_fails_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    opened = e.Opened(id="1", deal_id="acme", at=AT, source="crm", name="first")
    write_pipeline([opened], tmp_path)

    def breaking() -> Iterable[Event]:
        yield e.Opened(id="1", deal_id="acme", at=AT, source="crm", name="second")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        write_pipeline(breaking(), tmp_path, replace=True)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "activities.csv", "changes.csv", "deals.csv", "events.csv",
    ]  # fmt: skip
    assert list(read_pipeline(tmp_path, OPTIONS).events()) == [opened]


@pytest.mark.parametrize("missing", ["deals", "activities", "changes"])
def test_an_export_without_one_of_its_files_is_refused(missing: str, tmp_path: Path) -> None:
    write_pipeline([], tmp_path)
    (tmp_path / f"{missing}.csv").unlink()
    with pytest.raises(PipelineError, match="lacks this file"):
        read_pipeline(tmp_path, OPTIONS)


def spoil_body(cells: list[str]) -> None:
    cells[6] = json.dumps({"by": "nobody"})


def spoil_kind(cells: list[str]) -> None:
    cells[2] = "sneezed"


def spoil_instant(cells: list[str]) -> None:
    cells[3] = "2026-03-02T09:30"


@pytest.mark.parametrize("spoil", [spoil_body, spoil_kind, spoil_instant])
def test_a_spoilt_row_of_an_export_is_listed(spoil: Callable[[list[str]], None], tmp_path: Path) -> None:
    offered = e.Offered(id="2", deal_id="acme", at=AT, source="crm", by=e.Party.US)
    write_pipeline([offered], tmp_path)
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as stream:
        header, cells = csv.reader(stream)
    spoil(cells)
    with (tmp_path / "events.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, cells])
    pipeline = read_pipeline(tmp_path, OPTIONS)
    assert [event.kind for event in pipeline.events()] == ["opened"]
    (problem,) = pipeline.problems
    assert (problem.file, problem.line, problem.severity) == ("events.csv", 2, Severity.ERROR)
