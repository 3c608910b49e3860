"""Odoo: CRM → Export of opportunities, with the fields' labels or, "import-compatible", their names.

Messages of the chatter (mail.message) are the activities: a comment is a note.
"""

from nextyes.outside.files.mapping import Preset, TableMap

PRESET = Preset(
    source="odoo",
    tables=(
        TableMap(
            table="deals",
            needs=("Expected Revenue", "Stage"),
            columns={
                "deal_id": ("ID", "External ID"),
                "name": ("Opportunity", "Name"),
                "organization": ("Customer", "Company Name"),
                "contact": ("Contact Name",),
                "owner": ("Salesperson",),
                "pipeline": ("Sales Team",),
                "stage": ("Stage",),
                "amount": ("Expected Revenue",),
                "currency": ("Currency",),
                "created": ("Created on", "Creation Date"),
                "expected_close": ("Expected Closing",),
                "closed": ("Closed Date",),
                "lost_reason": ("Lost Reason",),
            },
            statuses=(
                ("Is Won", {"pending": "open"}),
                ("Active", {"false": "lost", "0": "lost"}),
                ("Stage", {"*": "open"}),
            ),
        ),
        TableMap(
            table="deals",
            needs=("expected_revenue", "stage_id"),
            columns={
                "deal_id": ("id", ".id"),
                "name": ("name",),
                "organization": ("partner_id", "partner_name"),
                "contact": ("contact_name",),
                "owner": ("user_id",),
                "pipeline": ("team_id",),
                "stage": ("stage_id",),
                "amount": ("expected_revenue",),
                "currency": ("company_currency",),
                "created": ("create_date",),
                "expected_close": ("date_deadline",),
                "closed": ("date_closed",),
                "lost_reason": ("lost_reason_id", "lost_reason"),
            },
            statuses=(
                ("won_status", {"pending": "open"}),
                ("active", {"false": "lost", "0": "lost"}),
                ("stage_id", {"*": "open"}),
            ),
        ),
        TableMap(
            table="activities",
            needs=("Related Document ID", "Type"),
            columns={
                "activity_id": ("ID", "External ID"),
                "deal_id": ("Related Document ID",),
                "kind": ("Type",),
                "direction": ("Type",),
                "happened": ("Date",),
                "owner": ("Author",),
                "subject": ("Subject",),
                "text": ("Contents",),
            },
            values={
                "kind": {
                    "email": "email",
                    "incoming email": "email",
                    "outgoing email": "email",
                    "comment": "note",
                    "system notification": "note",
                },
                "direction": {"email": "in", "incoming email": "in", "outgoing email": "out", "*": ""},
            },
        ),
    ),
)
