"""HTML as text: what is seen of it, where each character stands, what its markup says is quoted.

Not `html.parser`: it tells where a tag stands but not where the characters of its text do, and on broken
markup its time grows with the square of the length. Here each character is passed once.
"""

import re
from array import array
from collections import Counter
from html import unescape

from nextyes.replies.own_words.view import LOOKED_AT, View
from nextyes.replies.reply import Span

_RAW = 400_000  # characters of markup; Outlook writes some ten thousand before the first word
_TAGS = 2_500  # what comes after so many is not looked at
_DEPTH = 200  # open elements; a mail has some twenty

_NEXT = re.compile(r"[<&]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20})")
_REST = re.compile(r"""(?>[^<>"']+|"[^"]*+"|'[^']*+')*+""")
_CLOSE = re.compile(r"[<>]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?")
_UNSEEN = "\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_ODD = re.compile(f"[ \t\r\n\f]{{2,}}|[\t\r\n\f\xa0]|[{_UNSEEN}]+")
_SPACES = " \t\r\n\f\xa0"

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCK = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr html li main nav ol p pre section table tbody tfoot thead tr ul".split()
)
_APART = frozenset(
    ["p", "blockquote", "h1", "h2", "h3", "h4", "ul", "ol", "table", "pre", "hr"]
)  # a blank line
_NEVER_SEEN = frozenset(["head", "template", "noscript", "object", "select", "svg", "iframe"])
_RAW_TEXT = {
    name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "title", "textarea")
}
_HAS_BLOCKS = re.compile(r"<(?:br|p|div|td|tr|li|table|blockquote|h[1-6]|body|html)\b", re.IGNORECASE)

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?![.\d])"
    r"|font-size\s*:\s*0(?![.\d])|max-height\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_VALUES = re.compile(r"""\"[^"]*\"|'[^']*'""")
_HIDDEN_WORD = re.compile(r"(?:^|\s)hidden(?=[\s=/]|$)", re.IGNORECASE)
_QUOTE_MARK = re.compile(
    r"gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote|reference-message|OutlookMessageHeader"
    r"|zmail_extra|tutanota_quote|WM_mail_quote|moz-email-headers-table|isReplyContent|isForwardContent",
)
_SIGN_MARK = re.compile(
    r"gmail_signature|moz-signature|AppleMailSignature|protonmail_signature|mobile-signature"
    r"|android_signature"
    r"|iphone_signature|tutanota_signature|id=[\"']?signature\b",
    re.IGNORECASE,
)


def page(text: str) -> View:
    """Return what is seen of HTML, of any quality."""
    reader = _Page(text)
    reader.run()
    return reader.view()


