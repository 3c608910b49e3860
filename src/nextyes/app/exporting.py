"""Give everything back as files."""

from pathlib import Path

from nextyes.outside.files import Written, write_pipeline
from nextyes.store import Ledger


def export(ledger: Ledger, folder: Path) -> Written:
    """Write every event that counts as a pipeline folder; importing it gives the same deals.

    Raises:
        ValueError: If the folder holds something that would be overwritten.
    """
    return write_pipeline(ledger.events(), folder)
