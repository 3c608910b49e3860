"""A reader is named: a folder is a transformer, a function of a file a language model, "" the light model."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nextyes.app.answers import Said, understand
from nextyes.app.importing import By
from nextyes.app.reading import reader_named
from nextyes.deals.events import Event, Reading
from nextyes.replies.batch import read_lines
from nextyes.replies.light import Item
from nextyes.replies.readers import light
from nextyes.store import Batch, open_ledger

MODEL = """
import json

PRICE = 24

def complete(prompt):
    assert "We pass on this" in prompt
    return json.dumps({READINGS})
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A user's own file, whose model takes everything for a stop."""
    path = tmp_path / "mine.py"
    said = {reading.value: float(reading is Reading.STOP) for reading in Reading}
    path.write_text(MODEL.replace("{READINGS}", repr(said)))
    return path


def test_a_function_of_a_file_reads(file: Path) -> None:
    shares = reader_named(f"{file}:complete")([Item(text="We pass on this")])
    assert list(Reading)[shares[0].argmax()] is Reading.STOP


def test_a_named_reader_reads_many(file: Path) -> None:
    line = json.dumps({"text": "We pass on this", "sent": "2026-03-04"})
    [plain], [named] = read_lines([line]), read_lines([line], reader=reader_named(f"{file}:complete"))
    assert json.loads(plain)["probabilities"]["stop"] < 0.1 < json.loads(named)["probabilities"]["stop"]


def test_a_named_reader_reads_a_deals_reply(
    file: Path, ledger_url: str, read: Callable[[str], list[Event]]
) -> None:
    """2026-03-02 opened acme Acme cranes"""
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    ledger = open_ledger(ledger_url)
    story = read("2026-03-02 opened acme Acme cranes")
    ledger.append(story, batch=Batch(id="story", at=now, actor="Alice", what="import"))
    reader = reader_named(f"{file}:complete")
    said = Said(text="We pass on this", at=now)
    by = By(actor="Alice", at=now)
    plain, named = (
        understand(ledger, "acme", said, by=by, reader=each).reply.probability(Reading.STOP)
        for each in (light, reader)
    )
    ledger.close()
    assert plain < 0.1 < named


@pytest.mark.parametrize(
    ("named", "why"),
    [
        ("{folder}/none.py:complete", "there is no file"),
        ("{file}:close", "has no function close"),
        ("{file}:PRICE", "has no function PRICE"),
        ("{folder}", "is no transformer reader"),
        ("{file}", "is no transformer reader"),
        ("gpt", "gpt is no transformer reader"),
    ],
)
def test_what_is_no_reader_is_told(file: Path, named: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        reader_named(named.format(file=file, folder=file.parent))
