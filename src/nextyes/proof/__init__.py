"""Does it work: metrics, replay on the past, the rules that people use now.

Pure functions over columns; ``app`` brings the columns and writes what comes back. Imports ``decide``,
``odds`` and ``deals``. To add a rule that people use, add an entry to `nextyes.proof.rules.RULES`.
"""

from nextyes.proof.history import History
from nextyes.proof.replay import Decisions, Replay, replay
from nextyes.proof.replayed import Plan
from nextyes.proof.report import Report

__all__ = ["Decisions", "History", "Plan", "Replay", "Report", "replay"]
