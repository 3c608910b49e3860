"""Undo: take back an act or an import, and go on where one was."""

from nextyes import app
from nextyes.web.visit import Answer, Go, Place, Visit


def undo(visit: Visit) -> Answer:
    """Take back the act that the form names."""
    app.undo(visit.ledger, visit.form.get("batch") or None, by=visit.by)
    return Go(to=visit.back())


PLACES = (Place(path="/undo", act=undo, method="POST"),)
