"""What a person would see of a text: of HTML its words without tags, scripts and what is hidden."""

import re

from nextyes.replies.own_words.html import page
from nextyes.replies.own_words.view import LOOKED_AT, View

_HTML = re.compile(
    r"<!doctype html|<(?:html|body|head|script|style|meta|table|blockquote)\b"
    r"|</?(?:p|div|span|br|b|i|u|em|strong|font|ul|ol|li|td|tr|h[1-6]|pre|center)(?:\s[^<>]{0,500})?/?>"
    r"|</a>|<a\s+href|<img\s"
    r"|&(?:#\d{2,6}|#x[0-9a-f]{2,5}|nbsp|amp|quot|apos|lt|gt);",
    re.IGNORECASE,
)
# Joiners and marks without width, as senders put them in to be found or not to be found.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")


def visible(text: str, *, html: bool | None = None) -> View:
    """Return what a person would see of the first `LOOKED_AT` visible characters of a text.

    Args:
        text: Plain text or HTML, of any sender.
        html: Whether it is HTML; None looks for its tags and entities.

    Example:
        >>> view = visible("<p>At <b>24</b>&nbsp;k I'd sign</p><script>win()</script>")
        >>> view.text
        "At 24 k I'd sign"
        >>> view.span(3, 7).of("<p>At <b>24</b>&nbsp;k I'd sign</p><script>win()</script>")
        '24</b>&nbsp;k'
    """
    if html or (html is None and _HTML.search(text, 0, LOOKED_AT)):
        return page(text).composed()
    text = text[:LOOKED_AT]
    if not _UNSEEN.search(text):
        return View(text=text, at=range(len(text)), to=range(1, len(text) + 1)).composed()
    places = [place for place, character in enumerate(text) if not _UNSEEN.match(character)]
    seen = "".join(text[place] for place in places)
    return View(text=seen, at=places, to=[place + 1 for place in places]).composed()
