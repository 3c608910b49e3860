"""What a user can do, as functions: read, decide, write, in that order. The web and the command line call
these and nothing below them; a clock, an id and an actor are always arguments.

To add an act: a module here with a function that reads the ledger, decides with pure functions, and
appends one batch.
"""

from nextyes.app.deal import Arithmetic, DealPage, deal_page
from nextyes.app.demo import MADE_UP, demo_ledger, fill_with_demo
from nextyes.app.exporting import export
from nextyes.app.importing import (
    By,
    HalfWay,
    Imported,
    act,
    give_up,
    half_way,
    import_pipeline,
    import_upload,
    past_imports,
    undo,
)
from nextyes.app.learning import forget_learnt, learnt, relearn
from nextyes.app.maps import given_map, keep_map, kept_map, map_names
from nextyes.app.previews import (
    Column,
    Preview,
    columns_of_look,
    corrected_map,
    first_look,
    meanings,
    preview,
)
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
from nextyes.app.uploads import (
    ENDINGS,
    Choices,
    Upload,
    change_upload,
    drop_old_uploads,
    drop_upload,
    keep_upload,
    kept_upload,
    kept_uploads,
)
from nextyes.deals.instants import zone

__all__ = [
    "ENDINGS",
    "MADE_UP",
    "MEANINGS",
    "Arithmetic",
    "By",
    "Choices",
    "Column",
    "DealPage",
    "HalfWay",
    "Imported",
    "Preview",
    "Progress",
    "QueueRow",
    "Settings",
    "Today",
    "Upload",
    "act",
    "change_setting",
    "change_settings",
    "change_upload",
    "changed_setting",
    "columns_of_look",
    "corrected_map",
    "currency",
    "deal_page",
    "demo_ledger",
    "drop_old_uploads",
    "drop_upload",
    "events_of_files",
    "export",
    "fill_with_demo",
    "first_look",
    "forget_learnt",
    "give_up",
    "given_map",
    "half_way",
    "import_pipeline",
    "import_upload",
    "keep_map",
    "keep_upload",
    "kept_map",
    "kept_upload",
    "kept_uploads",
    "learnt",
    "map_names",
    "meanings",
    "past_imports",
    "plan_of",
    "preview",
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
