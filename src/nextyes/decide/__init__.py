"""The engine: what is known and believed of deals in, ranked advice with its reasons out.

Pure: no file, no clock, no database. Imports ``odds``, ``plays``, ``replies`` and ``deals``.
"""
