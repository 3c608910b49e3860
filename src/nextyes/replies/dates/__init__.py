"""Dates in a reply: which days it speaks of, which of them says when to come back, and on what day that is."""

from nextyes.replies.dates.check_back import check_back_on
from nextyes.replies.dates.find import find_dates
from nextyes.replies.dates.governing import governing

__all__ = ["check_back_on", "find_dates", "governing"]
