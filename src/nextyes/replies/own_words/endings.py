"""Which of the new lines are a signature, a disclaimer or what a program adds by itself."""

from collections.abc import Sequence

from nextyes.replies.own_words.lines import Line, paragraphs
from nextyes.replies.own_words.phrases import (
    ADDED,
    CONTACT,
    DISCLAIMER_BEGINS,
    DISCLAIMER_WORD,
    EDGES,
    GIVEN_NAMES,
    HARDLY_NAMES,
    NO_NAME,
    PARTICLES,
    POSTSCRIPT,
    PROSE_ENDS,
    SIGN_OFF_LONG,
    SIGN_OFFS,
    SIGNATURE_MARK,
)

_NAME_WORDS = 5
_NAME_LENGTH = 48
_PROSE_WORDS = 6  # a sentence with its stop; a job title or a street has fewer
_LONG_WORDS = 12  # a sentence without its stop
_BELOW = 14  # lines of a signature


def without_endings(lines: Sequence[Line], new: Sequence[bool]) -> list[bool]:
    """Return which of the new lines are words to the seller.

    Never leaves nothing of something: first the signature comes back, then what programs add.
    """
    added = _without_added(lines, new)
    if not any(added):
        return list(new)
    signed = _without_signatures(lines, added)
    return signed if any(signed) else added


def _without_added(lines: Sequence[Line], new: Sequence[bool]) -> list[bool]:
    """Leave out footers of telephones, banners of mail gateways, and disclaimers."""
    kept = [keep and not ADDED.match(line.words[:300]) for line, keep in zip(lines, new, strict=True)]
    within = False
    for paragraph in paragraphs(lines, kept):
        words = " ".join(lines[number].words for number in paragraph)[:3000]
        if not within and not DISCLAIMER_BEGINS.match(words):
            continue
        within = len({word.lower() for word in DISCLAIMER_WORD.findall(words)}) >= (1 if within else 2)
        if within:
            for number in paragraph:
                kept[number] = False
    return kept


def _without_signatures(lines: Sequence[Line], new: Sequence[bool]) -> list[bool]:
    """Leave out signatures: after their mark, after a sign-off, or as a block of contacts at the end."""
    kept = [keep and not line.signed for line, keep in zip(lines, new, strict=True)]
    for run in _runs(lines, kept):
        first = next((number for number in run if _signature_begins(lines, run, number)), None)
        if first is not None:
            for number in _signature(lines, run, first):
                kept[number] = False
    for run in _runs(lines, kept):
        for number in _contacts(lines, kept, run):
            kept[number] = False
    for run in _runs(lines, kept):
        if _is_bare_name(lines, run):
            kept[run[-1]] = False
    return kept


def _runs(lines: Sequence[Line], kept: Sequence[bool]) -> list[list[int]]:
    """Return stretches of kept lines with only empty or left out ones of the end between them."""
    found: list[list[int]] = [[]]
    for number, line in enumerate(lines):
        if kept[number]:
            found[-1].append(number)
        elif line.words and found[-1]:
            found.append([])
    return [run for run in found if run]


def _signature_begins(lines: Sequence[Line], run: Sequence[int], number: int) -> bool:
    words = lines[number].words
    below = [lines[after].words for after in run if after > number][: _BELOW + 1]
    if SIGNATURE_MARK.match(words):
        return not below or not _prose(below[0])
    if not _signs_off(words):
        return False
    return not below or _names(below[0]) or bool(CONTACT.search(below[0][:200]))


def _signature(lines: Sequence[Line], run: Sequence[int], first: int) -> list[int]:
    """Return the lines of a signature: to the end of the run, or to a postscript or a sentence after it."""
    found = [first]
    for number in run[run.index(first) + 1 :]:
        words = lines[number].words
        apart = not lines[number - 1].words
        if POSTSCRIPT.match(words) or (apart and _prose(words)):
            break
        found.append(number)
    return found


