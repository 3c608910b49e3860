"""HubSpot: Deals → Export (CSV or XLSX), and the exports of calls, e-mails, meetings, notes and tasks.

Its close date is the expected one while a deal is open and the day it closed afterwards. An activity
names all deals it belongs to, with ";" between them. Stages have no history in an export.
"""

from nextyes.outside.files.mapping import Preset, TableMap

_ACTIVITY = {
    "activity_id": ("Record ID", "Record ID - Activity"),
    "deal_id": ("Associated Deal IDs",),
    "owner": ("Activity assigned to", "Assigned to"),
}

PRESET = Preset(
    source="hubspot",
    tables=(
        TableMap(
            table="deals",
            needs=("Deal Name", "Deal Stage"),
            columns={
                "deal_id": ("Record ID", "Deal ID"),
                "name": ("Deal Name",),
                "organization": ("Associated Company", "Associated Company (Primary)", "Company Name"),
                "contact": ("Associated Contact",),
                "owner": ("Deal owner",),
                "pipeline": ("Pipeline",),
                "stage": ("Deal Stage",),
                "amount": ("Amount",),
                "currency": ("Currency",),
                "created": ("Create Date",),
                "expected_close": ("Close Date",),
                "closed": ("Close Date",),
                "lost_reason": ("Closed Lost Reason", "Primary Closed Lost Reason"),
            },
            statuses=(
                ("Is Closed Won", {"true": "won", "yes": "won"}),
                ("Is closed lost", {"true": "lost", "yes": "lost", "false": "open", "no": "open"}),
                ("Deal Stage", {"*": "open"}),
            ),
        ),
        TableMap(
            table="activities",
            needs=("Call title",),
            columns=_ACTIVITY
            | {
                "happened": ("Activity date",),
                "direction": ("Call direction",),
                "minutes": ("Call duration", "Call duration (HH:mm:ss)"),
                "subject": ("Call title",),
                "text": ("Call notes",),
                "done": ("Call status",),
            },
            constants={"kind": "call"},
            values={"done": {"queued": "planned", "calling": "planned", "*": "done"}},
        ),
        TableMap(
            table="activities",
            needs=("Email subject",),
            columns=_ACTIVITY
            | {
                "happened": ("Activity date", "Email send date"),
                "direction": ("Email direction",),
                "subject": ("Email subject",),
                "text": ("Email body",),
            },
            constants={"kind": "email"},
            values={"direction": {"email": "out", "forwarded_email": "out", "incoming_email": "in"}},
        ),
        TableMap(
            table="activities",
            needs=("Meeting name",),
            columns=_ACTIVITY
            | {
                "happened": ("Meeting start time", "Activity date"),
                "subject": ("Meeting name",),
                "text": ("Meeting description", "Internal meeting notes"),
                "done": ("Meeting outcome",),
            },
            constants={"kind": "meeting"},
        ),
        TableMap(
            table="activities",
            needs=("Note body",),
            columns=_ACTIVITY | {"happened": ("Activity date",), "text": ("Note body",)},
            constants={"kind": "note"},
        ),
        TableMap(
            table="activities",
            needs=("Task title",),
            columns=_ACTIVITY
            | {
                "happened": ("Completion date", "Due date"),
                "subject": ("Task title",),
                "text": ("Task body",),
                "done": ("Task status",),
            },
            constants={"kind": "task"},
            values={"done": {"waiting": "planned"}},
        ),
    ),
)
