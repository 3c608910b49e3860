"""Money: whole minor units of an ISO 4217 currency."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

# Minor-unit digits that differ from 2 (ISO 4217, list one, 2024 edition).
_DIGITS = (
    dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0)
    | dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3)
    | dict.fromkeys("CLF UYW".split(), 4)
)
CURRENCIES = frozenset(
    """AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
    CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
    GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
    KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO
    NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
    SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV
    WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG""".split()
)
LARGEST = 10**15  # minor units; an amount beyond ten trillion is a typing error, and fits 64 bits with room


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole minor units (cents) of a currency.

    Raises:
        ValueError: If the currency is no ISO 4217 code, or the amount is beyond ``LARGEST``.

    Example:
        >>> print(Money(1_200_000, "EUR"))
        12000.00 EUR
    """

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if self.currency not in CURRENCIES:
            raise ValueError(f"unknown currency {self.currency!r}: give an ISO 4217 code such as EUR or USD")
        if abs(self.minor) > LARGEST:
            raise ValueError(f"amount {self.minor} is beyond {LARGEST} minor units")

    @property
    def amount(self) -> Decimal:
        """The amount in major units (euros, not cents), exact."""
        return Decimal(self.minor).scaleb(-digits(self.currency))

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


def digits(currency: str) -> int:
    """Return how many digits of a minor unit a currency has: 2 for EUR, 0 for JPY, 3 for KWD."""
    return _DIGITS.get(currency, 2)


def money(amount: Decimal | int | str, currency: str) -> Money:
    """Return an amount of major units as `Money`, rounded half to even at the minor unit.

    Raises:
        ValueError: If ``amount`` is no finite number or ``currency`` no ISO 4217 code.

    Example:
        >>> money("12000.5", "EUR")
        Money(minor=1200050, currency='EUR')
    """
    try:
        value = Decimal(amount)
    except InvalidOperation as error:
        raise ValueError(f"amount {amount!r} is not a number: write it like 12000.50") from error
    if not value.is_finite() or abs(value) > LARGEST:
        raise ValueError(f"amount {amount!r} is beyond what a deal can be worth")
    return Money(int(value.scaleb(digits(currency)).to_integral_value(ROUND_HALF_EVEN)), currency)
