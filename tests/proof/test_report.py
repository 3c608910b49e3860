"""What people read of a replay: plain words where there is little to say, and a page that stands alone."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest
from tests.proof.logs import ZONE, day, history_of, team_log

from nextyes.deals.events import Event
from nextyes.decide import Economics
from nextyes.proof import History, Plan, Replay, Report, replay
from nextyes.proof.curve import Estimate, Saving
from nextyes.proof.page import report_page
from nextyes.proof.tables import tables
from nextyes.proof.text import report_text
from nextyes.proof.verdict import verdict

PLAN = Plan(train_until=day("2026-03-10"), zone=ZONE, refit="never", draws=20)


def replayed(history: History, plan: Plan = PLAN) -> Replay:
    return replay(history, plan, economics=Economics(), rng=np.random.default_rng(0))


@pytest.fixture(scope="module")
def report() -> Report:
    return replayed(history_of(team_log(90, seed=5))).report


def test_one_deal_without_a_win_says_so_in_words(history: list[Event]) -> None:
    """
    2026-03-01 opened acme
    2026-03-02 touched acme call 5
    2026-03-12 touched acme call 5
    2026-03-14 touched acme call 5
    2026-03-20 lost acme no_decision
    """
    found = replayed(history_of(history)).report
    (said,) = verdict(found)
    assert said.startswith("Nothing to judge yet: of 1 deals followed up from 2026-03-10 on, 1 were lost")
    assert "Nothing to judge yet" in report_page(found, title="one deal")
    assert "CAN THE CHANCES BE TRUSTED?" in report_text(found)


def test_no_follow_up_at_all_says_so_in_words(history: list[Event]) -> None:
    """
    2026-03-01 opened acme
    2026-03-20 lost acme no_decision
    """
    found = replayed(history_of(history)).report
    assert verdict(found) == ("Nothing to judge: no follow-up was made from 2026-03-10 on.",)
    assert found.ever is None
    assert "Nothing to judge" in report_page(found, title="nothing")


def test_a_history_of_wins_only_has_nothing_to_gain(history: list[Event]) -> None:
    """
    2026-03-01 opened acme
    2026-03-02 touched acme call 5
    2026-03-12 touched acme call 5
    2026-03-20 won acme
    2026-03-01 opened borg
    2026-03-02 touched borg call 5
    2026-03-13 touched borg call 5
    2026-03-20 won borg
    """
    said = " ".join(verdict(replayed(history_of(history)).report))
    assert "There is nothing to gain" in said
    assert "All of this rests on 2 wins" in said


def test_below_150_closed_deals_the_report_leads_with_the_call_cap(report: Report) -> None:
    assert report.span.closed_before < 150
    assert verdict(report)[0].startswith(f"Use a call cap for now. Only {report.span.closed_before} deals")
    assert report_text(report).startswith("Use a call cap for now.")
    enough = replace(report, span=replace(report.span, closed_before=150))
    assert verdict(enough)[0].startswith("Dropping deals in silence")


def test_a_rule_that_does_better_is_named_as_the_better_choice(report: Report) -> None:
    def behind(low: float, high: float) -> tuple[Saving, ...]:
        lead = Estimate(value=(low + high) / 2, low=low, high=high)
        return tuple(replace(saving, behind=lead) for saving in report.policies[1].savings)

    enough = replace(report.span, closed_before=1000)
    model, cap, *_, oracle = report.policies
    worse = replace(report, span=enough, policies=(model, replace(cap, savings=behind(-0.2, -0.1)), oracle))
    assert "clearly less than call cap, which is then the better choice" in verdict(worse)[1]
    better = replace(report, span=enough, policies=(model, replace(cap, savings=behind(0.1, 0.2)), oracle))
    assert "it saves clearly more than call cap" in verdict(better)[1]
    level = replace(report, span=enough, policies=(model, replace(cap, savings=behind(-0.1, 0.2)), oracle))
    assert "it saves within chance of call cap" in verdict(level)[1]


def test_the_calibration_is_told_as_it_is(report: Report) -> None:
    assert report.ever is not None
    tenth = replace(report.ever.tenths[0], deals=100, expected=50.0, observed=52)
    good = replace(report, ever=replace(report.ever, tenths=(tenth,)))
    assert any("within 10 % in every tenth" in said for said in verdict(good))
    high = replace(report, ever=replace(report.ever, tenths=(replace(tenth, observed=30), tenth)))
    assert any("too high in 1 of 2 tenths" in said for said in verdict(high))


def test_where_many_deals_are_open_the_chance_within_the_horizon_is_judged(report: Report) -> None:
    """Deals that have closed are the fast ones: they say too little of the chance of a win ever."""
    assert not report.within_horizon
    waiting = replace(report, span=replace(report.span, open=report.span.deals // 5))
    assert waiting.within_horizon
    assert waiting.trusted is report.within
    titles = [table.title for table in tables(waiting)]
    assert "Can the chances of a win within 30 days be trusted?" in titles
    assert tables(waiting)[1].rows != tables(report)[1].rows


def test_every_table_is_rectangular_and_in_both_reports(report: Report) -> None:
    text, page = report_text(report), report_page(report, title="team")
    assert [table.name for table in tables(report)] == [
        "span", "calibration", "savings", "intervals", "intervals", "promises", "asking",
    ]  # fmt: skip
    for table in tables(report):
        assert all(len(row) == len(table.header) for row in table.rows)
        assert table.title.upper() in text
        assert f"<h2>{table.title}</h2>" in page
    assert not re.search(r"\bnan\b|\binf\b", text)


def test_lines_of_the_text_fit_the_width(report: Report) -> None:
    assert max(map(len, report_text(report, width=100).splitlines())) <= 100


class Page(HTMLParser):
    """Counts what a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.tags: dict[str, int] = {}
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action", "data"}]
        if tag not in {"meta", "br"}:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


def read(page: str) -> Page:
    parser = Page()
    parser.feed(page)
    parser.close()
    assert parser.opened == []
    return parser


def test_the_page_stands_alone_with_a_table_behind_each_chart(report: Report) -> None:
    page = report_page(report, title="team")
    parsed = read(page)
    assert parsed.addresses == []
    assert not re.search(r"url\(|@import|https?:|<script", page)
    assert parsed.tags["figure"] == parsed.tags["details"] == 3
    assert parsed.tags["table"] == len(tables(report))
    assert "prefers-color-scheme: dark" in page


def test_hostile_names_are_only_names(report: Report) -> None:
    hostile = '<script>alert("1")</script>&'
    money = replace(report, currency=hostile, win_worth=5.0)
    model, cap, rule, *others = report.policies
    rule = replace(rule, name=hostile, knob=hostile + "{}")
    page = report_page(replace(money, policies=(model, cap, rule, *others)), title=hostile)
    assert "script" not in read(page).tags
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;" in page
