"""What is shown when something cannot be done: what was wrong, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemPage:
    """A refusal in words."""

    words: str
