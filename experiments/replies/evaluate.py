"""The reader on the written replies: readings, confusions and their cost, calibration, days, prices."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from experiments.replies.rows import Row

from nextyes.deals.events import Reading
from nextyes.replies.dates import check_back_on
from nextyes.replies.read import Asked, read_all
from nextyes.replies.reply import Reply

READINGS = tuple(Reading)
_NEVER_A_YES = (Reading.NO, Reading.HEDGE, Reading.NOT_NOW)

# What it costs a seller, in follow-ups of six minutes, to believe the second where the buyer said the first.
# Stated, not measured: a deal lost by mistake is worth about ten, mail after a "stop" more than any.
COSTS: dict[tuple[Reading, Reading], tuple[float, str]] = {
    (Reading.NO, Reading.YES): (6, "a contract is sent to someone who refused; the forecast lies"),
    (Reading.NO, Reading.HEDGE): (4, "a dead deal is chased on"),
    (Reading.NO, Reading.NOT_NOW): (2, "one more mail, on a day far off"),
    (Reading.NO, Reading.COUNTER): (3, "a price is conceded to someone who left"),
    (Reading.NOT_NOW, Reading.NO): (8, "a deal that comes back is closed for good"),
    (Reading.NOT_NOW, Reading.YES): (6, "a contract comes a year early; the forecast lies"),
    (Reading.NOT_NOW, Reading.HEDGE): (3, "the buyer is chased before their day"),
    (Reading.HEDGE, Reading.NO): (10, "a live deal is closed"),
    (Reading.HEDGE, Reading.YES): (6, "a contract is sent too early; the forecast lies"),
    (Reading.HEDGE, Reading.NOT_NOW): (4, "a live deal rests"),
    (Reading.YES, Reading.NO): (12, "a won deal is closed"),
    (Reading.YES, Reading.NOT_NOW): (8, "a won deal rests"),
    (Reading.YES, Reading.HEDGE): (4, "a buyer who said yes is asked again"),
    (Reading.COUNTER, Reading.NO): (10, "a deal is closed over a price that could move"),
    (Reading.COUNTER, Reading.YES): (6, "an offer is taken for an order"),
    (Reading.STOP, Reading.NO): (4, "the deal is closed, but the address stays on the list"),
    (Reading.WRONG_PERSON, Reading.NO): (8, "the deal is closed, its buyer never asked"),
    (Reading.AUTO_REPLY, Reading.NO): (8, "a machine's answer closes a deal"),
}
_AFTER_STOP = (20.0, "mail to someone who asked for none")
_LOST = (6.0, "an answer is taken from someone who gave none")
_OTHERWISE = (2.0, "the seller answers beside the point")


def cost(said: Reading, read_as: Reading) -> tuple[float, str]:
    """Return what a confusion costs in follow-ups, and why."""
    if said is read_as:
        return 0.0, ""
    if (said, read_as) in COSTS:
        return COSTS[said, read_as]
    if said is Reading.STOP:
        return _AFTER_STOP
    return _LOST if read_as in (Reading.NO, Reading.STOP) else _OTHERWISE


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A written reply beside what was read of it."""

    row: Row
    reply: Reply

    @property
    def right(self) -> bool:
        """Whether the reading is the one on which the seller should act."""
        return self.reply.reading is self.row.readings[0]

    @property
    def sure(self) -> bool:
        """Whether the reader did not abstain."""
        return not self.reply.abstain

    @property
    def check_back(self) -> str | None:
        """The check-back day as read."""
        came, until = self.row.came, self.reply.until
        if until is None or came.sent is None:
            return None
        return check_back_on(until, sent=came.sent, country=came.context.country).isoformat()

    @property
    def amount(self) -> float | None:
        """The buyer's price as read."""
        price = self.reply.amount
        return None if price is None or price.value is None else float(price.value.amount)


