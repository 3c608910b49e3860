"""Other people's systems: files, CRMs, mail. Translate to events and back, never decide.

Imports only ``deals``.
"""
