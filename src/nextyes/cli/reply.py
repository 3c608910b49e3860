"""``nextyes reply``: read what a buyer answered, confirm it with one key, record what follows."""

import json
import os
import sys
import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from nextyes import app
from nextyes.app import answers
from nextyes.app.acts import Act
from nextyes.app.reading import reader_named
from nextyes.app.words import OUTCOMES, READINGS
from nextyes.cli.reply_page import document, lines
from nextyes.cli.shared import by, failing_plainly, instant_given, json_option, opened, reader_option
from nextyes.cli.terminal import style
from nextyes.deals.events import Channel, OutcomeClass, Reading
from nextyes.deals.money import Money, money
from nextyes.replies.batch import read_lines
from nextyes.replies.mail import mail
from nextyes.replies.readers import Reader
from nextyes.store import Ledger

_WORKERS = min(os.cpu_count() or 1, 8)  # processes that share a batch
_LARGEST = 25_000_000  # bytes of a mail; mail servers refuse larger ones
_READING_KEYS = {
    "n": Reading.NO,
    "l": Reading.NOT_NOW,
    "y": Reading.YES,
    "c": Reading.COUNTER,
    "h": Reading.HEDGE,
    "a": Reading.AUTO_REPLY,
    "w": Reading.WRONG_PERSON,
    "s": Reading.STOP,
    "q": Reading.QUESTION,
    "o": Reading.OTHER,
}
_OUTCOME_KEYS = {
    "f": OutcomeClass.NOT_A_FIT,
    "c": OutcomeClass.COMPETITOR,
    "d": OutcomeClass.NO_DECISION,
    "n": OutcomeClass.NOT_NOW,
}
_RECORD, _CORRECT, _LEAVE = ("\r", "\n", "y"), ("c",), ("q", "n", "\x1b")


@click.command("reply")
@click.argument("deal_id", required=False, metavar="DEAL")
@click.argument("text", required=False)
@click.option("--file", "path", type=click.Path(path_type=Path), help="The reply: a .eml or a text file.")
@click.option("--stdin", "piped", is_flag=True, help="The reply, or a whole mail, from a pipe.")
@click.option("--sent", metavar="DATE", help="When it was sent; else as the mail says, else now.")
@click.option("--asked", metavar="WORDS", help="The question it answers; else the words of your last ask.")
@click.option(
    "--channel", type=click.Choice([each.value for each in Channel]), default="email", help="How it came."
)
@click.option(
    "--as", "reading", type=click.Choice([each.value for each in Reading]), help="Correct how it was read."
)
@click.option("--check-back", metavar="DATE", help='Correct the day to come back; "none": no day.')
@click.option("--amount", metavar="NUMBER", help='Correct their price; "none": no price.')
@click.option(
    "--outcome", type=click.Choice([each.value for each in OutcomeClass]), help="Why the deal is lost."
)
@click.option("--reason", default="", help="The reason in your own words, such as Pricing.")
@click.option("--note", default="", help="Anything to remember about it.")
@click.option("--yes", "confirmed", is_flag=True, help="Record it without asking.")
@click.option("--batch", metavar="FILE", help="Many replies, a JSON line each, without deals; “-”: a pipe.")
@reader_option
@json_option
@click.pass_obj
def command(db: str | None, /, **given: Any) -> None:
    """Read a buyer's reply: what it means and the words that prove it, the day to come back, the price.

    Shows what would be recorded and waits for one key; `nextyes undo` takes it back. With --json nothing
    is recorded unless --yes is given. Nothing is ever sent to the buyer.

    \b
    Examples:
      nextyes reply D-0042 "Not a good fit now, check back with me in a year"
      nextyes reply D-0042 --file reply.eml
      nextyes reply D-0042 --stdin --asked "So, is it a no?" --sent 2026-11-20 < reply.txt
      nextyes reply D-0042 "Yes, I'm afraid." --as no --outcome competitor --yes
      nextyes reply --batch replies.jsonl > readings.jsonl
      nextyes reply D-0042 --file reply.eml --reader my_model.py:complete
    """
    if given["batch"] is not None:
        with failing_plainly():
            _read_many(given["batch"], reader_named(given["reader"]))
        return
    if not given["deal_id"]:
        raise click.UsageError('say which deal, as in: nextyes reply DEAL "text"; or give --batch FILE')
    with opened(db) as ledger:
        chosen = app.settings(ledger)
        who = by(chosen)
        said = _said(given, who, chosen.zone)
        reader = reader_named(given["reader"])
        found = answers.understand(
            ledger, given["deal_id"], said, by=who, asked=given["asked"], reader=reader
        )
        answer = _corrected(found, given)
        sure = not found.reply.abstain or given["reading"] is not None
        if not given["as_json"]:
            events = answers.consequences(found.deal, said, answer, by=who, chosen=chosen)
            click.echo("\n".join(lines(found, answer, events, chosen)))
        recorded = None
        if given["confirmed"]:
            if not sure:
                raise ValueError(f"not recorded: {found.reply.abstain}; say what it is with --as READING")
            recorded = _record(ledger, found, said, answer, who)
        elif not given["as_json"]:
            recorded = _confirm(ledger, found, said, answer, who, sure)
        if given["as_json"]:
            events = answers.consequences(found.deal, said, answer, by=who, chosen=chosen)
            click.echo(json.dumps(document(found, answer, events, said, recorded), default=str))