def told(written: Sequence[Row]) -> list[Told]:
    """Return what is read of each row."""
    replies = read_all([row.came for row in written])
    return [Told(row=row, reply=reply) for row, reply in zip(written, replies, strict=True)]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def summary(all_told: Sequence[Told]) -> list[str]:
    """Return the bars: right among the sure, abstained, and the worst error."""
    sure = [each for each in all_told if each.sure]
    wrong_yes = [
        each
        for each in all_told
        if each.row.readings[0] in _NEVER_A_YES and each.reply.probability(Reading.YES) > 0.5
    ]
    right = sum(each.right for each in sure)
    spent = sum(cost(each.row.readings[0], each.reply.reading)[0] for each in sure)
    held = sum(set(each.reply.holds) == set(each.row.readings) for each in all_told)
    quoted = [each for each in all_told if each.row.proof]
    proven = sum(_meets(each) for each in quoted)
    return [
        f"{len(all_told):,} replies of {len({each.row.scenario for each in all_told})} scenarios.",
        "",
        "| what | seen | bar |",
        "|---|---:|---:|",
        f"| right, of those not abstained | {_share(right, len(sure))} | 90 % |",
        f"| abstained | {_share(len(all_told) - len(sure), len(all_told))} | at most 15 % |",
        f"| right, were nothing abstained | {_share(sum(one.right for one in all_told), len(all_told))} | |",
        f"| no, hedge or not now told as yes above 0.5 | {len(wrong_yes)} | 0 |",
        f"| all readings that hold, and no other | {_share(held, len(all_told))} | |",
        f"| quote meets the words marked as proof | {_share(proven, len(quoted))} | |",
        f"| cost of what was misread, follow-ups a reply | {spent / max(1, len(sure)):.2f} | |",
    ]


def _meets(each: Told) -> bool:
    """Return whether the quote and the words marked as proof share characters."""
    span, text = each.reply.readings[0].proof, each.row.came.text
    at = text.find(each.row.proof)
    return span is not None and span.start < at + len(each.row.proof) and at < span.end


def by_reading(all_told: Sequence[Told]) -> list[str]:
    """Return how each reading fares."""
    lines = [
        "| reading | replies | abstained | right, of the rest | true, of those told so |",
        "|---|---:|---:|---:|---:|",
    ]
    for reading in READINGS:
        own = [each for each in all_told if each.row.readings[0] is reading]
        sure = [each for each in own if each.sure]
        so_told = [each for each in all_told if each.sure and each.reply.reading is reading]
        lines.append(
            f"| {reading.value} | {len(own)} | {_share(len(own) - len(sure), len(own))} "
            f"| {_share(sum(each.right for each in sure), len(sure))} "
            f"| {_share(sum(each.right for each in so_told), len(so_told))} |"
        )
    return lines


def by_group(all_told: Sequence[Told], name: str) -> list[str]:
    """Return how each language or channel fares."""
    lines = [f"| {name} | replies | abstained | right, of the rest |", "|---|---:|---:|---:|"]
    groups = sorted({getattr(each.row, name) for each in all_told})
    for group in groups:
        own = [each for each in all_told if getattr(each.row, name) == group]
        sure = [each for each in own if each.sure]
        lines.append(
            f"| {group} | {len(own)} | {_share(len(own) - len(sure), len(own))} "
            f"| {_share(sum(each.right for each in sure), len(sure))} |"
        )
    return lines


def confusions(all_told: Sequence[Told]) -> list[str]:
    """Return what was said (rows) and what was read (columns), of those not abstained."""
    counted = Counter((each.row.readings[0], each.reply.reading) for each in all_told if each.sure)
    lines = [
        "| said | " + " | ".join(reading.value for reading in READINGS) + " |",
        "|---|" + "---:|" * len(READINGS),
    ]
    for said in READINGS:
        cells = (str(counted[said, as_read] or "") for as_read in READINGS)
        lines.append(f"| {said.value} | " + " | ".join(cells) + " |")
    return lines


