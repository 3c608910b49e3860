"""Reading a reply: text in; reading, date, price and their proof out.

Knows languages and `nextyes.deals`, nothing of ledgers, deals' odds or the network. A reply is text from a
stranger: it is only ever looked at, never obeyed, and every answer points at the characters that prove it.
"""
