"""The made-up world: every number that the histories are drawn from, with its unit and its reason."""

from dataclasses import dataclass
from typing import Annotated

INTENTS = ("ready", "negotiable", "later", "dead")
STATES = tuple((intent, talk) for intent in INTENTS for talk in ("quiet", "talkative"))
SEEN = ("won", "lost", "engaged", "pushback", "later", "silence")
STAGES = ("Qualification", "Discovery", "Demo", "Proposal", "Negotiation")
PIPELINES = ("New business", "Expansion")

Row = tuple[float, ...]
Table = tuple[Row, ...]
Range = tuple[float, float]  # the least and the most


@dataclass(frozen=True, slots=True, kw_only=True)
class Seller:
    """The habits of one seller."""

    name: str
    patience: float  # unanswered touches before giving a deal up, mean
    pace: float  # days between touches, over the team's
    asks: float  # chance to ask "So, is it a no?" rather than follow up once more, after two unanswered
    concedes: float  # chance to lower the price at once when a buyer pushes back
    remembers: float  # chance to come back when the day that a buyer named has come
    minutes: float  # minutes a touch takes, over the team's


SELLERS = (
    Seller(name="Ines Calloway", patience=4, pace=0.8, asks=0.3, concedes=0.15, remembers=0.9, minutes=0.9),
    Seller(name="Tomasz Wrona", patience=9, pace=0.8, asks=0.03, concedes=0.35, remembers=0.6, minutes=1.0),
    Seller(name="Grace Adeyemi", patience=6, pace=1.0, asks=0.2, concedes=0.25, remembers=0.85, minutes=1.2),
    Seller(name="Jonas Hellqvist", patience=7, pace=1.3, asks=0.06, concedes=0.5, remembers=0.5, minutes=1.0),
    Seller(name="Meera Balan", patience=10, pace=1.0, asks=0.15, concedes=0.3, remembers=0.8, minutes=0.8),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Every parameter of the made-up world, each with its unit and its reason, as docs/sample.md shows them.

    Tables have a row for each of ``STATES`` (intent × talkativeness) and a column for each of ``SEEN``:
    the chance of what comes of one touch, once there is a proposal.
    """

    zone: Annotated[str, "IANA zone", "The seller's zone: working hours are told in it."] = "Europe/Amsterdam"
    currency: Annotated[str, "ISO 4217", "One currency keeps the demo's sums plain."] = "EUR"
    sellers: Annotated[
        tuple[Seller, ...],
        "people",
        "Habits differ more between sellers than any rule does: who chases, who asks.",
    ] = SELLERS

    # The deals.
    amount_median: Annotated[float, "major units", "A yearly plan for a team of about 60."] = 14_000.0
    amount_spread: Annotated[
        float, "sd of the log", "Amounts are log-normal: one in ten is above 39,000, one in ten below 5,000."
    ] = 0.8
    deals_per_customer: Annotated[float, "deals", "Customers come back: their past says something."] = 1.5
    customer_spread: Annotated[
        float, "sd, log-odds", "Some customers buy easily: log-odds of being alive differ between them."
    ] = 0.5
    expansion_share: Annotated[float, "chance", "A known customer's deal is an add-on, not new business."] = (
        0.6
    )
    expansion_lift: Annotated[float, "log-odds", "Who has bought before is easier to sell to."] = 0.5

    # The buyers.
    intents: Annotated[
        Row,
        "chance of each intent",
        "With what follows a quarter is won, and four to five in ten end in no decision.",
    ] = (0.27, 0.16, 0.13, 0.44)
    talkative: Annotated[float, "chance", "Without it silence and refusal would be one thing."] = 0.45
    drift: Annotated[
        Row,
        "chance a touch, by intent, to turn dead",
        "Priorities change, champions leave: a deal that waits too long dies.",
    ] = (0.012, 0.02, 0.02, 0.0)
    follow: Annotated[
        Table,
        "chances of what is seen",
        "With each unanswered touch the odds of a win fall; quiet buyers who are ready are easily given up.",
    ] = (
        (0.100, 0.006, 0.169, 0.020, 0.015, 0.690),
        (0.150, 0.008, 0.477, 0.030, 0.020, 0.315),
        (0.015, 0.015, 0.100, 0.170, 0.015, 0.685),
        (0.020, 0.020, 0.240, 0.340, 0.020, 0.360),
        (0.000, 0.020, 0.090, 0.010, 0.100, 0.780),
        (0.000, 0.020, 0.300, 0.020, 0.160, 0.500),
        (0.000, 0.020, 0.070, 0.010, 0.005, 0.895),
        (0.000, 0.030, 0.320, 0.030, 0.020, 0.600),
    )
    ask: Annotated[
        Table,
        "chances of what is seen after an ask",
        "Given permission, 50–64 % of the dead say no; about one live deal in twenty is ended by asking.",
    ] = (
        (0.10, 0.04, 0.58, 0.03, 0.05, 0.20),
        (0.12, 0.05, 0.66, 0.04, 0.05, 0.08),
        (0.03, 0.04, 0.16, 0.50, 0.05, 0.22),
        (0.03, 0.05, 0.20, 0.56, 0.06, 0.10),
        (0.00, 0.07, 0.08, 0.02, 0.56, 0.27),
        (0.00, 0.08, 0.12, 0.02, 0.64, 0.14),
        (0.00, 0.50, 0.05, 0.02, 0.03, 0.40),
        (0.00, 0.64, 0.13, 0.02, 0.05, 0.16),
    )
    early_interest: Annotated[
        float, "chance", "Before a proposal even the dead take the call: silence turns to a reply this often."
    ] = 0.6
    advance: Annotated[float, "chance a reply", "A good conversation ends in the next step, mostly."] = 0.75
    hedge: Annotated[
        Row,
        "chance that a reply hems and haws, by intent",
        "After the proposal, who cannot say yes and may not say no hedges.",
    ] = (0.05, 0.1, 0.45, 0.7)
    records_reading: Annotated[
        float, "chance", "A seller confirms what a reply meant: most of the time, not always."
    ] = 0.85
    auto_reply: Annotated[float, "chance an unanswered e-mail", "Holidays; a machine is not the buyer."] = (
        0.05
    )
    stop_share: Annotated[float, "chance a no", "Some who refuse want never to hear of it again."] = 0.06
    wrong_person: Annotated[float, "chance a touch", "The contact moved on and names a colleague."] = 0.015

    # The price.
    budget: Annotated[
        Range, "share of the ask, least and most", "What a negotiable buyer says they have."
    ] = (0.62, 0.92)
    bluff: Annotated[
        Range, "share of the gap, least and most", "How far beyond the stated budget they would go."
    ] = (0.0, 0.9)
    floor: Annotated[float, "share of the ask", "The seller's floor: never a price below it."] = 0.75
    step: Annotated[Range, "share of the gap, least and most", "How far one concession goes."] = (0.3, 0.7)

    # Time.
    reply_days: Annotated[
        float, "days, median", "Replies come within days, or not: after ten days silence is an answer."
    ] = 1.4
    reply_spread: Annotated[float, "sd of the log", "A few replies take weeks."] = 0.9
    live_gap: Annotated[float, "days, median", "From their reply to our next touch."] = 2.5
    hedge_gap: Annotated[float, "days, median", "After hemming and hawing there is nothing to act on."] = 8.0
    silent_gap: Annotated[float, "days, median", "From an unanswered touch to the next."] = 4.0
    gap_growth: Annotated[float, "factor an unanswered touch", "Sellers space out what feels futile."] = 1.22
    gap_most: Annotated[float, "days", "Even a hopeless deal is touched once a month."] = 28.0
    promise_days: Annotated[
        Range, "days, least and most", "Close dates are promised at a month's end, hopefully."
    ] = (25.0, 70.0)
    push_days: Annotated[Range, "days, least and most", "Passed dates slip by a month or so."] = (10.0, 40.0)
    later_days: Annotated[
        Range, "days, least and most", '"Not now" means after the summer, next quarter, next year.'
    ] = (20.0, 240.0)
    closed_as_not_now: Annotated[float, "chance", "Closed with a check-back; the rest stay open."] = 0.45
    returns: Annotated[
        Row,
        "chance of each intent when the day has come",
        "A not-now is neither a no nor a yes: two in five are ready then.",
    ] = (0.40, 0.12, 0.18, 0.30)
    late_days: Annotated[float, "days, median", "How long after the named day a seller comes back."] = 12.0
    clean_up_days: Annotated[
        float, "days, median", "From the last touch to recording the loss: nobody likes to."
    ] = 9.0

    # The work.
    minutes_email: Annotated[float, "minutes, median", "A follow-up e-mail."] = 7.0
    minutes_call: Annotated[float, "minutes, median", "A call that reached the buyer."] = 16.0
    minutes_voicemail: Annotated[float, "minutes, median", "A call that did not."] = 4.0
    minutes_meeting: Annotated[float, "minutes, median", "A demo or a review with the buyer."] = 50.0
    minutes_offer: Annotated[float, "minutes, median", "Writing the proposal or a changed one."] = 45.0
    minutes_spread: Annotated[float, "sd of the log", "Minutes are log-normal."] = 0.4
    office: Annotated[Range, "hours of the day", "Touches and most replies keep office hours."] = (8.5, 17.75)
    evening_replies: Annotated[float, "chance", "Some buyers reply at night or on Sunday."] = 0.06
    touches_most: Annotated[int, "touches", "No seller of this team ever made more on one deal."] = 40

    def __post_init__(self) -> None:
        if not self.sellers:
            raise ValueError("a world without sellers sells nothing: give at least one")
        for name in ("follow", "ask"):
            table = getattr(self, name)
            if len(table) != len(STATES) or any(len(row) != len(SEEN) for row in table):
                raise ValueError(f"{name} must have {len(STATES)} rows of {len(SEEN)} chances")
            if any(abs(sum(row) - 1) > 1e-9 or min(row) < 0 for row in table):
                raise ValueError(f"every row of {name} must be chances that add up to 1")
        for name in ("intents", "returns"):
            row = getattr(self, name)
            if len(row) != len(INTENTS) or abs(sum(row) - 1) > 1e-9 or min(row) < 0:
                raise ValueError(f"{name} must be {len(INTENTS)} chances that add up to 1")
