"""The pages, by name: one module and one template each.

A page's module has a frozen dataclass that holds what its template shows, functions that turn a
`nextyes.web.visit.Visit` into an answer, and ``PLACES``, the addresses at which they are called.
"""

from collections.abc import Mapping
from types import ModuleType

from nextyes.web.pages import (
    answer,
    ask,
    check_backs,
    deal,
    hours,
    import_,
    nos,
    pipeline,
    plays,
    settings,
    today,
    undo,
    upload,
)

PAGES: Mapping[str, ModuleType] = {
    "answer": answer,
    "ask": ask,
    "check_backs": check_backs,
    "deal": deal,
    "hours": hours,
    "import": import_,
    "nos": nos,
    "pipeline": pipeline,
    "plays": plays,
    "settings": settings,
    "today": today,
    "undo": undo,
    "upload": upload,
}
