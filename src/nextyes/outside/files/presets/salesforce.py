"""Salesforce: the data export (Opportunity, Task, Event, OpportunityFieldHistory) or a report.

Its close date is the expected one while an opportunity is open and the day it closed afterwards.
"""

from nextyes.outside.files.mapping import Preset, TableMap

_STATUSES = {"true": "won", "1": "won"}, {"true": "lost", "1": "lost", "false": "open", "0": "open"}

PRESET = Preset(
    source="salesforce",
    tables=(
        TableMap(
            table="deals",
            needs=("StageName", "CloseDate"),
            columns={
                "deal_id": ("Id",),
                "name": ("Name",),
                "organization": ("Account.Name", "AccountId"),
                "contact": ("ContactId",),
                "owner": ("Owner.Name", "OwnerId"),
                "pipeline": ("RecordType.Name", "RecordTypeId"),
                "stage": ("StageName",),
                "amount": ("Amount",),
                "currency": ("CurrencyIsoCode",),
                "created": ("CreatedDate",),
                "expected_close": ("CloseDate",),
                "closed": ("CloseDate",),
                "lost_reason": ("Loss_Reason__c", "LossReason__c", "Closed_Lost_Reason__c"),
            },
            statuses=(
                ("IsDeleted", {"true": "deleted", "1": "deleted"}),
                ("IsWon", _STATUSES[0]),
                ("IsClosed", _STATUSES[1]),
                ("StageName", {"*": "open"}),
            ),
        ),
        TableMap(
            table="deals",
            needs=("Opportunity Name", "Stage", "Close Date"),
            columns={
                "deal_id": ("Opportunity ID", "Opportunity ID (18)", "Opportunity ID 18"),
                "name": ("Opportunity Name",),
                "organization": ("Account Name",),
                "contact": ("Primary Contact",),
                "owner": ("Opportunity Owner",),
                "pipeline": ("Opportunity Record Type", "Type"),
                "stage": ("Stage",),
                "amount": ("Amount",),
                "currency": ("Amount Currency",),
                "created": ("Created Date",),
                "expected_close": ("Close Date",),
                "closed": ("Close Date",),
                "lost_reason": ("Loss Reason", "Closed Lost Reason"),
            },
            statuses=(("Won", _STATUSES[0]), ("Closed", _STATUSES[1]), ("Stage", {"*": "open"})),
        ),
        TableMap(
            table="activities",
            needs=("TaskSubtype",),
            columns={
                "activity_id": ("Id",),
                "deal_id": ("WhatId",),
                "kind": ("TaskSubtype",),
                "direction": ("CallType",),
                "happened": ("CompletedDateTime", "ActivityDate"),
                "minutes": ("CallDurationInSeconds",),
                "owner": ("Owner.Name", "OwnerId"),
                "subject": ("Subject",),
                "text": ("Description",),
                "done": ("Status",),
            },
            values={"done": {"waiting on someone else": "planned"}, "direction": {"internal": "out"}},
            per_minute=60,
        ),
        TableMap(
            table="activities",
            needs=("StartDateTime", "WhatId"),
            columns={
                "activity_id": ("Id",),
                "deal_id": ("WhatId",),
                "happened": ("StartDateTime",),
                "minutes": ("DurationInMinutes",),
                "owner": ("Owner.Name", "OwnerId"),
                "subject": ("Subject",),
                "text": ("Description",),
            },
            constants={"kind": "meeting"},
        ),
        TableMap(
            table="changes",
            needs=("OpportunityId", "Field"),
            columns={
                "deal_id": ("OpportunityId",),
                "happened": ("CreatedDate",),
                "field": ("Field",),
                "old": ("OldValue",),
                "new": ("NewValue",),
            },
            values={
                "field": {
                    "stagename": "stage",
                    "closedate": "expected_close",
                    "owner": "owner",
                    "amount": "amount",
                }
            },
        ),
    ),
)
