"""What is seen of HTML, and where it stands."""

import pytest

from nextyes.replies.own_words import visible
from nextyes.replies.reply import Span


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"),
        ('<p class="MsoNormal">one</p><p class="MsoNormal">two</p>', "one\ntwo"),
        ("<p>a\n  b</p>", "a b"),
        ("a &lt;b&gt; &amp;amp; &euro;5 &#8364;6 &nosuch; AT&T", "a <b> &amp; €5 €6 &nosuch; AT&T"),
        ("<p>x</p><script>if (a</b) won()</script><style>p>b{}</style>y", "x\ny"),
        ('x<span style="display: none">hidden</span><i hidden>too</i>y', "xy"),
        ('<td class="hidden-xs">seen</td>', "seen"),
        ('<p style="overflow: hidden">seen</p>', "seen"),
        ("<p>a<!-- <p>no</p> -->b</p>", "ab"),
        ("<a href=\"x?a>b\" title='>'>link</a> 5 < 6", "link 5 < 6"),
        ("<p>so\u200bft\u00adly</p>", "softly"),
        ("<p>never closed <b>bold", "never closed bold"),
        ("no tags &#39;but&#39;\nentities", "no tags 'but'\nentities"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("<p>a<script>never closed", "a"),
        ("<p hidden>a<p>b", "b"),
        ("a<span hidden>b<br>c<div>d</div></span>e", "ae"),
    ],
)
def test_what_is_seen(html: str, seen: str) -> None:
    assert visible(html).text == seen


def test_a_span_of_the_view_is_carried_back() -> None:
    html = "<p>Budget:&nbsp;<b>20&thinsp;000</b>&nbsp;&euro;</p>"
    view = visible(html)
    start = view.text.index("20")
    assert view.span(start, len(view.text)).of(html) == "20&thinsp;000</b>&nbsp;&euro;"
    assert [span.of(html) for span in view.pieces(start, len(view.text))] == ["20&thinsp;000", "&nbsp;&euro;"]


def test_a_span_of_nothing_is_a_place() -> None:
    assert visible("<p>ab</p>").span(1, 1) == Span(4, 4)
    assert visible("").span(0, 0) == Span(0, 0)


def test_plain_text_is_html_only_where_told_or_seen() -> None:
    assert visible("R&D <soon>").text == "R&D <soon>"
    assert visible("R&amp;D", html=False).text == "R&amp;D"
