"""Run the comparisons and print their tables: ``python -m experiments.policy [PART ...] [--quick]``."""

import argparse
import time
from collections.abc import Callable
from dataclasses import replace

from experiments.policy import compare as c
from experiments.policy.past import past
from experiments.policy.weeks import scarce
from experiments.policy.worlds import ECONOMICS, base_world, harder_world, other_world


def base(scale: c.Scale) -> None:
    """Print every policy in the base world."""
    print(c.HEAD, *c.compare(base_world(), scale), sep="\n")


def harder(scale: c.Scale) -> None:
    """Print every policy in the harder world."""
    print(c.HEAD, *c.compare(harder_world(), scale), sep="\n")


def asking(scale: c.Scale) -> None:
    """Print what asking adds as it ends more deals, takes longer, or closes more or less by itself."""
    print("| world | known: gain | asks | learnt: gain | 95 % interval | asks |\n|---|---|---|---|---|---|")
    worlds = {f"eps {eps}": base_world(eps=eps) for eps in (0.0, 0.03, 0.05, 0.1, 0.2, 0.3)}
    for cost in (0.5, 1.5, 2.0, 3.0, 4.0):
        economics = replace(ECONOMICS, minutes_ask=cost * ECONOMICS.minutes_follow_up)
        worlds[f"an ask costs {cost} follow-ups"] = base_world(economics=economics)
    for wins in (0.0, 0.8):
        worlds[f"an ask closes {wins:.0%} of what a follow-up does"] = base_world(wins=wins)
    for name, world in worlds.items():
        known, learnt = c.asking(world, scale)
        print(
            f"| {name} | {known.gain:+.1%} | {known.asks:.1%} | {learnt.gain:+.1%} "
            f"| {learnt.low:+.1%} to {learnt.high:+.1%} | {learnt.asks:.1%} |",
            flush=True,
        )


def other(scale: c.Scale) -> None:
    """Print the learnt advice where the next deal costs more or less, and for other teams' buyers."""
    print("| world | advice, learnt, beside the best idle-days rule | 95 % interval |\n|---|---|---|")
    worlds = {
        f"a new deal costs {n} follow-ups": base_world(
            economics=replace(ECONOMICS, minutes_new=n * ECONOMICS.minutes_follow_up)
        )
        for n in (2, 8, 12)
    } | {f"other buyers {seed}": other_world(seed) for seed in range(5)}
    for name, world in worlds.items():
        found = c.beside_idle(world, scale)
        print(f"| {name} | {found.gain:+.1%} | {found.low:+.1%} to {found.high:+.1%} |", flush=True)


def idle(scale: c.Scale) -> None:
    """Print what a team earns a week with few leads and with many."""
    world = base_world()
    intent = c.learn(past(world, scale.past_deals, c.PASTS))
    print("| leads a week | policy | earned a week | idle hours | asks |\n|---|---|---|---|---|")
    for leads in (4, 8, 16, 32):
        for found in scarce(world, intent, leads, weeks=scale.deals // 200, seed=5):
            print(
                f"| {leads} | {found.name} | {found.earned:,.0f} | {found.idle_hours:.1f} "
                f"| {found.asks:.1%} |",
                flush=True,
            )


def alarms(scale: c.Scale) -> None:
    """Print believed over realised price of an hour."""
    print("| model | believed over realised | alarm |\n|---|---|---|")
    for name, ratio, alarm in c.alarms(scale):
        print(f"| {name} | {ratio:.2f} | {alarm} |")


def risk(scale: c.Scale) -> None:
    """Print how recorded asks correct a policy that took asking for harmless."""
    print("| eps is 0.3, believed 0.05 | per hour | asks |\n|---|---|---|")
    for name, per_hour, asks in c.wrong_risk(scale):
        print(f"| {name} | {per_hour:,.0f} | {asks:.1%} |")


def bound(scale: c.Scale) -> None:
    """Print the most that any policy can earn per hour in the base world."""
    for name, per_hour in c.bounds(scale).items():
        print(f"{name}: {per_hour:,.0f} per hour")


PARTS: dict[str, Callable[[c.Scale], None]] = {
    "base": base,
    "harder": harder,
    "asking": asking,
    "other": other,
    "idle": idle,
    "alarms": alarms,
    "risk": risk,
    "bound": bound,
}


def main() -> None:
    """Read the command line and print the parts asked for, all but the slow bound by default."""
    parser = argparse.ArgumentParser(prog="python -m experiments.policy")
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="which tables")
    parser.add_argument("--quick", action="store_true", help="a tenth of the deals and two pasts")
    given = parser.parse_args()
    scale = c.Scale(deals=4_000, pasts=2) if given.quick else c.Scale()
    for name in given.parts or [part for part in PARTS if part != "bound"]:
        begun = time.perf_counter()
        print(f"\n### {name}\n")
        PARTS[name](scale)
        print(f"\n({time.perf_counter() - begun:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