def _signs_off(words: str) -> bool:
    """Return whether a line is a sign-off, with the name behind it or not: "Best, Anna", "VG Anna"."""
    if len(words) > 160:
        return False
    if EDGES.sub("", words).casefold() in SIGN_OFFS or SIGN_OFF_LONG.match(words):
        return True
    head, comma, name = words.partition(",")
    if not comma:
        head, _, name = words.rpartition(" ")
    return EDGES.sub("", head).casefold() in SIGN_OFFS and _names(name.strip())


def _is_bare_name(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Return whether a run ends in the name of who wrote it: "Not this year.", and "Anna" or "- AK" below."""
    if len(run) < 2:
        return False
    above, last = lines[run[-2]].words, lines[run[-1]].words
    name = last.lstrip("-–—/~ ")
    parts = name.split()
    initials = len(name) == len("AK") and name.isupper() and not above.isupper()
    apart = not lines[run[-1] - 1].words or bool(PROSE_ENDS.search(above[-4:])) or name != last or initials
    if above[-1] in ":," or name[-1:] in ".,;" or len(parts) > 2 or not apart:
        return False
    return (
        _names(name)
        and all(part[0].isupper() for part in parts)
        and not HARDLY_NAMES & set(name.casefold().split())
    )


def _names(words: str) -> bool:
    """Return whether a line looks like a name: a few words with capitals, or one that is no answer."""
    plain = words.strip(" .,*_–—-")
    parts = plain.split()
    if not parts or len(parts) > _NAME_WORDS or len(plain) > _NAME_LENGTH or words[-1] in "?!:":
        return False
    given = parts[0].casefold() in GIVEN_NAMES and len(parts) == 2
    no_names = parts[2:] if given else parts
    if any(part.casefold().strip(".,") in NO_NAME for part in no_names) or any(c.isdigit() for c in plain):
        return False
    if len(parts) == 1:
        return plain[0].isalpha()
    return all(part[0].isupper() or part.casefold() in PARTICLES or not part[0].isalnum() for part in parts)


def _prose(words: str) -> bool:
    """Return whether a line is a sentence, and so no part of a signature."""
    count = len(words[:400].split())
    if CONTACT.search(words[:400]) and count < 2 * _LONG_WORDS:
        return False
    return count >= _LONG_WORDS or (count >= _PROSE_WORDS and bool(PROSE_ENDS.search(words[-4:])))


def _contacts(lines: Sequence[Line], kept: Sequence[bool], run: Sequence[int]) -> list[int]:
    """Return the lines of a block at the end of a run with a name and how to reach it."""
    if len(run) < 2:
        return []  # of one line nothing would be left
    within = set(run)
    blocks = [paragraph for paragraph in paragraphs(lines, kept) if paragraph[0] in within]
    found: list[int] = []
    below = ""
    for block in reversed(blocks[-4:]):
        said = [lines[number].words for number in block]
        if any(_prose(words) for words in said) or not _reaches(said, below):
            break
        found = [*block, *found]
        below = said[0]
    return found if len(found) < len(run) else []


def _titled(words: str) -> bool:
    """Return whether a line is "Anna Smith | Head of Purchasing | +44 20 7946 0000"."""
    parts = [part.strip() for part in words[:200].replace("·", "|").replace("•", "|").split("|")]
    return len(parts) >= 2 and _names(parts[0]) and all(len(part.split()) <= _PROSE_WORDS for part in parts)


def _reaches(said: Sequence[str], below: str) -> bool:
    """Return whether a paragraph says who wrote and how to reach them; ``below`` begins the next one."""
    if len(said) > 1:
        reach = any(CONTACT.search(words[:200]) for words in said)
        return reach and (bool(below) or _names(said[0]) or _titled(said[0]))
    heads = _names(said[0]) and said[0].split()[0].casefold() in below.casefold().split()
    return heads or _titled(said[0])  # "Anna" over "Anna Smith"
