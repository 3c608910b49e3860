"""Our own pipeline folder: deals.csv, activities.csv, changes.csv."""

from nextyes.outside.files.mapping import COLUMNS, Preset, TableMap

PRESET = Preset(
    source="pipeline",
    tables=tuple(
        TableMap(
            table=table,
            columns={name: (name,) for name in names},
            statuses=(("status", {}),) if table == "deals" else (),
        )
        for table, names in COLUMNS.items()
    ),
)
