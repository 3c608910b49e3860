"""What holds for every text, however hostile, and every heap of bytes."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextyes.replies.mail import mail
from nextyes.replies.own_words import LOOKED_AT, own_view, own_words, visible

PIECES = st.sampled_from(
    [
        "> ",
        "\n",
        "\n\n",
        " ",
        "On 3 Mar 2026, at 10:00, Bob <b@x.org> wrote:",
        "From: Bob\nSent: now\nTo: us\nSubject: x",
        "-- \n",
        "--",
        "Best,\nAnna",
        "<div>",
        "</div>",
        "<p hidden>",
        "<b",
        ">",
        "<",
        "&amp;",
        "&#0;",
        "&",
        "<!--",
        "-->",
        "<blockquote>",
        "</blockquote>",
        "<script>",
        "</script>",
        "<div class='gmail_signature'>",
        '"',
        "'",
        "\u200b",
        "\xa0",
        "no",
        "Yes, I'm afraid",
        "+44 20 7946 0000",
        "Am 3. März schrieb Bob:",
        "-----Original Message-----",
        "P.S. later",
        "This e-mail is confidential and intended only for the recipient.",
        "Sent from my iPhone",
        "\r\n",
        "\x00",
        "é",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join))


@given(text=TEXTS, html=st.sampled_from([None, True, False]))
def test_spans_are_sorted_and_disjoint_and_inside_the_text(text: str, html: bool | None) -> None:
    spans = own_words(text, html=html)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(text=TEXTS, html=st.sampled_from([None, True, False]))
def test_something_stays_of_whatever_is_seen(text: str, html: bool | None) -> None:
    assert bool(own_words(text, html=html)) == bool(visible(text, html=html).text.strip())


@given(text=TEXTS)
def test_plain_text_is_seen_as_it_is(text: str) -> None:
    view = own_view(text, html=False)
    for start, end, seen in zip(view.at, view.to, view.text, strict=True):
        written = unicodedata.normalize("NFC", text[start:end])
        assert seen in (written, "\n") or (seen == " " and written in ("", "\n"))


@given(text=TEXTS, html=st.sampled_from([None, True, False]))
def test_every_character_seen_has_its_place_in_order(text: str, html: bool | None) -> None:
    for view in (visible(text, html=html), own_view(text, html=html)):
        assert len(view.at) == len(view.to) == len(view.text) <= LOOKED_AT
        assert list(view.at) == sorted(view.at)
        assert all(0 <= start <= end <= len(text) for start, end in zip(view.at, view.to, strict=True))


@given(raw=st.one_of(st.binary(max_size=400), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_no_bytes_are_too_bad_to_be_a_mail(raw: bytes) -> None:
    own_words(mail(raw).text)


HEADERS = st.sampled_from(
    [
        "Subject",
        "From",
        "Date",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Return-Path",
        "Precedence",
        "Received",
    ]
)
VALUES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "=?utf-8?B?=E?=",
            "=?x?Q?=FF?=",
            'text/html; charset="nope',
            "multipart/mixed; boundary=a",
            "base64",
            "8bit",
            "multipart/alternative",
            "message/rfc822",
            "((((((",
            "<>",
            '"',
            "Mon, 99 Foo 20266 99:99:99 +9999",
            "x-uuencode",
            "text/plain; charset=unicode_escape",
            "text/plain; charset=utf-16",
            "text/plain; charset*=utf-8''%FF",
            "a@b@c, <",
        ]
    ),
)


@given(headers=st.lists(st.tuples(HEADERS, VALUES), max_size=8), body=st.binary(max_size=200))
def test_no_headers_are_too_bad_to_be_a_mail(headers: list[tuple[str, str]], body: bytes) -> None:
    lines = "".join(f"{name}: {value}\n" for name, value in headers).encode("utf-8", "surrogatepass")
    read = mail(lines + b"\n--a\n\n" + body)
    assert read.sent is None or read.sent.tzinfo is not None


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<a '\"<b",
        "x\n",
        "&amp;",
        "<div>",
        "<blockquote>a</blockquote>",
        "</div><b>",
        "On 1 ",
        "From: ",
        "On 1 a\n",
        "<",
        ">",
        "&",
        " ",
        "\n>",
        "Best,\nBob\n",
        "<p hidden>",
        "\u200b",
        "Tel: 0 ",
        "confidential ",
        "From: aaa Sent: ",
        "<!--",
        "<style>",
        "-",
        "On Mon a <",
        "a@",
        "Am 1 schrieb ",
        "[image: ",
        "--\n",
        "\xa0",
        "<p>\n",
        "_",
        "von 1 x ",
    ],
)
@pytest.mark.parametrize("html", [True, False])
def test_a_megabyte_costs_what_a_page_costs(piece: str, html: bool) -> None:
    text = piece * (1_000_000 // len(piece))
    took = []
    for _ in range(5):
        begun = time.process_time()
        own_words(text, html=html)
        took.append(time.process_time() - begun)
    assert min(took) < 0.05
