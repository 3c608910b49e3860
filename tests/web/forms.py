"""What a browser without scripts sees of a page: its forms with their fields, its links, its text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"input", "meta", "link", "br", "option", "hr", "img"}


@dataclass
class Form:
    """A form: where it goes, and what it sends unless something is changed."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)  # name and value of those that have one


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.marks: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._inside: Form | None = None
        self._select = self._textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.marks.append((tag, known))
        name, value = known.get("name") or "", known.get("value") or ""
        if tag == "form":
            self._inside = Form(action=known.get("action") or "", method=known.get("method") or "get")
            self.forms.append(self._inside)
        elif tag == "a":
            self.links.append(known.get("href") or "")
        elif tag == "select":
            self._select = name
        elif self._inside is None:
            return
        elif tag in ("input", "textarea") and name:
            self._inside.fields[name] = value
            self._textarea = name if tag == "textarea" else ""
        elif (
            tag == "option"
            and self._select
            and ("selected" in known or self._select not in self._inside.fields)
        ):
            self._inside.fields[self._select] = value
        elif tag == "button" and name:
            self._inside.buttons.append((name, value))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self._inside and self._textarea:
            self._inside.fields[self._textarea] += data


def forms(page: str, action: str) -> list[Form]:
    """Return the forms of a page that go to an address."""
    return [form for form in every_form(page) if form.action == action]


def every_form(page: str) -> list[Form]:
    """Return all forms of a page."""
    return _read(page).forms


def links(page: str) -> list[str]:
    """Return where the links of a page lead."""
    return _read(page).links


def texts(page: str) -> str:
    """Return what a page says, spaces as one."""
    return " ".join(" ".join(_read(page).text).split())


def marked(page: str, attribute: str) -> list[str]:
    """Return the values of an attribute, in the order of the page."""
    return [known[attribute] or "" for _, known in _read(page).marks if attribute in known]


def current(page: str) -> list[str]:
    """Return the rows that are in focus."""
    return [
        known["data-row"] or ""
        for _, known in _read(page).marks
        if "data-row" in known and known.get("aria-current") == "true"
    ]


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader
