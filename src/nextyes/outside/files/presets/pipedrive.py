"""Pipedrive: Deals → Export filter results, and the same of Activities (with their deal's ID as a column).

An activity has no direction: it is ours. Its due date counts unless the export has when it was done.
"""

from nextyes.outside.files.mapping import Preset, TableMap

PRESET = Preset(
    source="pipedrive",
    tables=(
        TableMap(
            table="deals",
            needs=("Deal - Title", "Deal - Status"),
            columns={
                "deal_id": ("Deal - ID", "Deal - Pipedrive System ID"),
                "name": ("Deal - Title",),
                "organization": ("Deal - Organization", "Organization - Name"),
                "contact": ("Deal - Contact person", "Person - Name"),
                "owner": ("Deal - Owner",),
                "pipeline": ("Deal - Pipeline",),
                "stage": ("Deal - Stage",),
                "amount": ("Deal - Value",),
                "currency": ("Deal - Currency of Value",),
                "created": ("Deal - Deal created", "Deal - Creation date"),
                "expected_close": ("Deal - Expected close date",),
                "closed": (
                    "Deal - Deal closed on",
                    "Deal - Closed on",
                    "Deal - Won time",
                    "Deal - Lost time",
                ),
                "lost_reason": ("Deal - Lost reason",),
            },
            statuses=(("Deal - Status", {"deleted": "deleted"}),),
        ),
        TableMap(
            table="activities",
            needs=("Activity - Subject",),
            columns={
                "activity_id": ("Activity - ID", "Activity - Pipedrive System ID"),
                "deal_id": ("Deal - ID", "Activity - Deal ID", "Deal - Pipedrive System ID"),
                "kind": ("Activity - Type",),
                "happened": ("Activity - Marked as done time", "Activity - Due date"),
                "minutes": ("Activity - Duration",),
                "owner": ("Activity - Assigned to user",),
                "subject": ("Activity - Subject",),
                "text": ("Activity - Note",),
                "done": ("Activity - Done",),
            },
            values={"done": {"undone": "planned", "to do": "planned"}},
        ),
    ),
)
