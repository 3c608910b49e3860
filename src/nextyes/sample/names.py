"""Names of customers and their people, made up: none is meant to be anyone's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """How customers and people are called in one part of the world."""

    stems: tuple[str, ...]
    trades: tuple[str, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]


def _region(stems: str, trades: str, first: str, last: str) -> Region:
    return Region(
        stems=tuple(stems.split()),
        trades=tuple(trade.replace("_", " ") for trade in trades.split()),
        first=tuple(first.split()),
        last=tuple(name.replace("_", " ") for name in last.split()),
    )


REGIONS = (
    _region(
        "Verstraal Oudewater Lindekamp Hazelrode Brinkveen Molendries Kolkstra Zilverdam Eikenhorst",
        "Logistiek Bouwgroep Techniek Zorg Tuinbouw",
        "Femke Joost Sanne Ruben Marijke Thijs Noor Bas",
        "de_Wilde van_Osch Terpstra Hoekman Claessens van_Rijswick Postmaa Lievens",
    ),
    _region(
        "Brennholt Kestwald Oderberger Tannlach Reinfurth Steinhauk Wiesgrund Auerfeld Hallenbeck",
        "Maschinenbau Logistik Medizintechnik Versicherung Werkzeuge",
        "Katrin Matthias Ulrike Sebastian Anja Holger Lena Dieter",
        "Brandtner Wolfrum Kesslau Hartwigsen Obermeyr Lindnau Petzolt Grabner",
    ),
    _region(
        "Quillhaven Thistlewick Marrowgate Penhallan Ashcombe Dunmarrow Larkfold Greyfen Wetherholm",
        "Insurance Foods Estates Freight Learning",
        "Harriet Callum Priyanka Owen Siobhan Marcus Eleanor Declan",
        "Ashdown Pemberly Rourke Fairweather Okoro Whitlam Treharne Massingham",
    ),
    _region(
        "Sauvetal Clairvance Montrevin Beaulourd Rocheval Lavandin Chantemer Fontgrise Valcourt Esterelle",
        "Santé Distribution Conseil Énergies Emballages",
        "Camille Baptiste Aurélie Hugo Solène Mathieu Inès Laurent",
        "Delacombe Fourcaud Marchelier Vasseur Roquebrun Thévenard Lacroze Bellanger",
    ),
    _region(
        "Lumbrera Montearce Valdoria Ribalta Costamar Serralba Portelana Altavega Fuenclara Brisanova",
        "Alimentación Textil Salud Ingeniería Hoteles",
        "Lucía Diogo Chiara Álvaro Marta Renzo Beatriz Tiago",
        "Ferrandis Carvalhal Bassi Iturralde Monfort Salgueiro Ricciardi Zabaleta",
    ),
    _region(
        "Vaskari Fjellmark Hovinsaar Strandvig Lumikoski Nordhavn Björkviken Tundrell Saltholm Kvarnby",
        "Shipping Energi Skog Retail Robotics",
        "Astrid Mikko Ingrid Lars Saana Henrik Freja Olav",
        "Lindqvist Halonen Solbakken Ekdahl Nyrup Virtala Haugland Brunsmark",
    ),
    _region(
        "Brzezar Kamienka Wislanka Moravec Zlatnik Jaworzyn Tatrana Bialoskal Krasnik Dunavar",
        "Transport Farma Systemy Meble Stal",
        "Agnieszka Marek Zuzana Piotr Ewa Jakub Ilona Radek",
        "Nowicka Zielak Horvath Wysocki Dvorsky Sikorek Balint Kralova",
    ),
    _region(
        "Anvitara Okonjara Selangkir Mwangaza Rajmahal Kudirat Tanjung Zambesa Devansh Almasah",
        "Textiles Agro Pharma Retail Cement",
        "Ananya Chidi Siti Farah Vikram Amara Tariq Wanjiru",
        "Iyer Eze Rahman Nadkarni Otieno Hakimi Deshmukh Balogun",
    ),
)

PLANS = (
    (6_000.0, "Starter plan"),
    (18_000.0, "Team plan"),
    (45_000.0, "Business plan"),
    (float("inf"), "Enterprise rollout"),
)
ADD_ONS = ("extra seats", "second site", "analytics add-on", "audit add-on", "API package")


def customer_name(customer: int) -> str:
    """Return the name of a customer, one for each number.

    Example:
        >>> customer_name(0), customer_name(1)
        ('Verstraal Logistiek', 'Brennholt Maschinenbau')
    """
    rest, region = divmod(customer, len(REGIONS))
    stems, trades = REGIONS[region].stems, REGIONS[region].trades
    turn, step = divmod(rest, len(stems) * len(trades))
    trade, stem = divmod(step, len(stems))
    # Neighbours share neither stem nor trade, and no pair comes twice in a turn.
    name = f"{stems[stem]} {trades[(stem + trade) % len(trades)]}"
    return f"{name} {turn + 1}" if turn else name


def contact_name(customer: int, contact: int) -> str:
    """Return the name of one of a customer's people."""
    rest, region = divmod(customer, len(REGIONS))
    first, last = REGIONS[region].first, REGIONS[region].last
    return f"{first[(rest * 3 + contact * 5) % len(first)]} {last[(rest * 5 + contact * 3) % len(last)]}"


def plan_name(amount: float, *, expansion: bool, deal: int) -> str:
    """Return what is being sold, by what it costs."""
    if expansion:
        return ADD_ONS[deal % len(ADD_ONS)]
    return next(name for below, name in PLANS if amount < below)


def deal_name(number: int) -> str:
    """Return the id of a deal, counted from 0.

    Example:
        >>> deal_name(0)
        'D-0001'
    """
    return f"D-{number + 1:04d}"


def event_suffix(number: int) -> str:
    """Return what follows the deal's id in the id of its event, counted from 0.

    Example:
        >>> deal_name(0) + event_suffix(0)
        'D-0001-000'
    """
    return f"-{number:03d}"
