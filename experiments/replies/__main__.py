"""Measure the reader of replies: ``python -m experiments.replies [--data FOLDER] [--write]``."""

import argparse
import contextlib
import io
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from experiments.replies import circa, dates, evaluate, haggles, prices
from experiments.replies.rows import Row, rows

README = Path(__file__).with_name("README.md")
_BEGINS, _ENDS = "<!-- tables -->", "<!-- /tables -->"


def tables(written: Sequence[Row]) -> Iterator[tuple[str, list[str]]]:
    """Yield what is measured on the written replies: a heading and its lines."""
    told = evaluate.told(written)
    yield "The bars, on the written test part", evaluate.summary(told)
    yield "By reading", evaluate.by_reading(told)
    yield "By language", evaluate.by_group(told, "language")
    yield "By channel", evaluate.by_group(told, "channel")
    yield "What was said, and what was read", evaluate.confusions(told)
    yield "What the confusions cost a seller", evaluate.costs(told)
    yield "Abstaining", evaluate.abstention(told)
    yield "Calibration", evaluate.calibration(told)
    yield "Days and prices, as one with the reading", evaluate.found(told)
    yield "Speed", evaluate.speed(written)


def _printed(part: Callable[[], None]) -> list[str]:
    """Return what a part prints."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        part()
    lines = said.getvalue().strip().splitlines()
    return lines if any(line.startswith("|") for line in lines) else ["```", *lines, "```"]


def _circa(path: Path) -> None:
    """Print how right the light model's first layer is on each scenario that it never saw."""
    figures = circa.by_scenario(circa.read_circa(path))
    print("| scenario, unseen in training | rows | majority | light |\n|---|---:|---:|---:|")
    for scenario, (right, majority, size) in figures.items():
        print(f"| {scenario} | {size:,} | {majority:.1%} | {right:.1%} |")
    each = list(figures.values())
    mean = sum(right for right, _, _ in each) / len(each)
    print(f"| **mean** | | {sum(common for _, common, _ in each) / len(each):.1%} | **{mean:.1%}** |")
    print(f"| **worst** | | {min(each, key=lambda one: one[1])[1]:.1%} | **{min(each)[0]:.1%}** |")
    print("\nPublished BERT (relaxed labels, unmatched): mean 87.1 %, worst 81.9 %. Our bar: 72 %.")


def report(data: Path, *, only: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield all tables whose heading holds ``only``."""
    if not only:
        yield from tables(rows(test=True))
    parts: dict[str, Callable[[], None]] = {
        "Circa: how an answer is meant, scenarios unseen": lambda: _circa(data / "replies/circa.tsv.gz"),
        "Dates beside dateparser, parsedatetime and Recognizers-Text": lambda: dates.main(data),
        "Prices beside price-parser and quantulum3": lambda: prices.main(data / "replies"),
        "Prices agreed on in haggles": lambda: haggles.main(data / "price"),
    }
    for heading, part in parts.items():
        if only.lower() in heading.lower():
            yield heading, _printed(part)


def main() -> None:
    """Print all tables, and write them into the README when asked to."""
    parser = argparse.ArgumentParser(prog="python -m experiments.replies", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument(
        "--only", default="", help="a word of the heading of a part: circa, dates, prices, haggles"
    )
    parser.add_argument("--write", action="store_true", help="put the tables into README.md")
    given = parser.parse_args()
    lines: list[str] = []
    for heading, told in report(given.data, only=given.only):
        part = ["", f"### {heading}", "", *told]
        print(*part, sep="\n", flush=True)
        lines += part
    if given.write:
        whole = README.read_text("utf-8")
        new = f"{_BEGINS}\n" + "\n".join(lines) + f"\n{_ENDS}"
        README.write_text(re.sub(rf"{_BEGINS}.*?{_ENDS}", lambda _: new, whole, flags=re.DOTALL), "utf-8")


if __name__ == "__main__":
    main()
