"""What the user says of files that they do not say themselves."""

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from nextyes.outside.files.mapping import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What files do not say of themselves.

    Attributes:
        zone: The zone of instants written without one, and of days.
        currency: The ISO code of amounts written without one; "" where it is not known.
        day_first: Whether 03/04/2026 is 3 April; None to let the column say, or ask.
        decimal: Whether 1.234 has a decimal mark or thousands, "." or ","; None to let the column say.
        mapping: The user's own map, instead of a preset.
        source: The source of the events, which begins their ids; "" for the preset's name.
        exported_at: The instant of the export; None for the latest instant in the files.
        not_after: Now: what lies after it has not happened, whatever the files say; None not to look.
        names: What people call a file, where it has another name on disk: an upload has.
    """

    zone: ZoneInfo
    currency: str = ""
    day_first: bool | None = None
    decimal: str | None = None
    mapping: Mapping | None = None
    source: str = ""
    exported_at: datetime | None = None
    not_after: datetime | None = None
    names: ReadOnly[str, str] = field(default_factory=dict)
