"""How files are said to people: whose they are, their tables and columns, what to do about what is wrong."""

# Whose export files are, by the name of the system.
SYSTEMS = {
    "hubspot": "an export of HubSpot",
    "pipedrive": "an export of Pipedrive",
    "salesforce": "an export of Salesforce",
    "odoo": "an export of Odoo",
    "close": "an export of Close",
    "pipeline": "a pipeline in the format of nextyes",
    "nextyes": "an export of nextyes itself",
    "": "of no system known here: the columns were guessed by their names",
}
TABLES = {"deals": "deals", "activities": "activities", "changes": "changes of fields", "": "none: left out"}
# The events of a kind, all together.
EVENTS = {
    "opened": "deals begun",
    "touched": "our touches",
    "heard": "their moves",
    "asked": "asks",
    "answered": "answers",
    "offered": "offers",
    "staged": "stages",
    "valued": "amounts",
    "promised": "close dates",
    "assigned": "owners",
    "planned": "next steps",
    "snoozed": "snoozes",
    "check_back_set": "check-backs",
    "won": "won",
    "lost": "lost",
    "reopened": "reopened",
    "noted": "notes and tasks",
}
# What a column of the import format holds, see docs/import.md.
COLUMNS = {
    "deals": {
        "deal_id": "the deal’s own number or key",
        "name": "what the deal is called",
        "organization": "the buyer’s company",
        "contact": "the person there",
        "owner": "the seller",
        "pipeline": "which pipeline it is in",
        "stage": "where it stands now",
        "amount": "what it is worth",
        "currency": "the currency of the amount",
        "created": "the day it began",
        "expected_close": "the day on which it should close",
        "status": "open, won or lost",
        "closed": "the day it was won or lost",
        "lost_reason": "why it was lost",
    },
    "activities": {
        "activity_id": "the activity’s own number",
        "deal_id": "the number of its deal",
        "kind": "call, e-mail, meeting, message, note or task",
        "direction": "from us (out) or from them (in)",
        "happened": "when it happened",
        "minutes": "how long it took",
        "owner": "who of us",
        "subject": "its subject",
        "text": "what was said or written",
        "done": "done, planned, missed or cancelled",
    },
    "changes": {
        "deal_id": "the number of the deal",
        "happened": "when it was changed",
        "field": "stage, amount, expected close, owner or status",
        "old": "what it was before",
        "new": "what it became",
    },
}
# Advice that names an option of the command line, as a page says it.
_ON_A_PAGE = {
    "say --day-first or --month-first": "say below whether the day or the month comes first",
    "say --decimal . or --decimal ,": "say below which is the decimal mark",
    "add a currency column or say --currency": "say the currency below",
    "map it with --map": "say below what it means",
    "map it to open, won or lost": "say below what it means",
    "map it to call, email, …": "say below what it means",
    "say with a map (--map) which of its columns is which": "say below which table it is",
    "name the columns as docs/import.md says, or say with --map which is which": "say below which is which",
    "deals need deal_id and created: name them so, or say with a map (--map) which they are": (
        "say below which table has the deals, and which columns have their number and the day they began"
    ),
}


def advice_of(advice: str) -> str:
    """Return what to do about a problem in a file, as a page says it.

    Example:
        >>> advice_of("map it with --map"), advice_of("correct the year")
        ('say below what it means', 'correct the year')
    """
    return _ON_A_PAGE.get(advice, advice)
