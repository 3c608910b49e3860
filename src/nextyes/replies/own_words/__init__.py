"""The buyer's own new words: no quoted thread, no forward, no signature, no disclaimer, no markup.

`visible` is what a person would see of a text, with a way back to the original characters; `own_view` is
what of it the buyer wrote now, and `own_words` where that lies; `ungreeted` is that without its "Hi Tom,";
`answered` is the message that it quotes.
Only the first `LOOKED_AT` visible characters and `LINES` lines are looked at, so that a megabyte costs what
a page costs.

To teach it another client or language: its words in ``marks.py`` (quotes) or ``endings.py`` (signatures,
disclaimers), and a mail with the expected words in ``tests/replies/own_words/mails``.
"""

from nextyes.replies.own_words.greeting import ungreeted
from nextyes.replies.own_words.own import answered, own_view, own_words
from nextyes.replies.own_words.view import LINES, LOOKED_AT, View
from nextyes.replies.own_words.visible import visible

__all__ = ["LINES", "LOOKED_AT", "View", "answered", "own_view", "own_words", "ungreeted", "visible"]
