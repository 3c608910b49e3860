"""What the events that count add up to, kept: one row a deal, for pages that cannot wait for a fold.

It is never a source of truth. A row is the fold of the deal's events, written in the transaction that
changes which of them count, and all rows can be had again from the events (`Standing.fill`). Beside it
stands what was decided of the deal, which `nextyes.app.board` works out and this package only keeps.
"""

from nextyes.store.standing.judged import Judged, Judgements, Judging, Stood
from nextyes.store.standing.keeping import Prepared, Standing
from nextyes.store.standing.reading import SORTS, Filter, Reading, StageSum
from nextyes.store.standing.tallied import Closing, Pace, Tallies, Tally, Usual

__all__ = [
    "SORTS", "Closing", "Filter", "Judged", "Judgements", "Judging", "Pace", "Prepared", "Reading",
    "StageSum", "Standing", "Stood", "Tallies", "Tally", "Usual",
]  # fmt: skip
