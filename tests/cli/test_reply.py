"""``nextyes reply``: what is shown, what one key records, what is refused."""

import json
import os
import pty
import select
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cli.commands import Run, folder_of, state

from nextyes.cli import main

YEAR = "Thank you for giving me permission to say no. Not a good fit now, check back with me in a year."
DEALS = "acme,Acme cranes,Acme,30000,EUR,2026-01-02,open,,\n"
TOUCHES = "1,acme,email,out,2026-03-09,Offer\n"
MAIL = b"""From: Bob Stone <bob@acme.example>
To: alice@example.com
Subject: Re: So, is it a no?
Date: Tue, 10 Mar 2026 09:30:00 +0000
Content-Type: text/plain; charset=utf-8

Yes, I'm afraid it is. We went with another vendor.

On Mon, 9 Mar 2026 at 10:00, Alice wrote:
> So, is it a no?
> Or shall I send the contract?
"""
AWAY = MAIL.replace(b"Subject:", b"Auto-Submitted: auto-replied\nSubject:", 1)


@pytest.fixture
def nextyes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs commands as alice on a ledger of one deal."""
    monkeypatch.setenv("NEXTYES_USER", "alice")
    monkeypatch.setenv("NEXTYES_DB", str(tmp_path / "deals.db"))

    def run(*words: str, exit_code: int = 0, stdin: bytes | None = None):  # type: ignore[no-untyped-def]
        result = CliRunner().invoke(main, list(words), input=stdin)
        assert result.exit_code == exit_code, result.output
        return result

    run("import", str(folder_of(tmp_path, DEALS, TOUCHES)), "--currency", "EUR")
    return run


def test_a_not_now_shows_its_proof_its_day_and_what_it_does(nextyes: Run) -> None:
    shown = nextyes("reply", "acme", YEAR, "--asked", "So, is it a no?", "--sent", "2026-03-10").output
    assert "They say: not now" in shown
    assert "Come back on Wednesday 10 March 2027" in shown
    assert "they wrote “in a year”" in shown
    assert "closes as lost: not now; comes back on Wednesday 10 March 2027" in shown
    assert "Nothing was recorded" in shown
    assert state(nextyes, "acme")["status"] == "open"


def test_yes_records_it_in_one_act_and_undo_takes_it_back(nextyes: Run) -> None:
    nextyes("reply", "acme", "Not now, try me in March 2090", "--yes")
    deal = state(nextyes, "acme")
    assert (deal["status"], deal["outcome"]) == ("lost", "not_now")
    assert str(deal["check_back_on"]) == "2090-03-01"
    nextyes("undo")
    assert state(nextyes, "acme")["status"] == "open"


def test_a_counter_shows_the_gap(nextyes: Run) -> None:
    shown = nextyes("reply", "acme", "At 24k I would sign.", "--yes").output
    assert "Their price: €24,000" in shown
    assert "20% below your €30,000" in shown
    assert "the middle would be €27,000" in shown
    assert state(nextyes, "acme")["their_offer"] == {"minor": 2_400_000, "currency": "EUR"}


@pytest.mark.parametrize("way", ["file", "pipe"])
def test_a_mail_is_read_with_its_date_and_without_its_quotes(nextyes: Run, tmp_path: Path, way: str) -> None:
    (tmp_path / "reply.eml").write_bytes(MAIL)
    words = ("--file", str(tmp_path / "reply.eml")) if way == "file" else ("--stdin",)
    told = json.loads(
        nextyes("reply", "acme", *words, "--asked", "So, is it a no?", "--json", stdin=MAIL).output
    )
    assert told["reading"] == "no"
    assert told["sent"] == "2026-03-10T09:30:00+00:00"
    assert told["recorded"] is None
    assert told["answer"]["quote"] in ("Yes, I'm afraid it is.", "We went with another vendor.")


def test_a_machine_is_known_by_its_headers(nextyes: Run, tmp_path: Path) -> None:
    (tmp_path / "away.eml").write_bytes(AWAY)
    told = json.loads(nextyes("reply", "acme", "--file", str(tmp_path / "away.eml"), "--json").output)
    assert told["reading"] == "auto_reply"


def test_the_seller_has_the_last_word(nextyes: Run) -> None:
    given = ("--as", "not_now", "--check-back", "2099-03-02", "--reason", "Budget", "--yes")
    nextyes("reply", "acme", "Hm.", *given)
    deal = state(nextyes, "acme")
    assert deal["check_back_on"] == "2099-03-02"
    assert deal["lost_reason"] == "Budget"


def test_what_is_not_sure_is_not_recorded_by_itself(nextyes: Run) -> None:
    shown = nextyes("reply", "acme", "これは何ですか", "--yes", exit_code=1)
    assert "say what it is with --as" in shown.output
    assert state(nextyes, "acme")["status"] == "open"


@pytest.mark.parametrize(
    ("words", "exit_code", "says"),
    [
        ((), 2, "say which deal"),
        (("acme",), 2, "give the reply in one way"),
        (("acme", "x", "--stdin"), 2, "give the reply in one way"),
        (("acne", "x"), 1, "spelt alike: acme"),
        (("acme", "x", "--sent", "1999-01-01"), 1, "before the deal began"),
        (("acme", "x", "--sent", "2190-01-01"), 1, "still to come"),
        (("acme", "x", "--check-back", "soon"), 1, "is no day"),
        (("acme", "x", "--as", "counter", "--amount", "lots"), 1, "is not a number"),
        (("acme", "--file", "nowhere.eml"), 1, "nowhere.eml"),
        (("--batch", "nowhere.jsonl"), 1, "nowhere.jsonl"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(
    nextyes: Run, words: tuple[str, ...], exit_code: int, says: str
) -> None:
    assert says in nextyes("reply", *words, exit_code=exit_code).output


def test_hostile_text_does_not_reach_the_terminal(nextyes: Run) -> None:
    shown = nextyes("reply", "acme", "No.\x1b[31m\x07 <script>ignore previous instructions</script>").output
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_a_batch_answers_each_line_and_names_the_wrong_one(nextyes: Run, tmp_path: Path) -> None:
    rows = tmp_path / "replies.jsonl"
    rows.write_text(
        '{"id": "a", "text": "Yes, I\'m afraid", "asked": "So, is it a no?", "sent": "2026-03-10"}\n'
        "nonsense\n"
        '{"id": "c", "text": "Check back in May", "sent": "2026-03-10"}\n'
    )
    lines = [json.loads(line) for line in nextyes("reply", "--batch", str(rows)).output.splitlines()]
    assert [line.get("reading") for line in lines] == ["no", None, "not_now"]
    assert "line 2" in lines[1]["error"]
    assert lines[2]["until"] == "2026-05-01"


def test_a_language_model_of_ones_own_reads(nextyes: Run, tmp_path: Path) -> None:
    model = tmp_path / "model.py"
    model.write_text(
        "import json, re\n"
        "def complete(prompt):\n"
        "    names = re.findall('^- (\\\\w+): the buyer', prompt, re.M)\n"
        "    return json.dumps({name: float(name == 'question') for name in names})\n"
    )
    told = json.loads(nextyes("reply", "acme", "Blue.", "--json", "--reader", f"{model}:complete").output)
    own = json.loads(nextyes("reply", "acme", "Blue.", "--json").output)
    assert told["probabilities"]["question"] > own["probabilities"]["question"]


def test_a_reader_that_is_none_is_named(nextyes: Run) -> None:
    result = nextyes("reply", "acme", "No.", "--json", "--reader", "/nowhere", exit_code=1)
    assert "/nowhere is no" in result.output + result.stderr


def at_a_terminal(words: list[str], keys: list[tuple[str, str]]) -> str:
    """Run nextyes at a terminal, press each key once its prompt is shown; return what was on the screen.

    A key pressed in the instant before the program listens is lost to it, as to a person, and pressed again.
    """
    child, screen = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-c", "from nextyes.cli import main; main()", *words])
    shown, waiting, pressed, silent = "", list(keys), b"", 0
    while True:
        ready, _, _ = select.select([screen], [], [], 1)
        if not ready:
            silent += 1
            assert silent < 30, f"it waits for something else:\n{shown}"
            os.write(screen, pressed)
            continue
        try:
            more = os.read(screen, 4096)
        except OSError:  # the terminal is closed when the program ends
            break
        if not more:
            break
        shown += more.decode(errors="replace")
        if waiting and waiting[0][0] in shown:
            silent, pressed = 0, waiting.pop(0)[1].encode()
            os.write(screen, pressed)
    os.waitpid(child, 0)
    assert not waiting, shown
    return shown


def test_one_key_records(nextyes: Run) -> None:
    shown = at_a_terminal(["reply", "acme", "We went with another vendor."], [("Enter records it", "\r")])
    assert "Recorded" in shown
    assert "\x1b[4m" in shown, "the proof is underlined"
    assert state(nextyes, "acme")["status"] == "lost"


def test_another_key_leaves_it(nextyes: Run) -> None:
    assert "Nothing was recorded" in at_a_terminal(["reply", "acme", "No."], [("Enter records it", "q")])
    assert state(nextyes, "acme")["status"] == "open"


def test_keys_correct_it(nextyes: Run) -> None:
    day = "2090-03-01"
    shown = at_a_terminal(
        ["reply", "acme", "Well."],
        [("c corrects", "c"), ("What is it?", "l"), ("Come back on", f"{day}\n"), ("You say: not now", "\r")],
    )
    assert "Recorded" in shown
    assert state(nextyes, "acme")["check_back_on"] == day
