"""What a "yes" to a question would mean: go ahead, or no to the deal."""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files


def _alternatives() -> dict[str, str]:
    """Return the words of ``question.txt`` by their headings, as alternatives of one expression."""
    by_heading: dict[str, list[str]] = {}
    for line in files(__package__).joinpath("question.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            own = by_heading.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            own.append(line)
    return {heading: "|".join(lines) for heading, lines in by_heading.items()}


_WORDS = _alternatives()
_NO_TO_THE_DEAL = re.compile(rf"\b(?:{_WORDS['no to the deal']})")
_DENIED = re.compile(rf"\b(?:{_WORDS['denied']})")
_PUT_WITH_NOT = re.compile(rf"\b(?:{_WORDS['put with a not']})")
_SURE_OF_IT = re.compile(rf"\b(?:{_WORDS['sure of it']})")
_OPEN = re.compile(rf"(?:(?:{_WORDS['before']}),? )*(?:{_WORDS['open']}) ")
_YES_OR_NO_AFTER_ALL = re.compile(rf"(?:\w+ ){{0,2}}(?:{_WORDS['yes or no after all']})\b")
_ASSUMES = re.compile(rf"\b(?:{_WORDS['assumes']})")
_ASKS = re.compile(rf"(?:(?:{_WORDS['before']}),? )*(?:{_WORDS['asks']}) ")
_ABOUT = {
    heading.removeprefix("about: "): re.compile(rf"\b(?:{words})")
    for heading, words in _WORDS.items()
    if heading.startswith("about: ")
}
_NO_STEP = re.compile(rf"\b(?:{_WORDS['no step']})")
STEPS = ("step", "number")  # a yes to a question about one of these goes ahead
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_NOT_WORDS = re.compile(r"[^a-z0-9?,;]+")
_LONGEST = 4_000
_NUMBER = re.compile(r"\d+(?:[.,'’\s]\d{3})*")
_NO_FIGURE = re.compile(r"\D+")
# "Asked if they've dropped it. He said yes": a seller's note of a call holds its own question.
_NOTED = re.compile(
    r"(?:^|[.!?\n] {0,2}|\b(?:i|ich|je|j.ai|habe|he|yo) )"
    r"(?:asked|asking|gefragt,?|frage,?|demandé|demande|preguntado|pregunté|pregunto) (?:\w+ )?"
    r"(?:if|whether|ob|si) ([^.;!?\n]{3,200})",
    re.IGNORECASE,
)
_OR = re.compile(r" (?:or|oder|ou|o) (?=(?:\w+ ){1,})")
_OR_NOT = re.compile(r" (?:or|oder|ou|o) (?:not|nicht|pas|no|non|nein)\b.*$")


def _folded(text: str) -> str:
    """Lower-case words of plain letters, apart by one blank: "Möchten Sie …?" is "moechten sie ?"."""
    lowered = text.lower().replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(letter)
    )
    for joined in ("n't", "n’t"):
        plain = plain.replace(joined, "nt")
    return " ".join(_NOT_WORDS.sub(" ", plain).replace("?", " ? ").split())


def _last_question(text: str) -> str:
    """Return the last sentence that asks what a yes or a no answers, else the last that asks; "" for none."""
    sentences = [_folded(found.group()) for found in _SENTENCE.finditer(text)]
    sentences = [sentence for sentence in sentences if sentence.strip(" ,;?")]
    marked = [sentence for sentence in sentences if sentence.endswith("?")]
    if marked:
        return next((one for one in reversed(marked) if _closed(one.rstrip(" ?"))), marked[-1]).rstrip(" ?")
    unmarked = [sentence for sentence in sentences if _ASKS.match(f"{sentence} ")]
    if unmarked:
        return unmarked[-1]
    assumed = [sentence for sentence in sentences if _ASSUMES.search(sentence)]
    if any(_NO_TO_THE_DEAL.search(sentence) for sentence in assumed):
        return next(sentence for sentence in reversed(assumed) if _NO_TO_THE_DEAL.search(sentence))
    alone = sentences[0] if len(sentences) == 1 and len(sentences[0].split()) <= 8 else ""
    return alone if _NO_TO_THE_DEAL.search(alone) else ""


def _one_side(question: str) -> bool:
    if not _NO_TO_THE_DEAL.search(question):
        return False
    return not _DENIED.search(question)


