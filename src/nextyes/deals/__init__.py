"""The vocabulary: events, the deal that is their fold, money, time, and a deal's state in columns.

Knows no file, no database, no model and no clock; imports nothing of ours.

To add a kind of event: a dataclass in ``events.py`` (and its place in ``KINDS``), what it does to a
deal in ``fold.py``; the contract test over ``KINDS`` then asks for its wire form and its export.
"""
