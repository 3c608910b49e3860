"""docs/import.md names all that can be imported, and its example works."""

import re
import tomllib
from pathlib import Path

import pytest

from nextyes.outside.files import mapping
from nextyes.outside.files.activities import MOST_MINUTES
from nextyes.outside.files.deals import MOST_OVERWRITTEN
from nextyes.outside.files.mapping import COLUMNS
from nextyes.outside.files.presets import PRESETS
from nextyes.outside.files.problems import EXAMPLES

TEXT = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", sorted({*PRESETS, *(name for names in COLUMNS.values() for name in names)}))
def test_every_column_and_preset_is_named(word: str) -> None:
    assert f"`{word}`" in TEXT


def test_the_example_of_a_map_is_one() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert mapping(tomllib.loads(example)).columns["deals"]["deal_id"] == "Kenmerk"


def test_the_numbers_are_those_of_the_code() -> None:
    assert (MOST_OVERWRITTEN, MOST_MINUTES, EXAMPLES) == (0.2, 12 * 60, 20)
    assert "more than 20 %" in TEXT
    assert "above 12 hours" in TEXT
    assert "twenty problems" in TEXT
