"""The contract of pages: a module and a template of one name; the template shows just what it is given."""

import dataclasses

import pytest
from jinja2 import meta

from nextyes.web.pages import PAGES
from nextyes.web.rendering import environment

_WITHOUT_TEMPLATE = {"undo"}  # acts that lead back to the page they were on


def shown_by(name: str) -> set[str]:
    """Return the names that a template takes from its page."""
    known = environment()
    assert known.loader
    source = known.loader.get_source(known, f"{name}.html")[0]
    return meta.find_undeclared_variables(known.parse(source)) - set(known.globals) - {"shell"}


@pytest.mark.parametrize("name", sorted(set(PAGES) - _WITHOUT_TEMPLATE))
def test_a_template_uses_exactly_the_fields_of_its_page(name: str) -> None:
    module = PAGES[name]
    page = getattr(module, f"{name.title().replace('_', '')}Page")
    assert shown_by(name) == {field.name for field in dataclasses.fields(page)}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_its_places(name: str) -> None:
    module = PAGES[name]
    assert module.__doc__
    assert module.PLACES
    for place in module.PLACES:
        assert place.method in ("GET", "POST")
        assert place.act.__doc__
