"""nextyes tells a seller which open deal to ask "So, is it a no?" today, and proves that it helps.

Imports point down only: ``web | cli`` → ``app`` → ``store | outside | proof`` → ``decide`` →
``plays | odds | replies`` → ``deals``. The core (``decide`` and below) does no I/O.
"""

__version__ = "0.1.0"
