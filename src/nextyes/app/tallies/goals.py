"""Goals: how many nos a week a team, or a seller for oneself, sets out to hear."""

from nextyes.store import Ledger

MOST = 1_000
_NAME = "nos_a_week"  # where the ledger keeps them: by owner, "" for the team


def nos_goal(ledger: Ledger, owner: str | None) -> int | None:
    """Return the goal of an owner, None for the team; None where none was set."""
    kept = (ledger.setting(_NAME) or {}).get(owner or "")
    return None if kept is None else int(kept)


def set_nos_goal(ledger: Ledger, owner: str | None, text: str) -> int | None:
    """Set a goal from text, and keep it; an empty text gives it up.

    Raises:
        ValueError: If the text is no whole number from 1 on.
    """
    given = text.strip()
    if given and not (given.isdecimal() and 1 <= int(given[:9]) <= MOST):
        raise ValueError(f"a goal is a whole number of nos a week, from 1 to {MOST:,}, given {text!r}")
    goals = dict(ledger.setting(_NAME) or {})
    goals.pop(owner or "", None)
    if given:
        goals[owner or ""] = int(given)
    ledger.put_setting(_NAME, goals)
    return int(given) if given else None