def costs(all_told: Sequence[Told]) -> list[str]:
    """Return what each confusion seen costs a seller, the dearest first."""
    counted = Counter(
        (each.row.readings[0], each.reply.reading) for each in all_told if each.sure and not each.right
    )
    lines = ["| said | read as | times | follow-ups each | what it does |", "|---|---|---:|---:|---|"]
    ranked = sorted(counted.items(), key=lambda item: (-item[1] * cost(*item[0])[0], item[0]))
    for (said, as_read), times in ranked:
        each, why = cost(said, as_read)
        lines.append(f"| {said.value} | {as_read.value} | {times} | {each:g} | {why} |")
    return lines


def abstention(all_told: Sequence[Told]) -> list[str]:
    """Return how right the reader is as it abstains more."""
    ranked = sorted(all_told, key=lambda each: -each.reply.readings[0].probability)
    lines = ["| abstained | right, of the rest | surer than |", "|---:|---:|---:|"]
    for share in (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5):
        kept = ranked[: max(1, round(len(ranked) * (1 - share)))]
        right = sum(each.right for each in kept)
        lines.append(
            f"| {share:.0%} | {_share(right, len(kept))} | {kept[-1].reply.readings[0].probability:.2f} |"
        )
    return lines


def calibration(all_told: Sequence[Told]) -> list[str]:
    """Return, by tenth of probability, how often a reading was expected and how often it was so."""
    lines = ["| probability | readings | expected | observed |", "|---|---:|---:|---:|"]
    off, size = 0.0, 0
    for tenth in range(10):
        own = [
            (scored.probability, scored.reading is each.row.readings[0])
            for each in all_told
            for scored in each.reply.readings
            if tenth <= min(scored.probability * 10, 9.99) < tenth + 1
        ]
        if own:
            expected = sum(chance for chance, _ in own) / len(own)
            observed = sum(so for _, so in own) / len(own)
            lines.append(f"| from {tenth / 10:.1f} | {len(own):,} | {expected:.1%} | {observed:.1%} |")
            if tenth:
                off, size = off + abs(expected - observed) * len(own), size + len(own)
    return [*lines, "", f"Off by {off / max(1, size):.1%} on average, of readings at 0.1 or more."]


def found(all_told: Sequence[Told]) -> list[str]:
    """Return how right the whole reader's check-back days and prices are, and how many it makes up."""
    dated = [each for each in all_told if each.row.check_back]
    undated = [each for each in all_told if not each.row.check_back]
    priced = [each for each in all_told if each.row.amount is not None]
    unpriced = [each for each in all_told if each.row.amount is None]
    days = sum(each.check_back == str(each.row.check_back) for each in dated)
    wrong = sum(each.check_back not in (None, str(each.row.check_back)) for each in dated)
    amounts = sum(_same(each.amount, each.row.amount) for each in priced)
    return [
        "| as one | right | wrong | missed | made up where none is |",
        "|---|---:|---:|---:|---:|",
        f"| check-back day | {_share(days, len(dated))} of {len(dated)} "
        f"| {wrong} | {len(dated) - days - wrong} "
        f"| {sum(each.check_back is not None for each in undated)} of {len(undated)} |",
        f"| price | {_share(amounts, len(priced))} of {len(priced)} "
        f"| {sum(each.amount is not None and not _same(each.amount, each.row.amount) for each in priced)} "
        f"| {sum(each.amount is None for each in priced)} "
        f"| {sum(each.amount is not None for each in unpriced)} of {len(unpriced)} |",
    ]


def _same(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) < 0.01


def speed(written: Sequence[Row]) -> list[str]:
    """Return what a reply costs, one by one and many at once."""
    came = [row.came for row in written]
    read_all(came[:50])
    took = [_seconds([one]) for one in came]
    together = _seconds(came) / len(came)
    return [
        "| a reply | ms of processor |",
        "|---|---:|",
        f"| alone, median | {1000 * median(took):.2f} |",
        f"| alone, one in a hundred takes longer than | {1000 * sorted(took)[int(len(took) * 0.99)]:.2f} |",
        f"| among many | {1000 * together:.2f} |",
    ]


def _seconds(came: Sequence[Asked]) -> float:
    began = time.process_time()  # others may share the machine
    read_all(came)
    return time.process_time() - began
