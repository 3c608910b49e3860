"""What no play may do: promise, press, shame, guilt, or leave the buyer without a way out.

The review reads words, so it finds the usual phrases and not every unkindness; a person reads the rest.
"""

import re

from nextyes.deals.events import Channel
from nextyes.plays.play import Play

_MOST_WORDS = {Channel.EMAIL: 130, Channel.CALL: 90, Channel.MESSAGE: 60, Channel.MEETING: 90}
_REFUSED = {
    "promises what nobody can keep": (
        r"guarantee|\bi promise|we promise|risk[- ]free|100 ?%|no risk|best price|lowest price|cannot fail|"
        r"garantier|versprech|risikolos|garanti[er]?\b|sans risque|promets|garantiz|sin riesgo|prometo"
    ),
    "presses with a false deadline": (
        r"last chance|final (notice|reminder|call)|only today|today only|act now|expires? (today|tonight)|"
        r"before it.?s too late|limited time|hurry|letzte chance|nur heute|dernière chance|"
        r"dernier rappel|última oportunidad|sólo hoy|solo hoy"
    ),
    "shames": (
        r"disappoint|unprofessional|rude|ignor(ed|ing)|ghost(ed|ing)|foolish|smart (people|buyers)|"
        r"everyone else|your competitors (are|have)|still haven.?t|enttäusch|unhöflich|ignorier|déçu|"
        r"impoli|ignoré|decepcion|ignorad|maleducad"
    ),
    "lays guilt on them": (
        r"after all (the|my|our|this) (time|work|effort|hours)|wast(e|ed|ing) my|you owe|"
        r"least you (can|could)|you (said|promised) you would|you.?ll regret|miss(ing)? out|"
        r"my boss|my quota|my target|"
        r"nach all der|schulden mir|verpassen|après tout le|vous me devez|después de todo el|me debe"
    ),
}
_PATTERNS = {what: re.compile(pattern, re.IGNORECASE) for what, pattern in _REFUSED.items()}


def review(play: Play) -> list[str]:
    """Return what a play may not do and does, in words for who wrote it; none where it may be used.

    Example:
        >>> from nextyes.plays.play import parse
        >>> head = "title: t\\nsituation: suspected_no\\nchannel: message\\nsource: s\\n\\n"
        >>> review(parse("bad", head + "Last chance! Is it [[not for us]]?"))
        ['it presses with a false deadline: “Last chance”']
    """
    said = f"{play.subject}\n{play.body}"
    found = [
        f"it {what}: “{hit.group()}”" for what, pattern in _PATTERNS.items() if (hit := pattern.search(said))
    ]
    if not play.exits:
        found.append("it gives the buyer no way out: hand over words to refuse with, such as [[not for us]]")
    if "?" not in play.body:
        found.append("it asks nothing: end on the question")
    count, most = len(play.body.split()), _MOST_WORDS[play.channel]
    if count > most:
        found.append(f"it is too long: {count} words, at most {most} are read on this channel")
    if play.channel is Channel.EMAIL and not play.subject:
        found.append("an e-mail needs a subject")
    return found
