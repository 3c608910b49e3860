"""What the pages show, at once: deals already folded and judged, of which each page reads a few rows.

`nextyes.app.today` works everything out from the events, for any day; this answers for now. Whoever serves
pages calls `bring_up` when it starts and from time to time, beside them; whoever writes calls `follow`
after it, so that the deals of the write are judged before the page is shown again.
"""

from nextyes.app.board.deal import Story, arithmetic, one, story, summary
from nextyes.app.board.judging import Summary, bring_up, follow, is_due, yardstick_of
from nextyes.app.board.pipeline import (
    Board,
    Column,
    Stage,
    Table,
    check_back_days,
    check_backs,
    columns,
    owners,
    pipeline,
    stages,
)
from nextyes.app.board.today import ASKS, Queue, not_these, queue, sections
from nextyes.store.standing import SORTS, Filter

__all__ = [
    "ASKS", "SORTS", "Board", "Column", "Filter", "Queue", "Stage", "Story", "Summary", "Table", "arithmetic",
    "bring_up", "check_back_days", "check_backs", "columns", "follow", "is_due", "not_these", "one", "owners",
    "pipeline", "queue", "sections", "stages", "story", "summary",
    "yardstick_of",
]  # fmt: skip
