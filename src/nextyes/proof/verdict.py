"""The verdict of a replay, in plain words, also when there is nothing to gain."""

import math

from nextyes.decide.price import ENOUGH_CLOSED
from nextyes.proof.curve import Estimate, Saving, at
from nextyes.proof.report import CAP, MODEL, ORACLE, Policy, Report

NEVER = "never"
_LITTLE = 0.02  # share of follow-ups: less is not worth a change of habits
_FEW_WINS = 30  # below, a share of the wins is one or two deals


def verdict(report: Report) -> tuple[str, ...]:
    """Return the verdict as sentences, the most important first."""
    span = report.span
    if not span.follow_ups:
        return (f"Nothing to judge: no follow-up was made from {span.first_day} on.",)
    if not report.policies:
        return (
            f"Nothing to judge yet: of {span.deals:,} deals followed up from {span.first_day} on, "
            f"{span.lost:,} were lost, {span.open:,} are still open and none was won. "
            "What dropping would cost cannot be seen without wins.",
        )
    said = [_small(report), _dropping(report), _against_rules(report), _asking(report), _trust(report)]
    if span.won < _FEW_WINS:
        said.append(f"All of this rests on {_count(span.won, 'win', 'wins')}: read the intervals first.")
    return tuple(sentence for sentence in said if sentence)


def percent(share: float, digits: int = 1) -> str:
    """Return a share as a percentage.

    Example:
        >>> percent(0.035), percent(0.08), percent(float("nan"))
        ('3.5 %', '8 %', 'unknown')
    """
    if math.isnan(share):
        return "unknown"
    text = f"{100 * share:.{digits}f}"
    return (text.removesuffix(".0") if digits == 1 else text) + " %"


def interval(estimate: Estimate) -> str:
    """Return an interval of shares.

    Example:
        >>> interval(Estimate(value=0.08, low=0.05, high=0.125))
        '5 to 12.5 %'
    """
    return f"{percent(estimate.low).removesuffix(' %')} to {percent(estimate.high)}"


def policy(report: Report, name: str) -> Policy:
    """Return a policy of the report by its name."""
    return next(each for each in report.policies if each.name == name)


def at_target(policy: Policy, target: float) -> Saving:
    """Return what a policy saves at the target nearest to a share of the wins."""
    return min(policy.savings, key=lambda saving: abs(saving.target - target))


def rules(report: Report) -> tuple[Policy, ...]:
    """Return the policies that are neither the model nor the future known."""
    return tuple(each for each in report.policies if each.name not in {MODEL, ORACLE})


def _count(number: int, one: str, many: str) -> str:
    return f"1 {one}" if number == 1 else f"{number:,} {many}"


def _small(report: Report) -> str:
    closed = report.span.closed_before
    if closed >= ENOUGH_CLOSED:
        return ""
    cap = at_target(policy(report, CAP), report.asked_at)
    lead = (
        f"Use a call cap for now. Only {_count(closed, 'deal', 'deals')} had closed by "
        f"{report.span.first_day}; below {ENOUGH_CLOSED} no model ranks better than a plain cap. "
    )
    knob = knob_in_words(policy(report, CAP), cap)
    if knob == NEVER:
        return lead + f"Here no cap would have kept to {percent(cap.target)} of the wins."
    return lead + (
        f"Here stopping {knob} would have saved {percent(cap.follow_ups.value)} of follow-ups at "
        f"{percent(cap.target)} of the wins."
    )


def knob_in_words(policy: Policy, saving: Saving) -> str:
    """Return when a policy stops, in words."""
    knob = policy.sign * saving.knob
    if abs(knob) == float("inf"):
        return NEVER
    return policy.knob.format(f"{knob:.2f}" if policy.sign > 0 else f"{knob:,.0f}")


def _dropping(report: Report) -> str:
    here = at_target(policy(report, MODEL), report.asked_at)
    bound = at(policy(report, ORACLE).curve, 0.0)[1]
    first = (
        f"Dropping deals in silence by their chance of a win would have saved "
        f"{percent(here.follow_ups.value)} of follow-ups ({interval(here.follow_ups)}), "
        f"about {dropping_hours(report):,.0f} of {report.span.hours:,.0f} hours, at the price of "
        f"{percent(here.target)} of the wins. "
        f"Knowing the future would have saved {percent(bound)} at no win lost."
    )
    if bound < _LITTLE:
        return first + " There is nothing to gain: hardly a follow-up went to deals that were not won."
    if here.follow_ups.low < _LITTLE:
        return first + " That is little, and may be nothing: dropping alone is not worth it here."
    return first


def _against_rules(report: Report) -> str:
    if report.span.closed_before < ENOUGH_CLOSED:
        return ""
    largest = max(saving.target for saving in report.policies[0].savings)
    said = [_against_rules_at(report, target) for target in dict.fromkeys((report.asked_at, largest))]
    return "Beside the rules people use: " + "; ".join(said) + "."


def _against_rules_at(report: Report, target: float) -> str:
    """Return at a share of the wins which rules save clearly less, about as much, and clearly more."""
    named: dict[str, list[str]] = {}
    for each in rules(report):
        behind = at_target(each, target).behind
        if behind is not None:
            side = "more than" if behind.low > 0 else "less than" if behind.high < 0 else "as much as"
            named.setdefault(side, []).append(each.name)
    said = []
    if "more than" in named:
        said.append(f"clearly more than {_listed(named['more than'])}")
    if "as much as" in named:
        said.append(f"within chance of {_listed(named['as much as'])}")
    if "less than" in named:
        said.append(f"clearly less than {_listed(named['less than'])}, which is then the better choice")
    return f"at {percent(target)} of the wins it saves {', '.join(said)}"


def dropping_hours(report: Report) -> float:
    """Return the hours that dropping in silence would have saved at the share of wins that is discussed."""
    return at_target(policy(report, MODEL), report.asked_at).minutes.value * report.span.hours


def _asking(report: Report) -> str:
    pessimistic = min(report.asking, key=lambda each: abs(each.eps - 0.05))
    lead = (
        f'Asking "So, is it a no?" at the point of dropping loses the same {percent(report.asked_at)} of '
        f"the wins but can be done on {_count(pessimistic.asks, 'deal', 'deals')}: if the question itself "
        f"ends 5 % of the deals that would have been won, it frees {pessimistic.hours_saved:z,.0f} hours "
        f"instead of {dropping_hours(report):,.0f}, its own time paid."
    )
    assumed = " How buyers answer is assumed until your own asks are recorded."
    if pessimistic.hours_saved <= dropping_hours(report):
        return lead + " That is no gain: here a question costs as much as it frees." + assumed
    return lead + " The prize is in asking, not in dropping." + assumed


def _trust(report: Report) -> str:
    if report.trusted is None:
        return ""
    large = [tenth for tenth in report.trusted.tenths if tenth.deals >= 100]
    off = [tenth for tenth in large if not 0.9 <= tenth.factor <= 1.1]
    if not large:
        return "Too few deals to say whether the chances can be trusted."
    if not off:
        return "The chances could be trusted: expected and observed wins are within 10 % in every tenth."
    high = sum(tenth.factor < 1 for tenth in off)
    side = (
        "too high" if high == len(off) else "too low" if not high else "off, some too high and some too low"
    )
    return (
        f"The chances were {side} in {len(off)} of {len(large)} tenths by more than 10 %: "
        "trust their order more than their level."
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
