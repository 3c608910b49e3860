"""Words that speak for a date as the one to come back on, or against it, in each language."""

from collections.abc import Mapping
from dataclasses import dataclass

from nextyes.replies.dates.lexicon import fold


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words, and how loudly they speak for the date near them (against it below 0)."""

    words: tuple[str, ...]
    weight: float


_WEIGHED: dict[str, dict[float, str]] = {
    "en": {
        4: "call|call me|ring|ring me|phone|ping|ping me|come back|check back|check in|circle back|reach out|reach back|get in touch|"
        "be in touch|touch base|follow up|revisit|re visit|try me|try us|try again|ask again|ask me|ask us|contact|contact us|"
        "contact me|write me|write to me|email me|message me|talk|speak|chat|catch up|reconnect|pick up|pick it up|pick this up|"
        "resume|reopen|re open|look again|look at|hit me up|hit us up|knock|drop me|drop us|nudge|remind|reminder|approach|"
        "approach us|get back|back to me|revert|knock on|start again|restart|discuss|conversation|come and see|look us up|"
        "give us a shout|give me a shout|shout|buzz|give me a call|give us a call|take it up|take this up|reassess|reconsider|review|"
        "re engage|reengage|connect|snooze|park|parked|on hold|wait|postpone|postponed|defer|deferred|push",
        3: "back|back in|return|returning|returns|reopen|re open|resuming|in the office|available|free|let us|let s",
        2: "good moment|good time|better time|better|ideal|works|suits|budget|budgets|money|fiscal|financial|opens|open|opening|starts|start|"
        "begins|possible|then|ready|new budget|realistic|realistically|earliest|funding|funds|capacity|bandwidth|sign|decide|decision|know",
        -2: "ends|expires|expire|expiring|expiry|renew|renews|renewal|runs|running out|contract|signed until|deadline|go live|launch|"
        "migration|busy|audit|buried|closing|due|deliver|delivery|invoice|too early|too soon|earlier than",
        -4: "met|spoke|talked|was|were|had|did|started|launched|ended|signed|bought|visited|since|last",
    },
}  # fmt: skip


def _by_first(weighed: Mapping[float, str]) -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for weight, phrases in weighed.items():
        for phrase in phrases.split("|"):
            words = tuple(fold(phrase).split())
            found.setdefault(words[0], []).append(Cue(words, weight))
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for first, cues in found.items()}


CUES = {code: _by_first(weighed) for code, weighed in _WEIGHED.items()}
CUES[""] = CUES["en"]
