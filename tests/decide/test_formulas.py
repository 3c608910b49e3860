"""The page of formulas runs."""

import doctest
from pathlib import Path


def test_the_examples_of_the_page_are_true() -> None:
    page = Path(__file__).parents[2] / "docs" / "formulas.md"
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert tried > 15
    assert not failed
