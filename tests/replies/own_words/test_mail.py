"""What is taken of a mail, and which mails a machine wrote."""

from datetime import UTC, datetime

import pytest

from nextyes.replies.mail import mail


def test_what_a_mail_says_of_itself() -> None:
    read = mail(
        b"From: =?utf-8?q?Anna_M=C3=BCller?= <Anna@Buyer.example>\r\n"
        b"Subject: =?utf-8?b?QVc6IElzdCBlcyBlaW4gTmVpbj8=?=\r\nDate: Tue, 3 Mar 2026 10:12:00 -0000\r\n"
        b"Message-ID: <r1@x>\r\nIn-Reply-To: <ask-1@y>\r\n\r\nJa.\r\nLeider."
    )
    assert (read.sender, read.subject) == ("anna@buyer.example", "AW: Ist es ein Nein?")
    assert (read.message_id, read.in_reply_to) == ("<r1@x>", "<ask-1@y>")
    assert (read.text, read.html, read.automatic) == ("Ja.\nLeider.", False, False)
    assert read.sent == datetime(2026, 3, 3, 10, 12, tzinfo=UTC)


def test_a_mail_without_a_date_was_sent_when_the_last_server_got_it() -> None:
    read = mail(
        b"Received: from a by b; Tue, 3 Mar 2026 10:12:00 +0000\n"
        b"Received: from c by a; Mon, 2 Mar 2026 9:00 +0000\n\nx"
    )
    assert read.sent == datetime(2026, 3, 3, 10, 12, tzinfo=UTC)
    assert mail(b"x").sent is None


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; owner=x",
        "X-Autoreply: yes",
        "X-Autorespond: vacation",
        "Precedence: auto_reply",
        "Precedence: bulk\nSubject: Automatic reply: So, is it a no?",
        "Precedence: junk\nSubject: Re: Out of office: Re: hello",
        "Precedence: bulk\nSubject: Abwesenheitsnotiz",
        "X-Auto-Response-Suppress: DR, OOF, AutoReply",
        "Return-Path: <>",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=a",
        "From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example>",
    ],
)
def test_a_machine_wrote_it(header: str) -> None:
    assert mail(f"{header}\n\nHello".encode()).automatic


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: no",
        "List-Unsubscribe: <mailto:off@example.org>",
        "Precedence: bulk\nSubject: Re: So, is it a no?",
        "Subject: Automatic reply: So, is it a no?",  # without a header, the text tells
        "Return-Path: <anna@buyer.example>",
        "X-Auto-Response-Suppress: DR, RN",
        "Subject: hello",
    ],
)
def test_a_person_wrote_it(header: str) -> None:
    assert not mail(f"{header}\n\nHello".encode()).automatic


@pytest.mark.parametrize(
    ("charset", "raw", "text"),
    [
        ("utf-8", "für 20 €".encode(), "für 20 €"),
        ("utf-8", "für 20 €".encode("cp1252"), "für 20 €"),
        ("iso-8859-1", "für 20 €".encode("cp1252"), "für 20 €"),
        ("iso-8859-1", "für 20 €".encode(), "für 20 €"),
        ("us-ascii", "für".encode(), "für"),
        ("utf-16", "für".encode("utf-16"), "für"),
        ("koi8-r", "да".encode("koi8-r"), "да"),
        ("unicode_escape", rb"\u0041", r"\u0041"),
        ("no-such", "für".encode(), "für"),
        ("", "für".encode("cp1252"), "für"),
    ],
)
def test_a_charset_is_taken_for_what_it_is_worth(charset: str, raw: bytes, text: str) -> None:
    assert mail(f"Content-Type: text/plain; charset={charset}\n\n".encode() + raw).text == text


def alternatives(plain: str, html: str) -> bytes:
    parts = (("plain", plain), ("html", html))
    body = "".join(f"--b\nContent-Type: text/{kind}\n\n{text}\n" for kind, text in parts)
    return f"Content-Type: multipart/alternative; boundary=b\n\n{body}--b--".encode()


def test_of_alternatives_the_plain_text_is_taken() -> None:
    assert (mail(alternatives("yes", "<p>no</p>")).text, mail(alternatives("yes", "<p>no</p>")).html) == (
        "yes",
        False,
    )


@pytest.mark.parametrize("plain", ["", " \n", "Your mail program does not support HTML messages."])
def test_where_the_plain_text_says_nothing_the_html_is_taken(plain: str) -> None:
    read = mail(alternatives(plain, "<p>yes</p>"))
    assert (read.text, read.html) == ("<p>yes</p>", True)


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: message/rfc822\n\n" * 20_000,
        b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3_000)),
        b"From: " + b"(" * 100_000 + b"\n\nx",
        b"Subject: =?utf-8?b?A?=\n\nx",
        b"Date: Mon, 99 Foo 99999 99:99:99 +9999\n\nx",
        b"Content-Type: text/plain; charset*=x''%FF\nContent-Transfer-Encoding: base64\n\n\xff=",
    ],
)
def test_nothing_is_too_broken_to_be_read(raw: bytes) -> None:
    assert isinstance(mail(raw).text, str)
