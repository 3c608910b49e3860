"""What tests of files share: folders of a few rows, and reading them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nextyes.deals.instants import zone
from nextyes.outside.files import Pipeline, ReadOptions, read_pipeline

DEALS = "deal_id,created,status,closed,stage,amount,currency,expected_close,owner,lost_reason\n"
ACTIVITIES = "activity_id,deal_id,kind,direction,happened,minutes,owner,subject\n"
CHANGES = "deal_id,happened,field,old,new\n"


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Pipeline]:
    """Read a folder of the given rows; a text with its own header is a whole file."""

    def of(deals: str = "", activities: str = "", changes: str = "", **options: Any) -> Pipeline:
        for name, header, rows in (
            ("deals", DEALS, deals),
            ("activities", ACTIVITIES, activities),
            ("changes", CHANGES, changes),
        ):
            if rows:
                text = "\n".join(line.strip() for line in rows.strip().splitlines()) + "\n"
                whole = text.startswith(("deal_id,", "activity_id,", "id,"))
                (tmp_path / f"{name}.csv").write_text(text if whole else header + text, encoding="utf-8")
        return read_pipeline(tmp_path, ReadOptions(**{"zone": zone("Europe/Amsterdam")} | options))

    return of
