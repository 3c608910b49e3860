"""Fuzz the reader, where atheris is installed: ``python -m experiments.replies.fuzz -max_total_time=300``.

Every input is a reply with its question, context and language; whatever it is, it is read, its spans lie in
the text and its probabilities sum to one, or the fuzzer stops and keeps the input.
"""

import sys
import time
from datetime import date, timedelta

import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

with atheris.instrument_imports(include=["nextyes.replies"]):
    from nextyes.deals.money import Money
    from nextyes.replies import Context, read
    from nextyes.replies.batch import read_lines
    from nextyes.replies.mail import mail

_LONGEST = 0.5  # seconds of the processor, instrumented
_LANGUAGES = ("", "en", "de", "fr", "es", "it")
_COUNTRIES = ("", "GB", "DE", "US", "AU", "XX")


def one_input(raw: bytes) -> None:
    """Read one input and hold the reader to its promises."""
    given = atheris.FuzzedDataProvider(raw)
    context = Context(
        seller_ask=Money(given.ConsumeIntInRange(0, 10**12), "EUR") if given.ConsumeBool() else None,
        buyer_budget=Money(given.ConsumeIntInRange(0, 10**12), "JPY") if given.ConsumeBool() else None,
        currency="EUR" if given.ConsumeBool() else "",
        country=given.PickValueInList(list(_COUNTRIES)),
        fiscal_start=given.ConsumeIntInRange(1, 12),
    )
    language = given.PickValueInList(list(_LANGUAGES))
    sent = date(1, 1, 1) + timedelta(days=given.ConsumeIntInRange(0, (date.max - date.min).days))
    asked = given.ConsumeUnicode(given.ConsumeIntInRange(0, 60))
    rest = given.ConsumeBytes(given.remaining_bytes())
    text = rest.decode("utf-8", "surrogateescape")
    began = time.process_time()
    reply = read(text, asked=asked, sent=sent, context=context, language=language)
    took = time.process_time() - began
    assert took < _LONGEST, f"took {took:.2f} s"
    assert abs(sum(scored.probability for scored in reply.readings) - 1.0) < 1e-6
    spans = [scored.proof for scored in reply.readings if scored.proof] + list(reply.own)
    spans += [when.span for when in reply.dates] + [price.span for price in reply.prices]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    mail(rest)
    list(read_lines(text.splitlines()))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
