"""Close: the export of opportunities as CSV, with all fields.

A date of winning that lies on an open opportunity is the expected one. Activities belong to leads
there, not to opportunities, and are not in the export.
"""

from nextyes.outside.files.mapping import Preset, TableMap

PRESET = Preset(
    source="close",
    tables=(
        TableMap(
            table="deals",
            needs=("lead_id", "status_type", "status_label"),
            columns={
                "deal_id": ("id",),
                "name": ("lead_name",),
                "organization": ("lead_id",),
                "contact": ("contact_name",),
                "owner": ("user_name",),
                "pipeline": ("pipeline_name",),
                "stage": ("status_label",),
                "amount": ("value_formatted", "value"),
                "currency": ("value_currency",),
                "created": ("date_created",),
                "expected_close": ("date_won",),
                "closed": ("date_won", "date_lost"),
            },
            statuses=(("status_type", {}),),
            cents=frozenset({"value"}),
            decimal=".",
        ),
    ),
)
