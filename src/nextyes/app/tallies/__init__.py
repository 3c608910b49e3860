"""Nos and hours: what the tally and the closings of the ledger say of a span of days.

A no is a deal that was closed as lost, but for those that ended in no decision; it counts on the day of its
close, also where the deal was reopened since. Hours are those that were measured, and the usual minutes for
the touches and asks that were not.
"""

from nextyes.app.tallies.goals import nos_goal, set_nos_goal
from nextyes.app.tallies.hours import Hours, Next, Went, hours
from nextyes.app.tallies.nos import ANo, Heard, Nos, Took, nos, nos_list
from nextyes.app.tallies.periods import KINDS, Period, custom, period, steps

__all__ = [
    "KINDS", "ANo", "Heard", "Hours", "Next", "Nos", "Period", "Took", "Went", "custom", "hours", "nos",
    "nos_goal", "nos_list", "period", "set_nos_goal", "steps",
]  # fmt: skip
