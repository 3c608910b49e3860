"""Every preset keeps the same promises, on a small sample of a real export's form."""

from datetime import date, datetime
from pathlib import Path

import pytest

from nextyes.deals.events import OutcomeClass
from nextyes.deals.fold import Deal, Status, fold
from nextyes.deals.instants import zone
from nextyes.deals.money import money
from nextyes.outside.files import ReadOptions, Severity, read_pipeline
from nextyes.outside.files.mapping import COLUMNS, MEANINGS
from nextyes.outside.files.presets import PRESETS

SAMPLES = Path(__file__).parent / "samples"
AMSTERDAM = zone("Europe/Amsterdam")
NAMES = sorted(path.name for path in SAMPLES.iterdir())


def deals_of(sample: str) -> dict[str, Deal]:
    pipeline = read_pipeline(SAMPLES / sample, ReadOptions(zone=AMSTERDAM))
    return {deal.name: deal for deal in fold(pipeline.events()).values()}


def test_every_preset_has_a_sample() -> None:
    assert {name.partition("-")[0] for name in NAMES} == set(PRESETS)


@pytest.mark.parametrize("sample", NAMES)
def test_an_export_is_recognised_and_read_without_loss(sample: str) -> None:
    pipeline = read_pipeline(SAMPLES / sample, ReadOptions(zone=AMSTERDAM))
    events = list(pipeline.events())
    assert pipeline.preset == sample.partition("-")[0]
    assert [str(problem) for problem in pipeline.problems if problem.severity is not Severity.NOTE] == []
    assert len({event.id for event in events}) == len(events)
    assert {event.source for event in events} == {pipeline.preset}


@pytest.mark.parametrize("sample", NAMES)
def test_every_export_tells_the_same_deals(sample: str) -> None:
    deals = deals_of(sample)
    acme, globex, initech = (deals[name] for name in ("Acme rollout", "Globex pilot", "Initech renewal"))
    assert len(deals) == 3
    assert acme.status is Status.WON
    assert acme.amount == money(12000, "EUR")
    assert acme.closed_at is not None
    assert acme.closed_at.astimezone(AMSTERDAM).date() == date(2026, 2, 20)
    assert acme.opened_at.astimezone(AMSTERDAM).date() == date(2026, 1, 12)
    assert acme.owner.startswith(("Alice", "005A00000Alice"))
    assert globex.status is Status.LOST
    assert globex.amount == money("8500.50", "EUR")
    assert globex.closed_at is not None
    assert globex.closed_at.astimezone(AMSTERDAM).date() == date(2026, 3, 5)
    assert initech.status is Status.OPEN
    assert initech.close_on == date(2026, 6, 30)
    assert initech.stage.lower().startswith(("prop", "contract"))


@pytest.mark.parametrize("sample", [name for name in NAMES if name != "close"])  # Close has no lost reason
def test_the_reason_is_known_with_its_class(sample: str) -> None:
    lost = deals_of(sample)["Globex pilot"]
    assert (lost.lost_reason, lost.outcome) == ("Went with a competitor", OutcomeClass.COMPETITOR)


@pytest.mark.parametrize("sample", [name for name in NAMES if len(list((SAMPLES / name).iterdir())) > 1])
def test_the_offer_to_acme_is_an_offer(sample: str) -> None:
    acme = deals_of(sample)["Acme rollout"]
    assert acme.offers == 1
    assert acme.last_offered_at is not None
    assert acme.last_offered_at.astimezone(AMSTERDAM).date() == date(2026, 2, 3)


def test_a_call_of_two_deals_is_a_touch_of_both() -> None:
    deals = deals_of("hubspot")
    assert (deals["Acme rollout"].touches, deals["Globex pilot"].touches) == (3, 1)


def test_a_meeting_kept_is_heard_and_a_no_show_is_not() -> None:
    initech = deals_of("hubspot")["Initech renewal"]
    assert (initech.touches, initech.heard) == (2, 1)


@pytest.mark.parametrize(
    ("sample", "minutes"),
    [("hubspot", 12.5 + 8), ("pipedrive", 15), ("salesforce", 12.5), ("pipeline", 12.5)],
)
def test_durations_become_minutes(sample: str, minutes: float) -> None:
    assert deals_of(sample)["Acme rollout"].minutes == minutes


def test_a_history_of_the_close_date_shows_the_push() -> None:
    for sample in ("salesforce", "pipeline"):
        assert deals_of(sample)["Initech renewal"].pushes == 1


def test_planned_activities_are_no_facts_and_counted() -> None:
    pipeline = read_pipeline(SAMPLES / "pipedrive", ReadOptions(zone=AMSTERDAM))
    latest = max(event.at for event in pipeline.events())
    assert latest < datetime(2026, 4, 1, tzinfo=AMSTERDAM)
    assert any(note.startswith("Planned, not done: activities (1)") for note in pipeline.summary.notes)


@pytest.mark.parametrize(("old", "new"), [("€8,500.50", "€8,500"), ("value_formatted", "anything")])
def test_the_value_of_close_is_in_its_own_form_or_in_cents(tmp_path: Path, old: str, new: str) -> None:
    """Whole amounts alone ("€12,000") do not show that the comma stands between thousands."""
    (sample,) = (SAMPLES / "close").iterdir()
    (tmp_path / "opportunities.csv").write_text(
        sample.read_text(encoding="utf-8").replace(old, new), encoding="utf-8"
    )
    pipeline = read_pipeline(tmp_path, ReadOptions(zone=AMSTERDAM))
    assert fold(pipeline.events())["oppo_1"].amount == money(12000, "EUR")
    assert pipeline.problems == ()


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_a_preset_uses_our_columns_and_words(preset: str) -> None:
    for table in PRESETS[preset].tables:
        assert set(table.columns) | set(table.constants) <= set(COLUMNS[table.table])
        assert table.statuses if table.table == "deals" else not table.statuses
        for column, words in [*table.values.items(), *(("status", words) for _, words in table.statuses)]:
            assert set(words.values()) <= set(MEANINGS[column])
