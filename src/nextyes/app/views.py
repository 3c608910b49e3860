"""Views of the pipeline: what was chosen of it, kept under a name that says what it is for."""

from collections.abc import Mapping

from nextyes.store import Ledger

VIEW_NAME = 80  # letters of a name
VIEWS = 200

_NAME = "views"  # where the ledger keeps them


def views(ledger: Ledger) -> dict[str, dict[str, str]]:
    """Return what was chosen in each view, by its name, in the order of the alphabet."""
    kept: dict[str, dict[str, str]] = ledger.setting(_NAME) or {}
    return {name: kept[name] for name in sorted(kept, key=lambda name: (name.casefold(), name))}


def keep_view(ledger: Ledger, name: str, chosen: Mapping[str, str], *, instead_of: str = "") -> str:
    """Keep a view, and return its name as it is kept.

    Args:
        ledger: Where.
        name: What it is called; spaces around it do not count.
        chosen: What a page chose by, each by its name.
        instead_of: The view that it takes the place of, under its old name or a new one.

    Raises:
        ValueError: If the name is empty, too long, or that of another view.
    """
    name = " ".join(name.split())
    if not name:
        raise ValueError("the view has no name: say in a few words what it shows")
    if len(name) > VIEW_NAME:
        raise ValueError(f"the name is longer than {VIEW_NAME} letters: shorten it")

    def changed(before: dict[str, dict[str, str]] | None) -> dict[str, dict[str, str]]:
        kept = before or {}
        if name in kept and name != instead_of and kept[name] != chosen:
            raise ValueError(
                f"a view is called {name!r} already: choose another name, or open it to change it"
            )
        others = {other: view for other, view in kept.items() if other not in (name, instead_of)}
        if len(others) >= VIEWS:
            raise ValueError(f"there are {VIEWS} views already: take one away first")
        return {**others, name: dict(chosen)}

    ledger.change_setting(_NAME, changed)
    return name


def drop_view(ledger: Ledger, name: str) -> None:
    """Forget a view; its deals are as they were. One that is not there is forgotten already."""
    ledger.change_setting(
        _NAME, lambda kept: {other: view for other, view in (kept or {}).items() if other != name}
    )
