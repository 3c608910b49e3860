"""The form that says how files are read, as a browser without scripts fills it in and sends it."""

from html.parser import HTMLParser

from tests.web.conftest import Browser

_LISTS = (
    "column",
    "word",
    "file",
)  # fields that stand in rows: what, and under name_is what it is said to be


class Reading(HTMLParser):
    """The fields of the form in their order; a field that is chosen otherwise keeps its place."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.pairs: list[list[str]] = []
        self._inside = self._chosen = False
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = known.get("id") == "reading"
        elif not self._inside:
            return
        elif tag == "input":
            self.pairs.append([known["name"], known.get("value", "")])
        elif tag == "select":
            self._select = known["name"]
            self.pairs.append([self._select, ""])
        elif tag == "option" and self._select and "selected" in known:
            self._chosen = "value" not in known  # then what it says is its value
            self.pairs[-1][1] = known.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        self._chosen = False
        if tag == "select":
            self._select = ""
        elif tag == "form":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._chosen:
            self.pairs[-1][1] += data

    def say(self, **fields: str) -> "Reading":
        """Fill in fields by their names."""
        for pair in self.pairs:
            pair[1] = fields.get(pair[0], pair[1])
        return self

    def choose(self, row: str, value: str) -> "Reading":
        """Choose in the row of a column of ours, a word or a file."""
        at = next(number for number, (name, text) in enumerate(self.pairs) if name in _LISTS and text == row)
        name = f"{self.pairs[at][0]}_is"
        near = [number for number, pair in enumerate(self.pairs) if pair[0] == name]
        self.pairs[min(near, key=lambda number: abs(number - at))][1] = value
        return self

    def row(self, row: str) -> str:
        """Return what is chosen in a row."""
        at = next(number for number, (name, text) in enumerate(self.pairs) if name in _LISTS and text == row)
        name = f"{self.pairs[at][0]}_is"
        return min((abs(number - at), pair[1]) for number, pair in enumerate(self.pairs) if pair[0] == name)[
            1
        ]

    def send(self, browser: Browser, address: str, does: str, *, status: int = 200) -> str:
        """Send it by one of its buttons, and return the page to which it leads."""
        fields: dict[str, list[str]] = {"do": [does]}
        for name, value in self.pairs:
            fields.setdefault(name, []).append(value)
        return browser.post(address, fields, status=status)  # type: ignore[arg-type]