def _read_many(path: str, reader: Reader) -> None:
    """Print one JSON line for each line of a file, as it is read."""
    source: Iterable[str]
    with click.open_file(path, encoding="utf-8", errors="replace") as source:
        for line in read_lines(source, workers=_WORKERS, reader=reader):
            sys.stdout.write(line + "\n")


def _said(given: dict[str, Any], who: app.By, zone: ZoneInfo) -> answers.Said:
    """Return the reply from wherever it was given.

    Raises:
        click.UsageError: If it was given in no way, or in several.
        ValueError: If it is no reply that can be read.
    """
    if sum((given["text"] is not None, given["path"] is not None, given["piped"])) != 1:
        raise click.UsageError("give the reply in one way: its words, --file FILE or --stdin")
    sent = instant_given(given["sent"], zone) if given["sent"] else None
    channel = Channel(given["channel"])
    if given["text"] is not None:
        return answers.Said(text=given["text"], at=sent or who.at, channel=channel)
    raw = given["path"].read_bytes() if given["path"] else sys.stdin.buffer.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise ValueError(f"the reply is larger than {_LARGEST:,} bytes: give only its text")
    letter = mail(raw)
    return answers.Said(
        text=letter.text,
        at=sent or letter.sent or who.at,
        channel=channel,
        subject=letter.subject,
        automatic=letter.automatic,
    )


def _corrected(found: answers.Understood, given: dict[str, Any]) -> answers.Answer:
    """Return the answer as read, with what the options say otherwise."""
    answer = found.answer
    if given["reading"]:
        answer = answers.answered_as(answer, Reading(given["reading"]), found.reply)
    if given["check_back"]:
        answer = replace(answer, until=_day(given["check_back"]))
    if given["amount"]:
        answer = replace(answer, amount=_amount(given["amount"], found))
    if given["outcome"]:
        answer = replace(answer, outcome=OutcomeClass(given["outcome"]))
    return replace(answer, reason=given["reason"], note=given["note"])


def _confirm(
    ledger: Ledger,
    found: answers.Understood,
    said: answers.Said,
    answer: answers.Answer,
    who: app.By,
    sure: bool,
) -> str | None:
    """Wait for a key; return the act that was recorded, None where it was left."""
    if not sys.stdin.isatty():
        click.echo("Nothing was recorded: add --yes to record it.")
        return None
    while True:
        record = "Enter records it · " if sure else ""
        click.echo(style(f"{record}c corrects it · q leaves it", bold=True))
        key = click.getchar()
        if key in _LEAVE:
            click.echo("Nothing was recorded.")
            return None
        if key in _RECORD and sure:
            return _record(ledger, found, said, answer, who)
        if key in _CORRECT:
            answer, sure = _asked_again(found, answer), True
            chosen = app.settings(ledger)
            events = answers.consequences(found.deal, said, answer, by=who, chosen=chosen)
            click.echo("\n".join(lines(found, answer, events, chosen)))


def _asked_again(found: answers.Understood, answer: answers.Answer) -> answers.Answer:
    """Ask what the reply really says, one key or one line at a time."""
    reading = _key("What is it?", {key: (one, READINGS[one]) for key, one in _READING_KEYS.items()})
    answer = answers.answered_as(answer, reading, found.reply)
    if answer.outcome is not None and reading is not Reading.NOT_NOW:
        whys = {key: (one, OUTCOMES[one]) for key, one in _OUTCOME_KEYS.items()}
        answer = replace(answer, outcome=_key("Why is it lost?", whys))
    if reading in answers.DATED:
        shown = answer.until.isoformat() if answer.until else "none"
        answer = replace(answer, until=_typed("Come back on (2027-03-01, or none)", shown, _day))
    if reading is Reading.COUNTER:
        shown = str(answer.amount.amount) if answer.amount else "none"
        answer = replace(
            answer, amount=_typed("Their price (a number, or none)", shown, lambda t: _amount(t, found))
        )
    return answer


def _key(question: str, choices: dict[str, tuple[Any, str]]) -> Any:
    click.echo(question + " " + " · ".join(f"{key} {words}" for key, (_, words) in choices.items()))
    while (key := click.getchar().lower()) not in choices:
        pass
    return choices[key][0]


def _typed(question: str, shown: str, parse: Any) -> Any:
    while True:
        try:
            return parse(click.prompt(question, default=shown))
        except ValueError as error:
            click.echo(str(error))


def _record(
    ledger: Ledger, found: answers.Understood, said: answers.Said, answer: answers.Answer, who: app.By
) -> str:
    batch = f"reply-{uuid.uuid4().hex[:12]}"
    receipt = answers.record_answer(ledger, found.deal.id, said, answer, act=Act(by=who, id=batch))
    click.echo(
        "Recorded; `nextyes undo` takes it back." if receipt.new else "This was recorded before.", err=True
    )
    return batch


def _day(text: str) -> date | None:
    if text == "none":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"{text!r} is no day: write 2027-03-01, or none") from error


def _amount(text: str, found: answers.Understood) -> Money | None:
    if text == "none":
        return None
    known = found.answer.amount or found.deal.our_offer or found.deal.amount
    if known is None:
        raise ValueError("the deal has no currency: set one with `nextyes settings currency EUR`")
    return money(text.replace(",", ""), known.currency)
