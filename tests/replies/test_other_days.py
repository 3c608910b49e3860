"""In whole replies: the day to come back on, and the days that are none, against plain arithmetic.

A refusal, a hand-over, a price or a question name days too: of a talk that is over, of another's contract,
of a delivery. And where a reply that puts off names several days, in any order, one is that of the next talk.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import permutations

import pytest
from experiments.replies.calendars import HOME

from nextyes.replies.dates import check_back_on
from nextyes.replies.read import Asked, read_all
from nextyes.replies.reply import Context

SENT = date(2026, 4, 15)  # a Wednesday
ASKED = {"en": "Any news?", "de": "Gibt es Neuigkeiten?", "fr": "Des nouvelles ?", "es": "¿Hay novedades?"}
# The next working day on which each "{at}" and "{not_before}" below begins, or lies in the middle.
DAYS = [date(2026, 9, 1), date(2026, 9, 7), date(2027, 1, 4), date(2026, 11, 16), date(2027, 10, 1)]
SAID = {
    "en": {
        "at": "in September|on 7 September|in January|in mid-November|in October 2027",
        "not_before": "September|7 September|January|mid-November|October 2027",
        "other": "in June|on 30 June|next week|on 1 August|next spring",
        "past": "last week|in March|on 2 March|in November|two weeks ago",
        "until": "until the end of 2027|until 31 March 2028|until December 2027",
        "soon": "until Friday|until 30 April|until the end of the month",
        "by": "by Friday|by 30 April|by the end of April|by the end of June",
        "letter": "2 March|12 February|9 April",
    },
    "de": {
        "at": "im September|am 7. September|im Januar|Mitte November|im Oktober 2027",
        "not_before": "September|dem 7. September|Januar|Mitte November|Oktober 2027",
        "other": "im Juni|am 30. Juni|nächste Woche|am 1. August|im nächsten Frühjahr",
        "past": "letzte Woche|im März|am 2. März|im November|vor zwei Wochen",
        "until": "bis Ende 2027|bis 31. März 2028|bis Dezember 2027",
        "soon": "bis Freitag|bis 30. April|bis Monatsende",
        "by": "bis Freitag|bis zum 30. April|bis Ende April|bis Ende Juni",
        "letter": "2. März|12. Februar|9.4.",
    },
    "fr": {
        "at": "en septembre|le 7 septembre|en janvier|à la mi-novembre|en octobre 2027",
        "not_before": "septembre|le 7 septembre|janvier|la mi-novembre|octobre 2027",
        "other": "en juin|le 30 juin|la semaine prochaine|le 1er août|au printemps prochain",
        "past": "la semaine dernière|en mars|le 2 mars|en novembre|il y a deux semaines",
        "until": "jusqu'à fin 2027|jusqu'au 31 mars 2028|jusqu'en décembre 2027",
        "soon": "jusqu'à vendredi|jusqu'au 30 avril|jusqu'à la fin du mois",
        "by": "d'ici vendredi|d'ici le 30 avril|d'ici fin avril|d'ici fin juin",
        "letter": "2 mars|12 février|9 avril",
    },
    "es": {
        "at": "en septiembre|el 7 de septiembre|en enero|a mediados de noviembre|en octubre de 2027",
        "not_before": "de septiembre|del 7 de septiembre|de enero|de mediados de noviembre"
        "|de octubre de 2027",
        "other": "en junio|el 30 de junio|la semana que viene|el 1 de agosto|la próxima primavera",
        "past": "la semana pasada|en marzo|el 2 de marzo|en noviembre|hace dos semanas",
        "until": "hasta finales de 2027|hasta el 31 de marzo de 2028|hasta diciembre de 2027",
        "soon": "hasta el viernes|hasta el 30 de abril|hasta fin de mes",
        "by": "antes del 18 de abril|a más tardar el 30 de abril|antes de que acabe abril",
        "letter": "2 de marzo|12 de febrero|9 de abril",
    },
}
# No day to come back, whatever is read. Sentences parted by " / " come in any order.
NO_DAY = {
    "en": """
        Thanks, but we signed with another supplier {past}.
        We decided against it {past}.
        The project was cancelled {past}. / Thanks for your time.
        No. / Our contract with another provider runs {until}.
        After our meeting {past} we have decided not to proceed.
        We have gone with someone else. They begin {other}.
        Our parent company signed a deal that covers us {until}. So no.
        we're locked in with them {until}, no thanks
        Please delete my details {by} (GDPR).
        Unsubscribe me. / I already asked {past}.
        I leave the company {other}. / Please contact Bob Hale.
        I moved to another department {past}, please ask Bob Hale.
        Can you hold this price {soon}?
        At 24k we would sign {by}.
        Make it 24k and you have the order {by}.
        Your offer of {letter} is over our budget.
        The offer of {letter} is with finance, still being discussed.
        We are still thinking about it, the demo {past} went down well.
        Could you send the deck {by}?
        Could you tell me {by} whether it works with SAP?
        Does the licence start {other}?
        Yes, please send the contract {by}.
        Go ahead. / We want to start {other}.""",
    "de": """
        Danke, aber wir haben {past} bei einem anderen Anbieter unterschrieben.
        Wir haben uns {past} dagegen entschieden.
        Das Projekt wurde {past} eingestellt. / Danke für Ihre Mühe.
        Wir sind {until} vertraglich an Brightwell gebunden, daher nein danke.
        Nach unserem Gespräch {past} haben wir beschlossen, das nicht weiterzuverfolgen.
        Wir nehmen Ihr Angebot nicht an. / Die andere Firma beginnt {other}.
        Wir bauen es selbst, {other} geht es los.
        Bitte entfernen Sie diese Adresse {by}.
        Bitte abmelden. / Ich habe {past} schon darum gebeten.
        Ich verlasse das Unternehmen {other}. / Bitte wenden Sie sich an Herrn Kolb.
        Ich bin nur Praktikant hier {until}, sprechen Sie bitte mit Herrn Kolb.
        Können Sie den Preis {soon} halten?
        Bei 24.000 würden wir {by} unterschreiben.
        Unser Budget für 2026 sind 20.000 Euro. / Ihr Angebot vom {letter} liegt weit darüber.
        Wir überlegen noch, die Vorführung {past} kam gut an.
        Die Unterlagen, die Sie {past} geschickt haben, liegen beim Chef.
        Könnten Sie mir {by} den Prospekt zukommen lassen?
        Können Sie {by} liefern?
        Ja, bitte schicken Sie den Vertrag {by}.
        Machen wir. / Wir wollen {other} anfangen.""",
    "fr": """
        Merci, mais nous avons signé {past} avec un autre fournisseur.
        Nous avons décidé {past} de ne pas donner suite.
        Le projet a été abandonné {past}. / Merci pour votre temps.
        Nous sommes sous contrat avec Brightwell {until}, donc non merci.
        Après notre réunion {past}, nous avons décidé de ne pas poursuivre.
        Nous avons retenu quelqu'un d'autre. Ils démarrent {other}.
        Nous passons à une solution interne {other}, ne comptez plus sur nous.
        Merci de supprimer mes données {by} (RGPD).
        Désinscrivez-moi. / Je l'ai déjà demandé {past}.
        Je quitte l'entreprise {other}. / Merci de contacter Paul Morel.
        Je ne m'occupe plus des achats, Paul Morel a repris {past}.
        Pouvez-vous maintenir ce prix {soon} ?
        À 24 000 nous signerions {by}.
        Votre offre du {letter} dépasse notre budget.
        Votre prix est trop élevé, nous sommes tenus par le budget voté {past}.
        Nous réfléchissons encore, la démonstration {past} a plu.
        Ravi de vous avoir rencontré {past}, je reviendrai vers vous.
        Pourriez-vous envoyer la présentation {by} ?
        Un démarrage {other} est-il possible ?
        Oui, envoyez le contrat {by}, s'il vous plaît.
        Allez-y. / Nous voulons commencer {other}.""",
    "es": """
        Gracias, pero firmamos {past} con otro proveedor.
        El proyecto se descartó {past}. / Gracias por su tiempo.
        Tenemos contrato con Brightwell {until}, así que no, gracias.
        Nos hemos comprometido con otro proveedor {until}.
        Nos hemos decidido por otro. Empiezan {other}.
        El presupuesto para esto se eliminó {past} y no va a volver.
        Por favor, borren mis datos {by} (RGPD).
        Denme de baja. / Ya lo pedí {past}.
        Dejo la empresa {other}. / Por favor, contacte con Pablo Ruiz.
        Ya no llevo las compras, Pablo Ruiz se hizo cargo {past}.
        ¿Pueden mantener este precio {soon}?
        Por 24.000 firmaríamos {by}.
        Lo tomaríamos por 24.000 con inicio {other}.
        Su oferta del {letter} supera nuestro presupuesto.
        Un gusto conocerle {past}, ya le diré algo.
        No es un no. / Lo estuvimos hablando {past} y hay opiniones distintas.
        ¿Podría enviar la presentación {by}?
        ¿Es posible empezar {other}?
        Sí, envíe el contrato {by}, por favor.
        Adelante. / Queremos empezar {other}.""",
}
# The day of "{at}" or "{not_before}", among others.
A_DAY = {
    "en": """
        We renew {other}, so call me {at}.
        Not now. / We renew {other}. / Call me {at}.
        The budget closes {other}, the new one opens {at}, so write to me then.
        I'm away {soon}, then it's the audit, so try me {at}.
        Not before {not_before}, I'm afraid. / We are in the middle of a move {soon}.
        We decided {past} to put it off. Call me {at}.
        Your offer expires {other}, I know, but we can't decide before {not_before}.
        Rather {at} than {other}.
        Brightwell does this for us {until}. Ask me again {at}.
        The decision will be made {at}.
        After the review we'll know more, call me {at}.
        Could we look at the licence again {at}?
        At 24k I'd sign now, otherwise call me {at}.""",
    "de": """
        Wir verlängern {other}, rufen Sie mich also {at} an.
        Jetzt nicht. / Wir verlängern {other}. / Rufen Sie mich {at} an.
        Das Budget schließt {other}, das neue wird {at} eröffnet, schreiben Sie mir dann.
        Leider nicht vor {not_before}. / Wir ziehen gerade um, das dauert {soon}.
        Versuchen Sie es {at}. / Der Entscheider ist {soon} im Urlaub.
        Wir haben {past} beschlossen, es zu verschieben. Rufen Sie mich {at} an.
        Bitte rufen Sie nicht {other} an, sondern {at}.
        Das macht {until} Brightwell für uns. Fragen Sie mich {at} wieder.
        Der Vorstand tagt {at} und entscheidet dann.
        Können wir {at} noch einmal über die Lizenz sprechen?
        Bei 24.000 unterschreibe ich sofort, sonst rufen Sie mich {at} an.""",
    "fr": """
        Nous renouvelons {other}, appelez-moi donc {at}.
        Pas maintenant. / Nous renouvelons {other}. / Appelez-moi {at}.
        Je suis absent {soon}, puis c'est l'audit, réessayez {at}.
        Réessayez {at}. / La personne qui décide est en congé {soon}.
        Nous avons décidé {past} de repousser. Rappelez-moi {at}.
        Votre offre expire {other}, je sais, mais nous ne pouvons rien décider avant {not_before}.
        Plutôt {at} que {other}.
        Brightwell s'en charge pour nous {until}. Reposez-moi la question {at}.
        Cela nous plaît beaucoup. / Vous aurez de nos nouvelles {at}.
        Nous déciderons {at}.
        À 24 000 je signe tout de suite, sinon rappelez-moi {at}.""",
    "es": """
        Renovamos {other}, así que llámeme {at}.
        Ahora no. / Renovamos {other}. / Llámeme {at}.
        El presupuesto se cierra {other}, el nuevo se abre {at}, escríbame entonces.
        Estoy fuera {soon}, luego viene la auditoría, inténtelo {at}.
        Inténtelo {at}. / Quien decide está de vacaciones {soon}.
        Decidimos {past} aplazarlo. Llámeme {at}.
        No antes {not_before}, me temo. / Estamos en plena mudanza {soon}.
        Este trimestre no. / Abrimos una sede nueva {other}. / Pregúnteme {at}.
        Brightwell nos lo lleva {until}. Pregúnteme otra vez {at}.
        Decidiremos {at}.
        Por 24.000 firmo ya, si no, llámeme {at}.""",
}


