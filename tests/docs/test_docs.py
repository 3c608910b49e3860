"""The documents say what is there: commands, settings, kinds of events, exports, rules."""

import re
import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner

from nextyes.app import MEANINGS
from nextyes.cli import COMMANDS, main
from nextyes.deals.events import KINDS, Reading
from nextyes.decide import ADVICE
from nextyes.outside.files.presets import PRESETS
from nextyes.proof.rules import RULES
from nextyes.web.pages import PAGES
from nextyes.web.visit import Place

DOCS = Path(__file__).parents[2] / "docs"
README = DOCS.parent / "README.md"


def is_a_page(place: Place) -> bool:
    """Whether it is an address that a person opens, with no part of it to fill in."""
    return place.method == "GET" and place.path.count("/") == 1 and not {"{", "."} & set(place.path)


def text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_the_reference_of_commands_is_current() -> None:
    page = runpy.run_path(str(DOCS / "commands.py"))["page"]
    assert text("commands.md") == page(), "run: python docs/commands.py"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_examples(command: str) -> None:
    shown = CliRunner().invoke(main, [command, "--help"]).output
    assert "Examples:" in shown


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("settings.md", MEANINGS),
        ("formats.md", KINDS),
        ("import.md", [preset.lower() for preset in PRESETS]),
        ("tutorial.md", ADVICE),
        ("replies.md", Reading),
        ("pages.md", [place.path for page in PAGES.values() for place in page.PLACES if is_a_page(place)]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_name_is_explained(page: str, names: list[str]) -> None:
    known = text(page).lower()
    assert not [name for name in names if name.lower() not in known]


def test_every_rule_is_explained() -> None:
    known = text("replay.md").lower()
    assert not [rule.name for rule in RULES if rule.name.lower() not in known]


@pytest.mark.parametrize("page", [README, *sorted(DOCS.rglob("*.md"))], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", [README, DOCS / "tutorial.md"], ids=lambda page: page.name)
def test_commands_shown_exist(page: Path) -> None:
    shown = re.findall(r"^\s*\$ nextyes (?:--db \S+ )?(\S+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert shown
    assert not [command for command in shown if command not in COMMANDS]
