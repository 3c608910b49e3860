"""Where events live (SQLite, PostgreSQL) and deals as columns (DuckDB, Spark).

Imports only ``deals``: it keeps and counts, it never decides. `open_ledger` is the door. Its promises
are kept by ``ledger.py`` alone, over a `nextyes.store.database.Database`: to add a database, implement
that protocol in one module, its tables in ``schema/``, and name it in ``open_ledger`` and in the
contract test, which then holds it to every promise.
"""

from nextyes.store.batches import Batch, BatchRow, BatchState, BusyError, LedgerError, Receipt
from nextyes.store.ledger import Ledger, open_ledger

__all__ = ["Batch", "BatchRow", "BatchState", "BusyError", "Ledger", "LedgerError", "Receipt", "open_ledger"]
