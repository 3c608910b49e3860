"""Which of their columns is which of ours, guessed by their names, where no system is recognised.

A guess is a map like one that a user writes: it is shown, and corrected, before anything is read by it.
"""

from collections.abc import Mapping as ReadOnly
from typing import Any

from nextyes.outside.files.mapping import COLUMNS, REQUIRED, Mapping, folded, mapping
from nextyes.outside.files.presets import PRESETS
from nextyes.outside.files.tables import Table

# Names that teams give to columns, folded, the likelier first; English, German, French, Spanish, Dutch.
_WORDS: ReadOnly[str, ReadOnly[str, str]] = {
    "deals": {
        "deal_id": "id deal_no deal_number opportunity_no quote_id quote_number lead_id ref reference"
        " key number no nr external_id kenmerk nummer angebotsnummer vorgangsnummer numéro"
        " référence código referencia",
        "name": "title deal opportunity subject project description omschrijving onderwerp titel bezeichnung"
        " projekt nom affaire objet nombre asunto oportunidad",
        "organization": "organisation company company_name account account_name customer customer_name client"
        " client_name buyer klant bedrijf kunde firma unternehmen entreprise société cliente empresa",
        "contact": "contact_name contact_person primary_contact person decision_maker ansprechpartner kontakt"
        " contactpersoon interlocuteur contacto",
        "owner": "deal_owner sales_rep sales_agent rep salesperson seller account_manager account_executive"
        " assigned_to responsible user verkoper verantwoordelijke verkäufer zuständig besitzer"
        " commercial vendeur responsable vendedor",
        "pipeline": "funnel sales_pipeline",
        "stage": "deal_stage sales_stage phase step fase stufe étape etapa",
        "amount": "value deal_value deal_amount close_value total total_amount price revenue expected_revenue"
        " opportunity_amount deal_size acv arr tcv bedrag waarde betrag wert summe umsatz montant"
        " valeur importe monto valor",
        "currency": "currency_code iso_currency valuta währung devise moneda",
        "created": "created_at created_on create_date created_date date_created creation_date creation"
        " open_date opened engage_date added date_added start_date date aangemaakt"
        " aangemaakt_op erstellt erstellt_am angelegt angelegt_am créé créé_le"
        " date_de_création creado fecha_de_creación datum fecha",
        "expected_close": "expected_close_date forecast_close_date target_close_date estimated_close_date"
        " est_close_date close_date closing_date verwachte_sluiting erwarteter_abschluss"
        " clôture_prévue cierre_previsto",
        "status": "state outcome result won_lost stand statut ergebnis resultaat estado resultado",
        "closed": "closed_at closed_on closed_date date_closed close_date closing_date actual_close_date"
        " decision_date gesloten gesloten_op abgeschlossen abgeschlossen_am clôturé clôturé_le cerrado"
        " fecha_de_cierre",
        "lost_reason": "loss_reason reason_lost closed_lost_reason reason reden verlustgrund grund motif"
        " motivo",
    },
    "activities": {
        "activity_id": "id call_id email_id event_id record_id",
        "deal_id": "deal opportunity opportunity_id record_id lead_id ref reference kenmerk vorgangsnummer"
        " angebotsnummer nummer référence referencia",
        "kind": "type activity_type activity channel soort art typ genre tipo",
        "direction": "in_out inbound_outbound richting richtung sens dirección",
        "happened": "date happened_at datetime date_time timestamp when activity_date occurred_at start"
        " start_time due_date created_at datum datum_tijd zeitpunkt fecha",
        "minutes": "duration duration_minutes duur minuten dauer durée duración",
        "owner": "user sales_rep sales_agent assigned_to created_by verkoper verkäufer vendeur vendedor",
        "subject": "title activity_subject onderwerp betreff objet asunto",
        "text": "body note notes description content message comment comments details omschrijving notiz",
        "done": "completed is_done status",
    },
    "changes": {
        "deal_id": "deal opportunity opportunity_id record_id lead_id",
        "happened": "date changed_at created_date timestamp when datum fecha",
        "field": "field_name property column",
        "old": "old_value from before",
        "new": "new_value to after value",
    },
}


