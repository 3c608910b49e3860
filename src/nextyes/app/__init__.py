"""What a user can do, as functions: read, decide, write, in that order. The web and the command line call
these and nothing below them; a clock, an id and an actor are always arguments.

To add an act: a module here with a function that reads the ledger, decides with pure functions, and
appends one batch.
"""

from nextyes.app.deal import Arithmetic, DealPage, deal_page
from nextyes.app.demo import demo_ledger
from nextyes.app.exporting import export
from nextyes.app.importing import By, Imported, act, import_pipeline, undo
from nextyes.app.learning import forget_learnt, learnt, relearn
from nextyes.app.maps import keep_map, kept_map
from nextyes.app.queue import QueueRow, Today, today
from nextyes.app.replaying import (
    Progress,
    events_of_files,
    plan_of,
    replay_events,
    usual_start,
    write_decisions,
)
from nextyes.app.settings import (
    MEANINGS,
    Settings,
    change_setting,
    change_settings,
    changed_setting,
    currency,
    setting_texts,
    settings,
)
from nextyes.deals.instants import zone

__all__ = [
    "MEANINGS",
    "Arithmetic",
    "By",
    "DealPage",
    "Imported",
    "Progress",
    "QueueRow",
    "Settings",
    "Today",
    "act",
    "change_setting",
    "change_settings",
    "changed_setting",
    "currency",
    "deal_page",
    "demo_ledger",
    "events_of_files",
    "export",
    "forget_learnt",
    "import_pipeline",
    "keep_map",
    "kept_map",
    "learnt",
    "plan_of",
    "relearn",
    "replay_events",
    "setting_texts",
    "settings",
    "today",
    "undo",
    "usual_start",
    "write_decisions",
    "zone",
]
