"""The buyer's own new words of a text."""

from collections.abc import Sequence

from nextyes.replies.own_words.endings import without_endings
from nextyes.replies.own_words.lines import Line, lines_of, spans
from nextyes.replies.own_words.quotes import announced, body_after, is_marked, new_lines, without_mark
from nextyes.replies.own_words.view import View
from nextyes.replies.own_words.visible import visible
from nextyes.replies.reply import Span

_FORWARDS = 3  # messages forwarded within each other, looked into where nothing is new


def own_words(text: str, *, html: bool | None = None) -> tuple[Span, ...]:
    r"""Return where the buyer's own new words lie in a text, in order; of HTML the words between tags.

    Where nothing would be left, what is likeliest meant stays: a "Thanks, Bob" that looks like a signature,
    else the message that was forwarded, else all. Empty only where nothing is seen.

    Args:
        text: A reply as it came, plain or HTML.
        html: Whether it is HTML; None looks for its tags and entities.

    Example:
        >>> text = "> So, is it a no?\nYes, I'm afraid\n\n-- \nAnna"
        >>> [span.of(text) for span in own_words(text)]
        ["Yes, I'm afraid"]
    """
    whole = visible(text, html=html)
    return tuple(piece for part in _own(whole) for piece in whole.pieces(part.start, part.end))


def own_view(text: str, *, html: bool | None = None) -> View:
    """Return the view of the buyer's own new words alone, unwrapped, for a grammar to run on."""
    whole = visible(text, html=html)
    return whole.only(_own(whole)).unwrapped()


def answered(text: str, *, html: bool | None = None) -> str:
    r"""Return the words of the message that a text quotes as the one it answers; "" where it quotes none.

    Of a thread that is the last message before it; what that one quotes, and its signature, are left out.

    Example:
        >>> answered("Yes, I'm afraid\n\nOn 3 March 2026 Tom wrote:\n> So, is it a no?\n>> Not yet.")
        'So, is it a no?'
    """
    lines = lines_of(visible(text, html=html))
    new, end = new_lines(lines)
    if not any(new):
        return ""
    old = [line.words if line.quoted else without_mark(line.words) for line in lines if is_marked(line)]
    if not any(old) and end < len(lines):
        old = [line.words for line in lines[body_after(lines, end) :]]
    message = "\n".join(old).strip()
    return own_view(message, html=False).text if message else ""


def _own(view: View) -> tuple[Span, ...]:
    """Return where the own words stand in the view."""
    lines = lines_of(view)
    if not any(line.words for line in lines):
        return ()
    start = 0
    for _ in range(_FORWARDS):
        new, end = new_lines(lines, start=start)
        if any(new):
            return spans(lines, without_endings(lines, new))
        if end >= len(lines):
            break
        start = body_after(lines, end)
    return _unmarked(lines)


def _unmarked(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Return the words behind the quoted marks: of a text that is nothing but quoted."""
    found = []
    place = 0
    while place < len(lines):
        line = lines[place]
        length = announced(lines, place)
        words = without_mark(line.words).lstrip("> \t")
        if words and not length:
            found.append(Span(line.end - len(words), line.end))
        place += length or 1
    return tuple(found) or spans(lines, [True] * len(lines))
