"""The codes of a made-up history: scenes (which kind of words), channels, readings, plays, reasons."""

from enum import IntEnum, auto

from nextyes.deals.events import Channel, OutcomeClass, Party, Reading

CHANNELS = tuple(Channel)
PARTIES = tuple(Party)
READINGS = tuple(Reading)
OUTCOMES = tuple(OutcomeClass)
NOTES = ("note", "task")
PLAYS = ("so-is-it-a-no", "is-it-a-no-then")

CALL, EMAIL, MEETING, MESSAGE = range(4)
WON, LOST, ENGAGED, PUSHBACK, LATER, SILENCE = range(6)  # nextyes.sample.world.SEEN
READY, NEGOTIABLE, NOT_YET, DEAD = range(4)  # nextyes.sample.world.INTENTS
DISCOVERY, DEMO, PROPOSAL, NEGOTIATION = range(1, 5)  # nextyes.sample.world.STAGES


class Scene(IntEnum):
    """What is being said; `nextyes.sample.words` says it in several ways."""

    NOTHING = 0
    # We say.
    INTRODUCTION = auto()
    DISCOVERING = auto()
    DEMONSTRATION = auto()
    OFFER = auto()
    CONCESSION = auto()
    FOLLOW_UP = auto()  # after a reply
    NUDGE = auto()  # after silence
    CHECK_BACK = auto()
    CALL = auto()
    VOICEMAIL = auto()
    ASK = auto()
    ASK_PRICE = auto()
    # They say.
    INTERESTED = auto()  # before a demo
    IMPRESSED = auto()  # after it
    MOVING = auto()  # after a proposal
    STILL_ON = auto()  # to an ask
    HEDGING = auto()
    TOO_EXPENSIVE = auto()
    COUNTERING = auto()  # to an ask
    NOT_NOW = auto()
    ACCEPTING = auto()
    CHOSE_ANOTHER = auto()
    TOO_DEAR = auto()
    NO_BUDGET = auto()
    STAYING = auto()
    NOT_FITTING = auto()
    STOP = auto()
    MOVED_ON = auto()  # the wrong person
    AWAY = auto()  # a machine
    # The seller writes down.
    CALL_NOTE = auto()
    CALL_BACK = auto()  # a task
    GIVEN_UP = auto()


# Why a deal is lost: the class, the team's words, and what the buyer says where they say it.
REASONS = (
    (OutcomeClass.COMPETITOR, "Went with a competitor", Scene.CHOSE_ANOTHER),
    (OutcomeClass.COMPETITOR, "Price", Scene.TOO_DEAR),
    (OutcomeClass.NO_DECISION, "Budget frozen", Scene.NO_BUDGET),
    (OutcomeClass.NO_DECISION, "Keeps what they have", Scene.STAYING),
    (OutcomeClass.NOT_A_FIT, "Missing features", Scene.NOT_FITTING),
    (OutcomeClass.NOT_NOW, "Timing", Scene.NOT_NOW),
    (OutcomeClass.NO_DECISION, "Unresponsive", Scene.GIVEN_UP),
    (OutcomeClass.NO_DECISION, "No decision", Scene.GIVEN_UP),
)
TIMING, UNRESPONSIVE, NO_DECISION = 5, 6, 7
OUTCOME_OF = tuple(OUTCOMES.index(reason[0]) for reason in REASONS)
SCENE_OF = tuple(int(reason[2]) for reason in REASONS)
# Chances of the first five reasons when the buyer says no: before a proposal, over the price, otherwise.
REASON_CHANCES = (
    (0.10, 0.05, 0.15, 0.20, 0.50),
    (0.25, 0.50, 0.15, 0.10, 0.00),
    (0.25, 0.10, 0.25, 0.25, 0.15),
)
