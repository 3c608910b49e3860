"""The made-up world's numbers: documented one by one, and refused where they cannot be."""

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from nextyes.sample.world import INTENTS, SEEN, STATES, Seller, Table, World

DOCS = Path(__file__).parents[2] / "docs" / "sample.md"


def test_every_parameter_is_documented_with_its_default_unit_and_reason() -> None:
    assert _parameters(World()) in DOCS.read_text(), "the table in docs/sample.md should be:\n" + _parameters(
        World()
    )


def test_the_tables_and_the_sellers_are_documented() -> None:
    text = DOCS.read_text()
    for table in (_chances(World().follow), _chances(World().ask), _sellers(World().sellers)):
        assert table in text, "a table in docs/sample.md should be:\n" + table


def test_the_example_in_the_documentation_runs() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", DOCS.read_text(), flags=re.DOTALL)
    exec(example, {})


def test_every_parameter_changes_what_happens() -> None:
    """A number that nothing reads would be a lie in the documentation."""
    source = "\n".join(
        path.read_text()
        for path in (Path(__file__).parents[2] / "src/nextyes/sample").glob("*.py")
        if path.stem != "world"
    )
    for parameter in fields(World):
        assert re.search(rf"world\.{parameter.name}\b", source), parameter.name
    for habit in fields(Seller):
        assert re.search(rf'seller\.{habit.name}\b|"{habit.name}"|\]\.{habit.name}\b', source), habit.name


@pytest.mark.parametrize(
    "wrong",
    [
        {"intents": (0.5, 0.5)},
        {"intents": (0.5, 0.5, 0.5, -0.5)},
        {"returns": (0.4, 0.4, 0.4, 0.4)},
        {"follow": World().follow[:-1]},
        {"ask": (*World().ask[:-1], (0.5, 0.5))},
        {"follow": (*World().follow[:-1], (0.9, 0.0, 0.0, 0.0, 0.0, 0.0))},
        {"sellers": ()},
    ],
)
def test_chances_that_do_not_add_up_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"intents|returns|follow|ask|seller"):
        replace(World(), **wrong)  # type: ignore[arg-type]


def _parameters(world: World) -> str:
    lines = ["| parameter | default | unit | why |", "|---|---|---|---|"]
    for name, hint in get_type_hints(World, include_extras=True).items():
        kind, unit, why = get_args(hint)
        value = getattr(world, name)
        shown = "see below" if kind is Table or name == "sellers" else _shown(value)
        lines.append(f"| `{name}` | {shown} | {unit} | {why} |")
    return "\n".join(lines)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(f"{number:g}" for number in value)
    return f"{value:,g}" if isinstance(value, int | float) else str(value)


def _chances(table: Table) -> str:
    lines = [f"| intent | buyer | {' | '.join(SEEN)} |", "|---|---|" + "---|" * len(SEEN)]
    for (intent, talk), row in zip(STATES, table, strict=True):
        assert intent in INTENTS
        lines.append(f"| {intent} | {talk} | {' | '.join(f'{chance:g}' for chance in row)} |")
    return "\n".join(lines)


def _sellers(sellers: tuple[Seller, ...]) -> str:
    habits = [habit.name for habit in fields(Seller)]
    lines = [f"| {' | '.join(habits)} |", "|" + "---|" * len(habits)]
    for seller in sellers:
        values = [getattr(seller, habit) for habit in habits]
        lines.append(
            f"| {' | '.join(value if isinstance(value, str) else f'{value:g}' for value in values)} |"
        )
    return "\n".join(lines)