def guess(tables: list[Table]) -> Mapping:
    """Return a map of unfamiliar tables: which of them are the deals, and what their columns hold.

    Example:
        >>> sales = Table("sales.csv", ("Ref", "Customer", "Opened", "Phase"), lambda problems: ())
        >>> dict(guess([sales]).columns["deals"])["organization"]
        'Customer'
    """
    found = {kind: [(table, columns_of(kind, table.header)) for table in tables] for kind in COLUMNS}
    deals, _ = max(found["deals"], key=lambda one: (one[0].stem == "deals", *_worth("deals", one[1])))
    chosen, files = {"deals": guess_of("deals", deals.header)}, {deals.stem: "deals"}
    for kind in ("activities", "changes"):
        for table, theirs in found[kind]:
            if table.stem not in files and all(ours in theirs for ours in REQUIRED[kind]):
                files[table.stem] = kind
                chosen.setdefault(kind, guess_of(kind, table.header))
    files |= {table.stem: "" for table in tables if table.stem not in files}
    return mapping({**chosen, "files": files})


def guess_of(kind: str, header: tuple[str, ...]) -> dict[str, Any]:
    """Return the part of a map that reads a table as one of ours, as `mapping` takes it.

    Example:
        >>> guess_of("deals", ("Ref", "Opened", "Phase"))["values"]
        {'status': {'*': 'open'}}
    """
    found = columns_of(kind, header)
    values: dict[str, dict[str, str]] = {}
    if kind == "deals" and "status" not in found and "stage" in found:
        found["status"] = found["stage"]  # a team whose last stages are its outcomes
        values = {"status": {"*": "open"}}
    return {"columns": {ours: found.get(ours, "") for ours in COLUMNS[kind]}, "values": values}


def columns_of(kind: str, header: tuple[str, ...]) -> dict[str, str]:
    """Return our columns that a header seems to have, each with its name there.

    Example:
        >>> columns_of("changes", ("Deal ID", "When", "Old value", "New value", "Who"))
        {'deal_id': 'Deal ID', 'happened': 'When', 'old': 'Old value', 'new': 'New value'}
    """
    theirs = {_plain(name): name for name in reversed(header) if name}
    found: dict[str, str] = {}
    for ours in COLUMNS[kind]:
        for word in _words(kind, ours):
            if word in theirs and (theirs[word] not in found.values() or word in _TWICE):
                found[ours] = theirs[word]
                break
    if kind == "deals" and "deal_id" not in found and "name" in found:
        found["deal_id"] = found["name"]  # deals without a number are known by their name
    return found


_FILLERS = {"deal", "the", "of", "on", "at"}
_TWICE = ("close_date", "closing_date")  # in many systems the promised day, and the actual one afterwards


def _words(kind: str, ours: str) -> list[str]:
    known = [
        name
        for preset in PRESETS.values()
        for table_map in preset.tables
        if table_map.table == kind
        for name in table_map.columns.get(ours, ())
    ]
    return [_plain(name) for name in (ours, *known, *_WORDS[kind].get(ours, "").split())]


def _plain(name: str) -> str:
    """Return a name without what does not tell columns apart: "Date of creation" is "creation_date".

    Example:
        >>> _plain("Deal - Created on"), _plain("created_at"), _plain("Deal")
        ('created', 'created', 'deal')
    """
    words = folded(name).split("_")
    return "_".join(sorted(set(words) - _FILLERS)) or folded(name)


def _worth(kind: str, theirs: dict[str, str]) -> tuple[bool, int]:
    return all(ours in theirs for ours in REQUIRED[kind]), len(theirs)
