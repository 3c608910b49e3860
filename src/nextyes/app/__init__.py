"""What a user can do, as functions: read, decide, write, in that order. The web and the command line call
these and nothing below them; a clock, an id and an actor are always arguments.

To add an act: a module here with a function that reads the ledger, decides with pure functions, and
appends one batch.
"""

from nextyes.app.deal import Arithmetic, DealPage, deal_page
from nextyes.app.demo import MADE_UP, demo_ledger, fill_with_demo
from nextyes.app.exporting import export
from nextyes.app.feed import (
    FEED_BACK,
    FEED_MOST,
    check_back_file,
    end_feed,
    feed,
    feed_made,
    keep_feed_secret,
    may_read_feed,
)
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
from nextyes.app.listing import listing
from nextyes.app.maps import given_map, keep_map, kept_map, map_names
from nextyes.app.people import Person, people, unknown_owner
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
from nextyes.app.returning import Returning, one_returning, returning
from nextyes.app.settings import (
    MEANINGS,
    Settings,
    change_setting,
    change_settings,
    changed_setting,
    currency,
    judged_by,
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
from nextyes.app.views import VIEW_NAME, drop_view, keep_view, views
from nextyes.deals.instants import zone

__all__ = [
    "ENDINGS",
    "FEED_BACK",
    "FEED_MOST",
    "MADE_UP",
    "MEANINGS",
    "VIEW_NAME",
    "Arithmetic",
    "By",
    "Choices",
    "Column",
    "DealPage",
    "HalfWay",
    "Imported",
    "Person",
    "Preview",
    "Progress",
    "QueueRow",
    "Returning",
    "Settings",
    "Today",
    "Upload",
    "act",
    "change_setting",
    "change_settings",
    "change_upload",
    "changed_setting",
    "check_back_file",
    "columns_of_look",
    "corrected_map",
    "currency",
    "deal_page",
    "demo_ledger",
    "drop_old_uploads",
    "drop_upload",
    "drop_view",
    "end_feed",
    "events_of_files",
    "export",
    "feed",
    "feed_made",
    "fill_with_demo",
    "first_look",
    "forget_learnt",
    "give_up",
    "given_map",
    "half_way",
    "import_pipeline",
    "import_upload",
    "judged_by",
    "keep_feed_secret",
    "keep_map",
    "keep_upload",
    "keep_view",
    "kept_map",
    "kept_upload",
    "kept_uploads",
    "learnt",
    "listing",
    "map_names",
    "may_read_feed",
    "meanings",
    "one_returning",
    "past_imports",
    "people",
    "plan_of",
    "preview",
    "relearn",
    "replay_events",
    "returning",
    "setting_texts",
    "settings",
    "today",
    "undo",
    "unknown_owner",
    "usual_start",
    "views",
    "write_decisions",
    "zone",
]
