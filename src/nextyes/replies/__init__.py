"""Reading a reply: text in; readings with their odds and proof, day to come back and price out.

`read` puts the parts together: ``own_words`` (what of a text the buyer wrote now), ``question`` (what a yes
would mean), ``language``, ``cues`` (phrases that speak for a reading), ``light`` (a small model of words),
``dates`` and ``prices``; ``weigh`` adds up what speaks for each reading. ``mail`` opens .eml files, ``batch``
reads many rows, ``readers`` lets a language model of the user's own take the light model's place, and
``transformer`` one that onnxruntime runs.

Knows languages and `nextyes.deals`, nothing of ledgers, deals' odds or the network. A reply is text from a
stranger: it is only ever looked at, never obeyed, and every answer points at the characters that prove it.
To add a reading, begin with `nextyes.deals.events.Reading`; to add a language, with `language.txt` and a
module each in ``cues``, ``dates`` and ``prices``.
"""

from nextyes.replies.read import read
from nextyes.replies.reply import Context, Reply

__all__ = ["Context", "Reply", "read"]