class _Page:
    """One pass over a text; what is seen so far, and the elements that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stop = min(len(text), _RAW)
        self.keeps_breaks = not _HAS_BLOCKS.search(text, 0, LOOKED_AT)
        self.parts: list[str] = []
        self.at, self.to = array("q"), array("q")
        self.breaks = 0  # line breaks at the end of what is seen
        self.spaced = True  # a space or a break stands there
        self.open: list[tuple[str, str, int]] = []  # name; hidden, quoted, signed or ""; first character
        self.depth: Counter[str] = Counter()  # how many of a name are open
        self.hidden = 0
        self.found: dict[str, list[Span]] = {"quoted": [], "signed": []}

    def run(self) -> None:
        place = tags = 0
        while place < self.stop and len(self.at) < LOOKED_AT:
            mark = _NEXT.search(self.text, place, self.stop)
            if not mark:
                self.show(place, self.stop)
            if not mark or tags > _TAGS:
                break
            self.show(place, mark.start())
            tags += 1
            step = self.entity if mark[0] == "&" else self.markup
            place = step(mark.start())
        while self.open:
            self.close()

    def view(self) -> View:
        text = "".join(self.parts)
        quoted, signed = (_outermost(self.found[kind]) for kind in ("quoted", "signed"))
        kept = min(len(text.rstrip()), LOOKED_AT)
        return View(text=text[:kept], at=self.at[:kept], to=self.to[:kept], quoted=quoted, signed=signed)

    def put(self, shown: str, start: int, end: int, *, hard: bool = False) -> None:
        """Show one character that stands for ``start`` to ``end``; a soft space only after a word."""
        if self.hidden or (shown == " " and self.spaced and not hard):
            return
        self.parts.append(shown)
        self.at.append(start)
        self.to.append(end)
        self.breaks = self.breaks + 1 if shown == "\n" else 0
        self.spaced = shown in " \n"

    def show(self, start: int, end: int) -> None:
        """Show text; spaces in a row are one, and a line break of the source is one too."""
        if self.hidden:
            return
        end = min(end, start + LOOKED_AT)
        for odd in _ODD.finditer(self.text, start, end):
            self.words(start, odd.start())
            if odd[0][0] in _SPACES:
                broken = self.keeps_breaks and "\n" in odd[0]
                self.put("\n" if broken else " ", odd.start(), odd.end(), hard="\xa0" in odd[0])
                if broken and odd[0].count("\n") > 1:
                    self.put("\n", odd.end(), odd.end())
            start = odd.end()
        self.words(start, end)

    def words(self, start: int, end: int) -> None:
        if start < end and self.text[start] == " " and self.spaced:
            start += 1
        if start < end:
            self.parts.append(self.text[start:end])
            self.at.extend(range(start, end))
            self.to.extend(range(start + 1, end + 1))
            self.breaks = 0
            self.spaced = self.text[end - 1] == " "

    def entity(self, start: int) -> int:
        found = _ENTITY.match(self.text, start, self.stop)
        seen = unescape(found[0]) if found else "&"
        if not found or seen == found[0]:
            self.put("&", start, start + 1)
            return start + 1
        for character in seen[:2]:
            if not _ODD.match(character):
                self.put(character, start, found.end())
            elif character in _SPACES:
                self.put(" ", start, found.end(), hard=True)
        return found.end()

    def markup(self, start: int) -> int:
        """Pass a tag, a comment or a lone "<", and return where the text goes on."""
        if self.text.startswith("<!--", start):
            end = self.text.find("-->", start + 4, self.stop)
            return self.stop if end < 0 else end + 3
        tag = _TAG.match(self.text, start, self.stop)
        if not tag and self.text[start + 1 : start + 2] not in ("!", "?"):
            self.put("<", start, start + 1)
            return start + 1
        begin = tag.end() if tag else start + 1
        stopped = _REST.match(self.text, begin, self.stop)
        close = _CLOSE.search(self.text, stopped.end() if stopped else begin, self.stop)
        if not close:
            self.put("<", start, start + 1)
            return start + 1
        end = close.end() if close[0] == ">" else close.start()
        if not tag:
            return end
        if self.text[tag.end()] in "@.-_+":
            self.address(start, end)  # "<bob@example.org>" is no tag
            return end
        return self.tag(tag, self.text[begin : close.start()], end)

    def address(self, start: int, end: int) -> None:
        for place in range(start, min(end, start + 300)):
            self.put(self.text[place], place, place + 1)

    def tag(self, tag: re.Match[str], rest: str, end: int) -> int:
        name = tag[2].lower()
        if name == "br":
            self.line(min(self.breaks + 1, 3), tag.start())
        elif name in _BLOCK:
            apart = name in _APART and not tag[1] and "MsoNormal" not in rest
            self.line(1 + apart, tag.start())
        elif name in ("td", "th"):
            self.put(" ", tag.start(), tag.start())
        if tag[1]:
            self.end_of(name)
            return end
        if raw := _RAW_TEXT.get(name):
            closed = raw.search(self.text, end, self.stop)
            return closed.start() if closed else self.stop
        if name not in _VOID and not rest.endswith("/"):
            self.begin(name, rest)
        return end

    def line(self, breaks: int, place: int) -> None:
        """Begin a new line, or with two breaks leave one empty."""
        while self.parts and not self.hidden and self.breaks < breaks:
            self.put("\n", place, place)

    def begin(self, name: str, rest: str) -> None:
        if name == "body":
            while self.open:
                self.close()
        if name in _BLOCK and self.open and self.open[-1][0] == "p":
            self.close()
        if len(self.open) < _DEPTH:
            state = _state(name, rest)
            self.hidden += state == "hidden"
            self.depth[name] += 1
            self.open.append((name, state, len(self.at)))

    def end_of(self, name: str) -> None:
        if self.depth[name]:
            while self.open and self.close() != name:
                pass

    def close(self) -> str:
        name, state, start = self.open.pop()
        self.depth[name] -= 1
        self.hidden -= state == "hidden"
        if state in self.found and start < len(self.at):
            self.found[state].append(Span(start, len(self.at)))
        return name


def _state(name: str, rest: str) -> str:
    """Return whether an element is hidden, quoted, signed, or "" where it is none of these."""
    if name in _NEVER_SEEN:
        return "hidden"
    if _HIDDEN.search(rest) or ("hidden" in rest.lower() and _HIDDEN_WORD.search(_VALUES.sub("", rest))):
        return "hidden"
    if name == "blockquote" or _QUOTE_MARK.search(rest):
        return "quoted"
    return "signed" if _SIGN_MARK.search(rest) else ""


def _outermost(parts: list[Span]) -> tuple[Span, ...]:
    """Return parts in order, without those within another."""
    found: list[Span] = []
    for part in sorted(parts, key=lambda part: (part.start, -part.end)):
        if not found or part.start >= found[-1].end:
            found.append(part)
    return tuple(found)
