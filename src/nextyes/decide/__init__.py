"""The engine: what is known and believed of deals in, ranked advice with its reasons out.

Pure: no file, no clock, no database. Imports ``odds``, ``plays``, ``replies`` and ``deals``.
"""

from nextyes.decide.economics import Economics, deal_values
from nextyes.decide.program import ACTIONS, Actions, Basis, Program, action, solve

__all__ = ["ACTIONS", "Actions", "Basis", "Economics", "Program", "action", "deal_values", "solve"]
