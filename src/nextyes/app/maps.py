"""Maps of unfamiliar exports, kept under a name for next time."""

from pathlib import Path

from nextyes.outside.files import Mapping, mapping, read_mapping
from nextyes.store import Ledger

_NAME = "maps"  # where the ledger keeps them


def given_map(ledger: Ledger, name: str) -> Mapping:
    """Return the map of a .toml or .json file, or the one kept under a name.

    Raises:
        ValueError: If there is no such file and no such map, or the file is no map.
    """
    return read_mapping(Path(name)) if Path(name).is_file() else kept_map(ledger, name)


def kept_map(ledger: Ledger, name: str) -> Mapping:
    """Return the map kept under a name.

    Raises:
        ValueError: If there is none.
    """
    kept = ledger.setting(_NAME) or {}
    if name not in kept:
        known = f"kept are {', '.join(sorted(kept))}" if kept else "none is kept yet"
        raise ValueError(f"no file and no kept map is called {name!r}; {known}")
    return mapping(kept[name], name)


def keep_map(ledger: Ledger, name: str, given: Mapping) -> None:
    """Keep a map under a name."""
    ledger.put_setting(_NAME, {**(ledger.setting(_NAME) or {}), name: given.tree()})


def map_names(ledger: Ledger) -> tuple[str, ...]:
    """Return the names under which maps are kept."""
    return tuple(sorted(ledger.setting(_NAME) or {}))
