"""What counts against a date as the one to come back on: how it is said, and what its clause says of it."""

from nextyes.replies.dates.clauses import AND, JOINS, STOPS, Words, clause_of, parts
from nextyes.replies.dates.cues import CONTACT, ONCE, OVER, SCOPE, Cues
from nextyes.replies.dates.other_days import after_a_talk, beside_absence, other_thing
from nextyes.replies.reply import Anchor, Grain, When

BESIDE = 2  # how near a word as "since" stands to its date
WAITS = frozenset("until till til before bis vor avant jusqu hasta antes".split())  # "not til 2027" is 2027
THEN = frozenset("then dann alors entonces ahi".split())
FEW = 3  # words beside a date that stands alone, or of a question
_ALSO = frozenset("auch non tampoco either too".split())
_AFTERWARDS = THEN | frozenset("afterwards danach anschliessend ensuite despues luego".split())
_AFTER = frozenset("after nach apres despues tras".split())
_SCOPE_REACH = 4  # words before a date: "until the meeting on 26 November"
_TAG = 4  # words of ", would you?"


def refused(
    when: When, text: str, words: Words, place: tuple[int, int], cues: Cues, *, away: bool
) -> tuple[float, str] | None:
    """Return what counts against a date by the way in which it is said, and the words that say so."""
    if against := _against(when, text, words, place, cues):
        return OVER, against
    if clause := _of_another_thing(when, text, words, place, cues, away=away):
        return 2 * OVER, clause
    return None


def _against(when: When, text: str, words: Words, place: tuple[int, int], cues: Cues) -> str:
    """Return the "no" beside a date or the verb of the past in its clause, "" where there is neither."""
    first, last = place
    before, after = words.folded[max(0, first - 1) : first], words.folded[last : last + 2]
    scoped = words.folded[first : first + 1] and when.anchor is not Anchor.END
    if scoped and before and before[0] in cues.no and words.folded[first] not in WAITS:
        return before[0]
    waits = words.folded[first] in WAITS
    if after and after[0] in _ALSO:
        after = words.folded[last + 1 : last + 3]
    if after and not waits and after[0] in cues.no and (len(after) == 1 or not after[1][0].isalpha()):
        return after[0]
    if _is_scoped(words, first, cues) and "erst" not in words.folded[max(0, first - 1) : first + 1]:
        return ""  # "until", "after": what is said of the past is not said of that day
    start, end = clause_of(words, first, last)
    # "on the 5th and on the 12th"
    if first - start < BESIDE and start and words.folded[start - 1] in JOINS:
        # "in May, and again in July."
        adds = end == last and words.folded[start - 1] in AND and words.folded[start - 2 : start - 1] == [","]
        start, _ = clause_of(words, start - 1 - adds, last)
    spoken = [
        text[words.starts[at] : words.ends[at]].casefold()
        for at in range(start, end)
        if not first <= at < last
    ]
    clause = " ".join(spoken)
    gone = cues.past.search(clause) if when.anchor is Anchor.START and when.grain is not Grain.YEAR else None
    if gone and ONCE.search(clause, 0, gone.start()):
        return ""  # "once we have paid it off"
    return gone.group().split()[-1] if gone else ""


def _of_another_thing(
    when: When, text: str, words: Words, place: tuple[int, int], cues: Cues, *, away: bool
) -> str:
    """Return the clause of a date that is the day of a talk that is over, a price, an age; else ""."""
    first, last = place
    if not _AFTERWARDS.isdisjoint(words.folded[last:]):
        return ""  # "our clients have until May to file, call me then"
    start, end = clause_of(words, first, last)
    at = next((at for at in range(last, len(words.folded)) if words.folded[at][0] in STOPS), None)
    stop = "" if at is None else words.folded[at]
    if after_a_talk(" ".join(words.folded[start:last])):  # "after our meeting in March we have decided"
        rest = text[words.ends[last - 1] : None if at is None else words.starts[at]]
        if cues.past.search(rest.casefold()):
            return text[words.starts[start] : words.ends[last - 1]]
    clause = " ".join([*words.folded[start:first], "@", *words.folded[last:end]])
    begins = words.folded[first] not in WAITS and (when.grain is not Grain.DAY or when.start == when.end)
    until = words.folded[first] in WAITS or words.folded[first : first + 2] == ["d", "ici"]
    scoped = _is_scoped(words, first, cues)
    after = words.folded[first] in _AFTER
    if other_thing(clause, scoped=scoped, asked=stop == "?", until=until, after=after) or (
        away and beside_absence(clause, begins=begins)
    ):
        return text[words.starts[start] : words.ends[end - 1]]
    return ""


def ends_in_a_question(words: Words) -> bool:
    """Say whether a text ends in a question of more than a few words."""
    count = len(words.folded)
    if not count or words.folded[-1][-1] != "?" or "," in words.folded[-_TAG:]:
        return False  # and "call me on the 28th, would you?" asks nothing
    before = next((at for at in range(count - 2, -1, -1) if words.folded[at][0] in STOPS), -1)
    return count - before > FEW + 3


def only_leads(words: Words, place: tuple[int, int], cues: Cues) -> bool:
    """Say whether a date before a question only leads to it: "We harvest in July. Can it weigh that?"."""
    first, last = place
    start, end = clause_of(words, first, last)
    calls = any(
        cue.weight == CONTACT and tuple(words.folded[at : at + len(cue.words)]) == cue.words
        for at in range(start, end)
        for cue in cues.by_first.get(words.folded[at], ())
    )
    return (first - start) + (end - last) > FEW and not calls and not _is_scoped(words, first, cues)


def _is_scoped(words: Words, first: int, cues: Cues) -> bool:
    """Say whether a date stands with a word of scope, as in "until the vote on 5 May"."""
    for at in range(first, max(-1, first - _SCOPE_REACH), -1):
        if parts(words.folded[at]):
            return False
        heard = cues.by_first.get(words.folded[at], ())
        if any(cue.weight == SCOPE and len(cue.words) == 1 for cue in heard):
            return True
    return False
