"""The names of currencies, folded; where one name serves several, the usual one first.

A name picks the currency of the deal when that is one of its own: "dollars" in a deal in AUD are Australian.
"""

from nextyes.deals.money import CURRENCIES

_DOLLARS = ("USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "JMD", "BSD", "BBD", "TTD", "FJD", "NAD", "XCD")
_PESOS = ("MXN", "ARS", "CLP", "COP", "UYU", "DOP", "PHP", "CUP")
_RUPEES = ("INR", "PKR", "LKR", "NPR", "MUR", "SCR")
_CROWNS = ("SEK", "NOK", "DKK", "ISK", "CZK")
_FRANCS = ("CHF", "XOF", "XAF", "XPF", "RWF", "DJF", "CDF", "GNF")

SYMBOLS: dict[str, tuple[str, ...]] = {
    "$": (*_DOLLARS, *_PESOS), "€": ("EUR",), "£": ("GBP", "EGP", "GIP", "FKP", "SHP", "LBP", "SYP"),
    "¥": ("JPY", "CNY"), "￥": ("JPY", "CNY"), "₹": ("INR",), "₨": _RUPEES,
    "₽": ("RUB",), "₩": ("KRW",), "₪": ("ILS",), "₫": ("VND",), "₴": ("UAH",), "₺": ("TRY",), "฿": ("THB",),
    "₦": ("NGN",), "₱": ("PHP",), "₡": ("CRC",), "₾": ("GEL",), "₭": ("LAK",), "₸": ("KZT",), "₼": ("AZN",),
    "₮": ("MNT",), "₲": ("PYG",), "₵": ("GHS",), "₿": (), "¢": (),
}  # fmt: skip

NAMES: dict[str, tuple[str, ...]] = (
    dict.fromkeys("dollar dollars buck bucks piasse piasses dolar dolares usd$ dlls".split(), _DOLLARS)
    | dict.fromkeys("euro euros eur eu ocken balles".split(), ("EUR",))
    | dict.fromkeys("pound pounds quid sterling gbp livres libras pfund stg".split(), SYMBOLS["£"])
    | dict.fromkeys("rupee rupees rupien roupies rupias rs re inr".split(), _RUPEES)
    | dict.fromkeys("franc francs franken fr sfr francos stutz chf".split(), _FRANCS)
    | dict.fromkeys("peso pesos".split(), _PESOS)
    | dict.fromkeys("yen yens 円".split(), ("JPY",))
    | dict.fromkeys("yuan rmb renminbi cny kuai 元".split(), ("CNY",))
    | dict.fromkeys("kr krona kronor kroner krone kronen crowns couronnes coronas".split(), _CROWNS)
    | dict.fromkeys("zloty zlotys zlotych zl".split(), ("PLN",))
    | dict.fromkeys("koruna korun kc".split(), ("CZK",))
    | dict.fromkeys("real reais reales".split(), ("BRL",))
    | dict.fromkeys("rand rands".split(), ("ZAR",))
    | dict.fromkeys("dirham dirhams".split(), ("AED", "MAD"))
    | dict.fromkeys("riyal riyals".split(), ("SAR", "QAR", "OMR"))
    | dict.fromkeys("shekel shekels".split(), ("ILS",))
    | dict.fromkeys("lira liras lire".split(), ("TRY",))
    | {"baht": ("THB",), "won": ("KRW",), "forint": ("HUF",), "ringgit": ("MYR",), "rupiah": ("IDR",)}
    | dict.fromkeys("ruble rubles rouble roubles rubel".split(), ("RUB",))
    | dict.fromkeys("shilling shillings ksh kshs kes".split(), ("KES", "UGX", "TZS"))
    | {"naira": ("NGN",), "cedi": ("GHS",), "cedis": ("GHS",), "soles": ("PEN",)}
)
# Words of every day that a name or a code is too: taken for money only after a number.
ONLY_AFTER = frozenset("eu re fr won real reais kr zl kc stutz lira rand mad ocken".split())

# What stands before a dollar or a pound to say whose.
WHOSE: dict[str, str] = {
    "us": "USD", "u.s": "USD", "american": "USD", "usd": "USD", "a": "AUD", "au": "AUD", "aud": "AUD",
    "australian": "AUD", "aussie": "AUD", "c": "CAD", "ca": "CAD", "can": "CAD", "cad": "CAD",
    "canadian": "CAD", "nz": "NZD", "nzd": "NZD", "kiwi": "NZD", "hk": "HKD", "hkd": "HKD", "s": "SGD",
    "sg": "SGD", "sgd": "SGD", "singapore": "SGD", "mx": "MXN", "mxn": "MXN", "mex": "MXN",
    "mexican": "MXN", "r": "BRL", "nt": "TWD", "british": "GBP", "swiss": "CHF", "turkish": "TRY",
    "chinese": "CNY", "japanese": "JPY", "indian": "INR", "swedish": "SEK", "norwegian": "NOK",
    "danish": "DKK", "czech": "CZK", "argentine": "ARS", "chilean": "CLP", "colombian": "COP",
    "pakistani": "PKR", "egyptian": "EGP", "brazilian": "BRL", "schweizer": "CHF", "south african": "ZAR",
    "zealand": "NZD", "kong": "HKD",
}  # fmt: skip

CODES: dict[str, tuple[str, ...]] = {code.lower(): (code,) for code in CURRENCIES}
# Codes that people type in small letters too, and before which k, T and M may stand ("TEUR", "MUSD").
COMMON = frozenset(
    "eur usd gbp chf inr aud cad nzd sgd hkd jpy cny sek nok dkk pln czk huf zar aed brl mxn ils".split()
)
# Codes that are words: never before a number, and after it only in capitals ("24 TRY", not "all 5 of us").
WORDS = frozenset("all try top cup mop sos mad pen gel lak bam cop amd ron php dop std bob tnd".split())

# Hundredths: "50 cents", "99p".
MINOR = frozenset(
    "cent cents pence penny p ct cts centimes centime rappen rp paise centavos centimos pennies".split()
)


def pick(candidates: tuple[str, ...], known: tuple[str, ...]) -> str:
    """Return which of the currencies that a name may mean is meant in a deal of known currencies, or "".

    Example:
        >>> pick(("USD", "AUD"), ("AUD",)), pick(("GBP",), ("EUR",)), pick((), ("EUR",)), pick((), ())
        ('AUD', 'GBP', 'EUR', '')
    """
    if not candidates:
        return known[0] if known else ""
    return next((currency for currency in known if currency in candidates), candidates[0])
