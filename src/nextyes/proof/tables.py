"""The tables of a replay's report: the same for the terminal and for the page."""

import math
from dataclasses import dataclass

from nextyes.proof.curve import Estimate
from nextyes.proof.report import MODEL, Report
from nextyes.proof.verdict import at_target, dropping_hours, interval, knob_in_words, percent

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its title above it, and how to read it below."""

    name: str
    title: str
    header: Row  # empty strings where the rows speak for themselves
    rows: tuple[Row, ...]
    note: str = ""


def tables(report: Report) -> tuple[Table, ...]:
    """Return the report's tables, without those that have nothing to say."""
    made = [_span(report), _calibration(report)]
    if report.policies:
        largest = max(saving.target for saving in report.policies[0].savings)
        made += [_savings(report), *(_intervals(report, each) for each in {report.asked_at: 0, largest: 0})]
        made += [_promises(report), _asking(report)]
    return tuple(table for table in made if table.rows)


def _span(report: Report) -> Table:
    span = report.span
    what = "touches after the first offer" if span.after_offer else "touches after the first"
    learnt = f"{span.closed_before:,} deals closed before {span.first_day}, {span.won_before:,} of them won"
    times = "once" if span.refits == 1 else f"{span.refits:,} times, from what was known at the time"
    return Table(
        name="span",
        title="What was replayed",
        header=("", ""),
        rows=(
            ("learnt from", learnt),
            ("learnt", times),
            ("judged", f"{span.first_day} to {span.last_day}"),
            ("decision points", f"{span.touches:,} before a touch, {span.weeks:,} on Mondays"),
            ("follow-ups", f"{span.follow_ups:,} {what}, {span.hours:,.0f} hours"),
            ("deals", f"{span.deals:,}: {span.won:,} won, {span.lost:,} lost, {span.open:,} still open"),
        ),
    )


def _calibration(report: Report) -> Table:
    scored = report.trusted
    horizon = f"within {report.horizon_days:.0f} days"
    of = "deals, all of whose horizon is known" if report.within_horizon else "closed deals"
    base = "one chance for all" if report.within_horizon else "the win rate known before"
    note = ""
    if scored:
        note = (
            f"At {scored.points:,} follow-ups of {scored.deals:,} {of}, and in brackets by {base}: "
            f"log-loss {scored.log_loss:.4f} ({scored.base_log_loss:.4f}), "
            f"Brier score {scored.brier:.4f} ({scored.base_brier:.4f}), "
            f"area under the curve {'unknown' if math.isnan(scored.auc) else f'{scored.auc:.3f}'} (0.5). "
            "Each line is a tenth of the follow-ups, from the lowest chances to the highest."
        )
    return Table(
        name="calibration",
        title=f"Can the chances {f'of a win {horizon} ' if report.within_horizon else ''}be trusted?",
        header=("chance of a win", "follow-ups", "deals", "wins expected", "observed", "for each expected"),
        rows=tuple(
            (
                f"{percent(tenth.lowest)} to {percent(tenth.highest)}",
                f"{tenth.points:,}",
                f"{tenth.deals:,}",
                f"{tenth.expected:,.0f}",
                f"{tenth.observed:,}",
                f"{tenth.factor:.2f}",
            )
            for tenth in (scored.tenths if scored else ())
        ),
        note=note,
    )


def _savings(report: Report) -> Table:
    targets = [saving.target for saving in report.policies[0].savings]
    middle = len(targets) // 2
    return Table(
        name="savings",
        title="Follow-ups saved by dropping, at the same share of wins touched",
        header=(
            "wins touched",
            *(percent(target) for target in targets),
            f"how, at {percent(targets[middle])}",
        ),
        rows=tuple(
            (
                policy.name,
                *(percent(saving.follow_ups.value) for saving in policy.savings),
                knob_in_words(policy, policy.savings[middle]) if policy.knob else "",
            )
            for policy in report.policies
        ),
        note="A win is touched where the deal would have been dropped before it was won. "
        "Between two settings of a rule, some deals get the one and the rest the other.",
    )


def _intervals(report: Report, target: float) -> Table:
    each = [(policy, at_target(policy, target)) for policy in report.policies]
    return Table(
        name="intervals",
        title=f"With 95 % intervals, at {percent(target)} of wins touched",
        header=("", "follow-ups saved", "minutes saved", f"{MODEL} saves more by"),
        rows=tuple(
            (
                policy.name,
                _with_interval(saving.follow_ups),
                _with_interval(saving.minutes),
                _points(saving.behind),
            )
            for policy, saving in each
        ),
        note="Intervals by drawing the deals anew. Where that of the difference holds 0, it may be chance.",
    )


def _with_interval(estimate: Estimate) -> str:
    return f"{percent(estimate.value)} ({interval(estimate)})"


def _points(estimate: Estimate | None) -> str:
    if estimate is None:
        return ""
    return f"{100 * estimate.value:+.1f} ({100 * estimate.low:+.1f} to {100 * estimate.high:+.1f})"


def _promises(report: Report) -> Table:
    return Table(
        name="promises",
        title="A limit set on the past: was it kept?",
        header=("touch at most", "touched", "95 % interval", "touched for each allowed", "follow-ups saved"),
        rows=tuple(
            (
                percent(promise.target),
                percent(promise.touched.value),
                interval(promise.touched),
                f"{promise.factor:.2f}",
                percent(promise.follow_ups.value),
            )
            for promise in report.promises
        ),
        note="The chance at or below which to drop was set at each refit, from what was known then.",
    )


def _asking(report: Report) -> Table:
    silent, hopeful = percent(report.answers.silent, 0), percent(report.answers.hopeful, 0)
    money = report.win_worth > 0
    pays = ("break-even hour",) if money else ()
    worth = (
        f" The break-even hour is what an hour must be worth for this to pay; a win earned "
        f"{report.win_worth:,.0f} {report.currency} on average."
    )
    return Table(
        name="asking",
        title=f"Asking instead of dropping, at {percent(report.asked_at)} of wins lost",
        header=(
            "the question",
            "asks",
            "wins asked",
            "wins lost",
            "follow-ups saved",
            "hours saved",
            *pays,
        ),
        rows=_asking_rows(report, money),
        note=f"Assumed until your own asks are recorded: {silent} of the buyers who would buy do not answer "
        f"and are lost; {hopeful} of those who would not say that they are still in, and are chased on. "
        f"Hours are after the time of the questions.{worth if money else ''}",
    )


def _asking_rows(report: Report, money: bool) -> tuple[Row, ...]:
    plain = at_target(report.policies[0], report.asked_at)
    ways = [
        ("not asked, dropped", 0, plain.target, plain.target, plain.follow_ups.value, dropping_hours(report))
    ]
    for each in report.asking:
        name = f"ends {percent(each.eps)} of those won"
        saved = each.follow_ups_saved
        ways.append((name, each.asks, each.wins_dropped, each.wins_lost, saved, each.hours_saved))
    return tuple(
        (
            name,
            f"{asks:,}",
            percent(put_to),
            percent(lost),
            percent(saved),
            f"{hours:z,.0f}",
            *((_break_even(report, lost, hours),) if money else ()),
        )
        for name, asks, put_to, lost, saved, hours in ways
    )


def _break_even(report: Report, wins_lost: float, hours: float) -> str:
    if hours <= 0:
        return "never"
    return f"{wins_lost * report.span.won * report.win_worth / hours:,.0f} {report.currency}"