def replies(frames: str, language: str) -> Iterator[tuple[str, date]]:
    """Yield each frame with each day, its sentences in each order, beside the day of "{at}"."""
    said = {slot: words.split("|") for slot, words in SAID[language].items()}
    for frame in filter(None, map(str.strip, frames.splitlines())):
        for number, day in enumerate(DAYS):
            words = {slot: ways[number % len(ways)] for slot, ways in said.items()}
            for sentences in permutations(frame.format(**words).split(" / ")):
                text = " ".join(sentences)
                yield re.sub(r"\w", lambda first: first[0].upper(), text, count=1), day


@pytest.mark.parametrize("language", HOME)
@pytest.mark.parametrize("frames", [NO_DAY, A_DAY], ids=["no day", "a day"])
def test_the_day_to_come_back(frames: dict[str, str], language: str) -> None:
    country = HOME[language]
    rows = [
        (Asked(text=text, sent=SENT, asked=asked, context=Context(country=country)), day)
        for text, day in replies(frames[language], language)
        for asked in ("", ASKED[language])
    ]
    wrong = []
    for reply, (asked, day) in zip(read_all([asked for asked, _ in rows]), rows, strict=True):
        found = reply.until and check_back_on(reply.until, sent=SENT, country=country)
        if found != (day if frames is A_DAY else None):
            wrong.append((asked.text, str(found), reply.why_until))
    assert not wrong