@lru_cache(maxsize=4096)
def means_no(asked: str) -> bool | None:
    """Return whether a "yes" to the question ``asked`` is a no to the deal.

    Of a longer mail the last question counts. None where nothing is asked that a yes or a no would answer,
    and where one that is `put_with_not` leaves open what they mean.

    Example:
        >>> means_no("So, is it a no?"), means_no("Shall I send the contract?"), means_no("What is missing?")
        (True, False, None)
        >>> means_no("Soll ich den Vorgang schließen?"), means_no("is_it_a_no")
        (True, True)
    """
    question = _closed(_asked(asked))
    if not question or put_with_not(asked):
        return None
    question = _OR_NOT.sub("", question)
    sides = [_one_side(side) for side in _OR.split(question)]
    return None if len(set(sides)) > 1 else sides[0]


@lru_cache(maxsize=4096)
def put_with_not(asked: str) -> bool:
    """Return whether the question is put with a not: "no" agrees to it, "we do" and "doch" gainsay it.

    Example:
        >>> put_with_not("Don't you want it any more?"), put_with_not("So you are not interested, right?")
        (True, False)
    """
    question = _OR_NOT.sub("", _closed(_asked(asked)))
    if len(_OR.split(question)) > 1 or _ASSUMES.search(question):
        return False
    return bool(_PUT_WITH_NOT.search(question)) and not _SURE_OF_IT.search(question)


def _closed(question: str) -> str:
    """Return what of a question a yes or no answers: "is it a no" of "what now, is it a no"; else ""."""
    if not _OPEN.match(f"{question} ") or _YES_OR_NO_AFTER_ALL.match(question):
        return question
    clause = question.rpartition(",")[2].strip()
    return clause if _ASKS.match(f"{clause} ") and not _OPEN.match(f"{clause} ") else ""


@lru_cache(maxsize=4096)
def about(asked: str) -> str:
    """Return what the question is about: "no", "step", "number", "interest" …; "" where nothing is asked.

    "not" is one that is `put_with_not`. A yes to "Shall I send the contract?" is a step, a yes to "Still
    interested?" is none.

    Example:
        >>> about("So, is it a no?"), about("Shall I send the contract?"), about("Still interested?")
        ('no', 'step', 'interest')
        >>> about("Would 24k work?"), about("Are you the right person?"), about("Any update?")
        ('number', 'person', 'status')
    """
    question = _asked(asked)
    if not question:
        return ""
    if put_with_not(asked):
        return "not"
    meant = means_no(asked)
    if meant:
        return "no"
    if meant is None:
        return "person" if _ABOUT["person"].search(question) else "open"
    return next((topic for topic, words in _ABOUT.items() if words.search(question)), "status")


def takes_step(asked: str) -> bool:
    """Return whether a yes to the question goes ahead.

    Example:
        >>> takes_step("Shall I send the contract?"), takes_step("Did you get the contract?")
        (True, False)
    """
    return about(asked) in STEPS and not takes_none(asked)


def takes_none(asked: str) -> bool:
    """Return whether a yes to the question takes no step: a talk, something received or read."""
    return bool(_NO_STEP.search(_asked(asked)))


def noted(text: str) -> str:
    """Return the question that a seller's note of a call holds; "" where it holds none.

    Example:
        >>> noted("Reached Tom. Asked if they've dropped it. He said yes, in May.")
        "they've dropped it?"
    """
    found = _NOTED.search(text[:_LONGEST])
    return f"{found.group(1)}?" if found else ""


def names_number(asked: str, said: str) -> bool:
    """Return whether a number that was said stands in the question: "24,000", "24.000" and "24k" are one.

    Example:
        >>> names_number("Would 24k work?", "24,000"), names_number("Would 24k work?", "22")
        (True, False)
    """
    return bool(_figures(asked) & _figures(said))


def _figures(text: str) -> set[str]:
    return {_NO_FIGURE.sub("", found).rstrip("0") for found in _NUMBER.findall(text)}


def question_in(mail: str) -> str:
    """Return the sentence of a mail that asks what counts; "" where none does.

    Example:
        >>> question_in("Hi Ann. Shall I send the contract? I ask as 24k is good until Friday.")
        'Shall I send the contract?'
    """
    question = _last_question(mail[-_LONGEST:])
    sentences = [found.group().strip() for found in _SENTENCE.finditer(mail[-_LONGEST:])]
    return next((said for said in reversed(sentences) if question and _last_question(said) == question), "")


def _asked(asked: str) -> str:
    """Return the question that counts, folded; of a token such as "is_it_a_no" its words."""
    if not asked.strip():
        return ""
    if "_" in asked and " " not in asked.strip():
        asked = asked.replace("_", " ") + "?"
    return _last_question(asked[-_LONGEST:])
