# ruff: noqa: E501  (a line of a table is one thought)
"""The words beside an amount that say whose price it is; all folded.

A table has one phrase a line or between commas: ``..`` stands for up to three words, ``(a|b)`` for either, and
a name in ``<>`` for one of its list. Words that only join ("is", "of", "liegt bei") may follow any phrase that
stands before an amount. The heaviest phrase wins, less what it loses by its distance: see `roles`.

To add a cue: a phrase in its table, and a sentence with it in the table of the tests.
"""

import re
from dataclasses import dataclass

from nextyes.replies.prices import turns
from nextyes.replies.reply import Role

_LISTS = {
    "able": "can could would will might should may able happy willing prepared ready like going i'd we'd he'd"
    " she'd they'd i'll we'll he'll she'll they'll you'd",
    "pay": "pay spend do go offer give accept sign stretch manage afford commit put agree run buy take work"
    " propose suggest justify swallow close",
    "cannot": "can't cant cannot won't wont couldn't wouldn't never unable refuse don't",
    "price": "price quote quotation offer proposal ask asking number figure rate list fee estimate bid invoice"
    " quoted asked",
    "rival": "competitor competitors competition rival rivals incumbent elsewhere konkurrenz konkurrent"
    " konkurrenten mitbewerber mitbewerbers mitbewerbern wettbewerb wettbewerber concurrent concurrents"
    " concurrence moins-disant competencia competidor competidores",
    "fee": "revenue revenues turnover umsatz jahresumsatz facturacion ingresos arr valuation profit losses"
    " savings penalty deposit salary salaries payroll fee fees shipping delivery postage setup onboarding"
    " implementation migration training versand porto gebuhr gebuhren einrichtung frais livraison envio gastos"
    " installation cuota kaution honorar verlust verluste schulden gewinn perte pertes dette dettes benefice benefices"
    " perdidas deuda deudas beneficio beneficios amende multa strafe bussgeld",
    "cost": "rent rents lease mortgage insurance premium premiums wage wages electricity power gas heating interest"
    " miete pacht versicherung strom pramie lohne zinsen loyer bail assurance electricite chauffage salaires"
    " alquiler arriendo renta seguro luz hipoteca sueldos",
    "join": "is was are be would of for at to about around roughly just only still like maybe somewhere the a it"
    " this that up currently exactly say in"
    " ist sind war liegt liegen lag bei von auf den die der das rund ca etwa nur noch maximal genau so uber mit"
    " est sont de d'environ environ pour les le la seulement juste un une avec sur"
    " es son en por para los el unos solo una con",
}
_BESIDE = "(?=[ $€£]*$)"
_ANY = r"(?:[a-z']+ ){0,3}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words on one side of an amount, and what they make of it."""

    role: Role
    weight: float
    words: re.Pattern[str]
    weak: bool = False  # whether it says nothing in a sentence about something else


def _pattern(phrases: str) -> str:
    each = [phrase.strip() for phrase in re.split(r"[,\n]", phrases) if phrase.strip()]
    joined = "|".join(sorted(each, key=len, reverse=True)).replace("(", "(?:").replace(".. ", _ANY)
    return re.sub(r"<(\w+)>", lambda name: f"(?:{'|'.join(_LISTS[name[1]].split())})", joined)


def _before(role: Role, weight: float, phrases: str, *, up_to: str = "", weak: bool = False) -> Cue:
    join = _pattern("<join>")
    words = rf"(?<![a-z])(?<![a-z][a-z]')(?:{_pattern(phrases)})(?![a-z])(?:'s)?(?: {join}(?![a-z'])){{0,4}}"
    return Cue(role=role, weight=weight, words=re.compile(words + up_to), weak=weak)


def _after(role: Role, weight: float, phrases: str) -> Cue:
    return Cue(role=role, weight=weight, words=re.compile(rf"(?<![a-z])(?:{_pattern(phrases)})(?![a-z])"))


# A limit: beyond it they will not go, so that they would go there.
_LIMITS = """
    more than, above, over, beyond, further than, higher than, mehr als, weiter als, hoher als, plus loin que, plus haut que, mas alla de, plus de, plus que, mas de, mas que, por encima de, au-dela de, au-dessus de
    (no|not|never|nothing|can't|cannot|won't|couldn't|don't|doesn't) .. (more than|higher than|above|over|beyond|past|exceed|exceeding|north of)
    (not|penny|cent) .. (more|over)
    (nicht|keinen cent|nichts|niemals|nie) .. (mehr als|hoher als|uber|oberhalb von), keine .. uber
    (pas|jamais|rien|ne) .. (plus de|plus que|plus haut que|au-dela de|au-dessus de|depasser|depass(e|era|erai|erons|eront|ons|ent) (pas|plus|jamais))
    (no|nunca|ni|nada) .. (mas de|mas que|por encima de|superar|pasar de|supere|pase de)
    (anything|everything|whatever|all|alles|tout|todo|cualquier cosa) .. (under|below|above|over|up to|unter|uber|oberhalb von|bis|sous|au-dessus de|au-dessous de|en-dessous de|por debajo de|por encima de)
    (price|quote|offer|proposal|angebot|preis) (down to|to|auf), total of, totaling, in total, altogether, all together, insgesamt, au total, en total
    (pay|accept|take|meet|do|match) .. your .. (price|ask|number|quote|offer|figure)
    under, below, less than, within, south of, unter, unterhalb, unterhalb von, weniger als, oberhalb von, moins de, moins que, sous
    en dessous de, en-dessous de, menos de, por debajo de, inferior a, inferieur a
    (stop|stops|stopping|end|ends|extend|extends|stretch|stretches|run|runs|go|goes|cap|caps|capped|top|tops|topped|max|maxes|maxed) (at|to|out at|off at|as far as)
    (endet|schluss ist|stoppt|deckelt|gedeckelt) bei, (geht|reicht) (bis|bis zu), plafonn(e|es|ee|ees) a, s'arrete a, (va|vont|aller) jusqu'a, se queda en, llega (a|hasta), limitad(o|os|a|as) a, limites? a, topad(o|os) en
    max, maximum, maximal, maximalbetrag, hochstens, at most, at best, tops, up to, as high as, as far as, au maximum, au plus, maxi, jusqu'a
    como maximo, maximo, como mucho, hasta, bis, bis zu, bis maximal, limit, limite, cap, ceiling, pain threshold, threshold, breaking point, sweet spot, walk-away (price|number|figure), upper limit, obergrenze, schmerzgrenze, plafond, tope, techo
"""
_OFFERS = """
    <able> .. <pay>, <able> .. (go|stretch|get|come|move) .. to, (i|we|he|she|they|you|board|boss|cfo|ceo|md|owner) (could|can|might|would), (i'd|we'd|he'd|she'd|they'd),
    (he|she|they|i|we|boss|board|cfo|ceo|finance) .. (came back|come back|countered|landed|settled) .. (at|with|on|to), countered, sent (me|us) back with, (fought|pushed|argued) for, (find|found) .. way to (do|make|get|reach), <able> .. (live with|shake on|say yes|sign off|be happy)
    i'd, we'd, he'd, she'd, they'd, i'll, we'll, he'll, she'll, they'll
    how about, what about, what if, howabout, how bout, let's say, lets say, say, make it, make yours, call it, let's do, lets do, let's call it
    (meet|match|beat|join) (me|us), settle, agree, agreed, deal, counter, countering, counteroffer, counter-offer, counter offer, our offer, my offer, offer you
    (come|bring|get|go|drop|lower|move|reduce|knock|sharpen|squeeze|cut|push|take|shave|trim|round) .. (to|at|near|nearer|around|under|below|down), (get|go|come) .. (closer|nearer|nearer to|closer to)
    down to, closer to, nearer to, nearer, more like, in the region of, in the ballpark of, stretch to, final offer, final, best (i|we) can (do|manage|offer), best .. manage, most (i|we) can .. <pay>
    (write|redo|revise|rework|requote|re-quote|lock|pencil|hold|keep|set|peg|call|sell|let .. (have|go)) (it|me|us|this|that|one|them|the contract|the quote|the offer)( (up|down|in|all))? (at|for|to|with), put (it|me|us) (down|in) .. (at|for|with)
    (schreib|schreiben|setz|setzen|mach|machen|rechnen|stellen|lass|lassen) .. (auf|mit|uber|bei), (refaites|mettez|remettez|ramenez|arrondissez|calez|laissez|refais|mets|laisse) .. a, (mande|mandame|mandeme|envie|enviame|ponga|ponme|redondee|redondea|rehaga|cotice) .. (en|a|por|con)
    (says|said|say|reckons|thinks|suggests|suggested|wants|told me|tells me) .. (pay|offer|settle (at|for|on)|go (to|for|up to)|meet (you|them) at)
    (that|which) (makes|leaves( (us|me)( with)?)?), (gets|brings|takes|puts|lands) (us|it|me) (to|at|up to|down to)
    (yes|yep|yeah|yup|ok|okay|fine|ja|oui|si) (to|at|with|zu|bei|mit|a|pour|con)
    (our|my|his|her) .. (number|figure|offer|target|line|counter), consider, accept, approve, take
    (happy|fine|ok|okay|good|cool|comfortable|pleased|content|satisfied|glad) with, agree to, agree on, confirm, confirmed, go ahead, go with, accepted, d'accord, de acuerdo, conforme, conformes, einverstanden, zufrieden mit
    (willing|prepared|happy|ready) to, do you, would you, could you, can you, can we, could we, shall we, may we, if you
    if (it|you|that|this|we|price) .. (at|to|for|is|was|were|do|of|under)
    (we|i|he|she|they|boss|board|director|cfo|ceo|finance|doc|manager) .. (sign|buy|close|commit|confirm|agree|agreed)
    (konnten|konnte|konnt|wurde|wurden|wurd|waren|ware|mochten|mochte), bieten, biete, (gebe|geben|geb|bekommen|bekommst|bekommt|kriegen|kriegst|kriegt) .. (ihnen|euch|dir|sie|von mir|von uns), unser angebot, mein angebot, gegenangebot, gegenvorschlag, vorschlag, schlage, schlagen
    unterm strich, letztes wort, sagen wir, sag ma, sagen ma, einigen .. auf, wie ware, wie war's, machen wir, machen sie, machst, mach ma, macht's, einverstanden, bestatigt, bestatigt mundlich, bestatige, zahle, zahlen, zuschlag, gehen, runtergehen auf, entgegenkommen, runter auf, treffen .. bei, deal bei, abschluss bei, wenn
    [a-z]+(erais|irais|drais|rrais|erait|irait|drait|rrait|erions|irions|drions|rrions|eraient|iraient), pouvons, peux, disons, on dit, va pour, d'accord pour, partons, proposons, propose, (j'|on |vous |t'|lui |leur )offre, (notre|mon|ma|derniere) .. offre, offrons, contre-proposition, contre-offre, faisons, faites, fais, descendre, descendez, descends, descend, redescend, passer, passez, mettre, monter, aller, aligner, signer, signe, signons, signerais, signerions, si vous, si tu, topons, tope, accord
    (nos|me) [a-z]+(aria|eria|iria|dria)n?( (bien|mejor|perfecto|genial))?( algo( asi)? como)?
    [a-z]+(ariamos|eriamos|iriamos|driamos|arian|erian|irian|drian), (pas|qued|lleg|dej|pag|firm|cerr|encaj|acept|bast|ofrec)[ae]ria, digamos, ofrecemos, ofrezco, ofrecer, oferta nuestra, nuestra oferta, mi oferta, contraoferta, propongo, proponemos, podemos, podria, podriamos, puedo, pagar, pagariamos, pagaria, llegar, llegamos, subo, subimos, bajar, bajais, bajas, baja, bajen, dejar, dejarlo, dejais, dejas, dejamos, dejamelo, dejanoslo, cerramos, cerrar, firmo, firmamos, firmaria, aceptamos, acepto, si me, si nos, si lo, que tal, poner, venga, adelante, (te|le|os|les) (pago|compro|ofrezco), doy, te doy, le doy, damos, ponemos, pongo, haced, hacedlo, hagamos
"""
# What takes a price that was named: "we accept the 24", "d'accord pour 24".
_TAKES = """
    accept, accepting, agree to, agreed to, agreed on, (happy|fine|content) to pay, (we'll|i'll|will) pay, (go|going) (ahead )?with, live with, (ok|okay|fine|deal|done|settled|agreed) (at|for|on|with)
    akzeptiere, akzeptieren, einverstanden mit, dann (zahlen|machen) wir
    accepte, acceptons, d'accord (pour|a), (ok|va|partons) (pour|sur), (on|nous) part(ons)? sur, paierons, paierai
    aceptamos, acepto, conformes? con, de acuerdo con, vale, quedamos en, va por
"""
_WANTS = "konnen, kann, wollen, will, macht .. fur"
_PLACES = "at, for, with, to, it's, it is, that's, bei, fur, um, auf, zu, mit, ab, a, pour, por, en, avec, con, nach, gegen"
_BUDGETS = """
    (voted|granted|given|gave|awarded|allowed|allotted|released|sanctioned|cleared|okayed|okays|approved|promised|raised|found|lent|loaned|advanced) (us|me|him|her|them), (m'a|m'ont|nous a|nous ont) (accorde|alloue|donne|vote|debloque|autorise|laisse|valide|prete)(e|s)?, sanctioned, ring-fenced, ringfenced,
    grant, grant is, funding,
    was (carried|passed|agreed|resolved|voted|approved) was, carried at, passed at, resolved on, budget, budgeted, bucket, allocated, allocation, earmarked, set aside, put aside, signed off, approved, approval, purse, the pot, kitty, funds, envelope, allowance, authorised, authorized, authority, spending limit
    (given|gives|gave|left|leaves|sent|allows|allowed|capped|caps) (me|us), line item, to spend, spend
    allow(s|ed), authori[sz]e(s|d), grant(s|ed), award(s|ed), cover(s|ed), fund(s|ed), finance(s|d), pledge(s|d), raised, donated, sponsor(s|ed), provisioned, reserved, pencilled in, put (by|away), release(s|d), lent, settled on, set .. at, fixed .. at, limit(s|ed) .. to, restricted to
    beschlossen, erlaubt, bewilligte, gewahrt, gewahrte, zugesagt, spendet, spendete, stiftet, ubernimmt, finanziert, deckt, reserviert, zuruckgelegt, angesetzt, festgesetzt, begrenzt .. auf, gesetzt
    accorde(nt|es?)?, octroie, alloue(nt|es?)?, autorise(nt|es?)?, debloque, finance(nt)?, couvre, provisionne, mis de cote, fixe(es?)? a, laisse, prete
    concede(n|mos)?, otorga(n|ron)?, autoriz(a|o|an|aron|ado), aprobo, aprueba, habilita, habilito, libera, libero, financia, cubre, presta, reservado, destinado, destina, asigna, fija(do)? en, apartado
    etat, budgetrahmen, budgetiert, rahmen, zur verfugung, eingeplant, freigegeben, genehmigt, genehmigte, genehmigter, bewilligt, veranschlagt, geplant, vorgesehen, topf, ansatz, drin sind
    range, fourchette, rango, horquilla, preisspanne, spanne, enveloppe, disposons, dispose, dispons, prevu, alloue, valide, vote, budgetise
    presupuesto, disponemos, partida, contamos, cuento, dispongo, asignado, aprobado, aprobaron, presupuestado
"""
_HAS = """
    (we|i|they) .. (have|had|got|'ve), we've, i've, i have, there's, there is, only have, only got
    gibt, geben, gab, bekomme, bekommen, stehen, haben, hab, hatten, habe, hatte, avons, j'ai, reste, il y a, on a, tenemos, tengo, quedan, hay
"""
# What they first wished to pay gives way to what they offer now.
_WISHED = """
    wollte, wollten wir, wir wollten, voulait, voulais, voulions, (je|on|il|elle) pensai(s|t), (mi|nuestro|nuestra|el|la) .. queria, queriamos, pensabamos, pensaba, (i|we) (wanted|hoped|had hoped)
    (with|on|mit|avec|con) (a|an|the|our|einem|dem|unserem|un|le|notre|el|nuestro) (total |gesamten )?(budget|presupuesto)
    (budget|allocation|pot) .. (up|down) from
    (wife|husband|partner|boss|chair|director|owner|cfo|ceo) wanted, (first|originally|initially) (said|offered|wanted|thought|aimed)
    (erst|zuerst|anfangs|ursprunglich) .. (sagte|hatte), (d'abord|au depart|au debut) .. (dit|voulu|propose), je disais, disait, disaient, decia, decian, (chef|chefin|mann|frau|partner|berater|steuerberater) (sagte|meinte), (al principio|primero|antes) .. (dije|dijimos|ofreci|ofrecimos), dije, dijimos
    (hatte|hatten) .. (gesagt|gedacht|im kopf|im sinn), (avais|avait|avions) .. (dit|en tete), habia(mos)? .. (dicho|pensado), (had|'d) (said|thought of|in mind)
"""
_ASKS = """
    your .. <price>, your, yours, ur, you .. (ask|asks|asked|asking|quoted|quote|want|wanted|charge|charged|billed|told|sold|proposed|propose|offered|said|sent|mentioned|named|gave), you told (the )?[a-z]+, you at, you're at, you are at, you're
    quoted, listed, list price, asking, asking price, advertised, original, list, sticker, full price
    than, instead of, rather than, down from, up from, versus, vs, compared to, compared with, the jump from, why
    not, unable, nor would, nor will, not at, no way, no to, never
    (ihr|ihre|ihrem|ihren|ihres|euer|eure|eurem|eurer|euren|dein|deine|deinem|deinen|deiner) .. (angebot|preis|forderung|vorstellung|kalkulation|vorschlag|listenpreis), ihre, eure, deine, ihren, eurem
    (sie|ihr|du) .. (verlangen|verlangt|fordern|fordert|angeboten|aufrufen|verlangst|aufruft|haben wollen), statt, anstatt, anstelle, statt der, keine, nicht, geforderten, angebotenen, verlangten, aufgerufenen, listenpreis
    (votre|ton) .. (prix|offre|devis|proposition|tarif|montant), votre, vos, ton, tes, (vous|tu) .. (demandez|proposez|voulez|annoncez|demandes|proposes|etes|demandiez), au lieu de, au lieu des, plutot que, pas, ne .. (pouvons|peux|peut|pourra|pourrons|paierai|paierons|mettrons) pas, impossible
    (su|tu|vuestro|vuestra) .. (precio|oferta|presupuesto|propuesta|tarifa|cotizacion), sus, tus, vuestros, tu, ni, (me|nos) .. (piden|pedis|pides|pide), piden, pedis, pides, en lugar de, en vez de, frente a, no .. (podemos|puedo|llegamos|vamos|pago|pagamos|firmo), imposible
"""
# What the seller's people have named before.
_SELLERS = """
    (ihr|ihre|euer|eure) (kollege|kollegin|verkaufer|vertreter|mitarbeiter|vertriebler), (votre|ton) (commercial|commerciale|collegue|vendeur|vendeuse), (su|tu|vuestro|vuestra) (comercial|colega|companero|companera|vendedor|vendedora), your (colleague|rep|salesman|salesperson)
    (vous|tu) (m'aviez|nous aviez|m'avez|nous avez|m'avais|m'as) (dit|annonce|parle|promis), (usted|ustedes) (me|nos) (dijo|dijeron), (me|nos) (dijiste|dijisteis|dijeron), sagten sie, sie sagten
"""
_NEVER = """
    even at, even for, not even, selbst (bei|fur), meme (a|pour), (ni|incluso) por, how come, not at, not for, nor at, never at, (no|nope|nah|nein|non) (to|zu|a), <cannot> .. <pay>, <cannot> .. (get to|approve|reach|swing|make|stomach|meet|sell|be|live with|send|find|budget|authorise|authorize|happen|pay for|come back|bother|try)
    (konnen|konnte|wollen|werden|kann|will|werde) .. (nicht|keine), (ne|n') .. (pouvons|peux|peut|pourra|pourrons|paierai|paierons|mettrons) pas, no .. (podemos|puedo|podria|llegamos|vamos a|pago|pagamos|firmo) .. (pagar|gastar|asumir|llegar a|aceptar), no (pagare|pagaremos|pagamos|daremos|pondremos)
"""
_OTHERS = """
    (another|other|different|cheaper) .. (vendor|supplier|quote|offer|company|provider|firm|bid|one|bidder|guys|guy|lot|tool|product)s?, someone else, from .. (vendor|supplier|party|dealer|provider|shop|guy|guys)
    (ander|andere|anderer|anderes|anderen) .. (anbieter|angebot|lieferant|firma|haus), (un|une|l|d)?'?autres? .. (offre|fournisseur|devis|prestataire|editeur|boite|maison|societe|entreprise)s?, otr(o|a)s? .. (proveedor|oferta|presupuesto|empresa|cotizacion|casa|marca|compania|sitio|lado)(es|s)?
    (they|he|she|someone|guys) .. (offer|offered|offering|offers|quoted|quote|quotes|charge|charges|charged|asked|want|wants|wanted|do it|came in|come in|comes in), (quotes?|bids?|which|who|one) .. (came|comes) in, undercut, charges, charged, verlangt, berechnet, nimmt, die (verlangen|nehmen|fordern|berechnen), facture, cobra, cobran, bietet
    theirs, (le|la) leur, (got|received|getting|gotten) (a|an|another|one|other) .. (offer|price|proposal) (of|at|in at), (have|had|got|received|getting|gotten|we'd|i'd) (a|an|another|one|other) .. (quote|quotation|bid) (of|at|for|in at)
    (haben|habe|liegt|liegen|bekommen|bekamen|erhalten|erhielten) .. (ein|einen) .. (angebot|kostenvoranschlag|offerte) (uber|von|zu|fur), angebot .. (bekommen|erhalten) (uber|von|zu|fur)
    (recu|recois|recevons|eu) (un|une) .. (offre|devis|proposition) (a|de|pour), (j'ai|j'avais|on a|avons) (un|une) .. devis (a|de|pour)
    (tenemos|tengo|recibimos|recibi|recibido|hecho|pasado|dado|llegado) (un|una|otra) .. (oferta|cotizacion|propuesta) (de|por|en)
    (mate|friend|neighbour|neighbor|cousin|colleague|bloke|guy|someone|somebody) ((of mine|of ours|else|here|nearby|i know|down the road) )?(can|could|will|would) (get|do|make|sell|build|supply) (it|one|this|that|the same|the lot|me one|us one) (for|at)
    (me|nous) (propose|proposent|vend|vendent|facture|facturent|fait|font) (la meme chose|le meme|la meme|pareil|l'equivalent) .. (a|pour)
    (me le|me la|me les|nous le|nous la|nous les|me l'a|me l'ont|nous l'a|nous l'ont|m'en|nous en|m'a|m'ont|nous a|nous ont) (propose|proposes|proposent|vend|vendent|vendu)( (un|une|le meme|la meme|ca))? (a|pour)
    (m'a|m'ont|nous a|nous ont) (propose|offert|fait|chiffre|devise|cote)
    (that|which) (was|cost|came to), it (cost|came to), set (us|me|them) back, does it, doing it, le fait, lo hace, lo hacen, (company|firm|supplier|vendor|guys|shop|store|anbieter|firma|boite|empresa) .. (give|gives|offer|offers|does|do it|has|gibt|macht|hace|fait), quoted (us|me), offered (us|me)
    (el|la|los|der|die|celui|ceux) (de|von|vom|from) .. (pide|piden|cobra|cobran|ofrece|will|verlangt|demande|demandent), pide
    (currently|today|already|last year|derzeit|aktuell|heute|bisher|actuellement|aujourd'hui|actualmente|ahora|hoy) .. (pay|paying|paid|spend|spending|cost|costs|costing|zahlen|bezahlen|uberweisen|payons|paie|pagamos|pago|gastamos|abonamos|abono)
    (uberweisen|zahlen|bezahlen) .. (aktuell|derzeit|heute|bisher), (nous|on|je) .. vers(ons|e), (factur|ingres|recaud)(amos|aron|an), factur(ons|ent), encaissons, vend(imos|io|ieron|ido), (a|ont|avons|avez|l'avez) vendu, (you|he|she|they|rep|salesman|colleague) .. sold
    (we|i) (pay|spend|save|make|earn), (we're|i'm|are|were|already) (paying|spending), paid, spent, saved, saves, lost, perdu, perdons, verloren, verlieren, perdido, perdimos, perdemos, raised, cost us, costs us, cost me, costs me, (nous|on) .. pay(ons|e), payons, en payons, payai(s|t), payions, bezahlt, bezahlte, bezahlten, zahlte, zahlten, pagaba, pagabamos, cobraba
    (could|would|can|will|to|must) (save|lose|earn|cost), (could|would|can|will) .. (save|lose|earn|cost), (devons|doit|dois|faut|falloir|devra|devrons) .. economiser, (que|debemos|hay que|tenemos que) .. ahorrar, (we|they|have|had|finance|board) cut, (nous|on m'|on nous) .. (a|ont) (retire|coupe|supprime|enleve), (nos|me) (recortaron|quitaron|han recortado|han quitado), cout(e|er)(ait|aient|rait|raient), (wurde|wurden) .. kosten, (costaria|ahorraria|supondria|saldria|quitaria|subiria)n?
    set-up, chiffre d'affaires, worth of, series (a|b|c), cuota de alta, mise en service, price of
    (loss|losses|debt|debts) of, de perdidas
    investi, depense, englouti, invertido, invertimos, gastado, gastamos, kost(et|en) (uns|mich), (nous|me) coute(nt)?, (nos|me) cuestan?, metido, metimos, invested, sunk, sank, sold .. to .. (for|at), vend(io|ieron|ido|imos) .. a .. por
    (extension|ext|durchwahl|dw|anschluss|poste|age|aged|turning|turned|population)
"""
# Where it went is not where they would go, though "up to" sounds like it.
_MOVED = """
    (went|gone|rose|risen|jumped|climbed|hiked|fell|grew) .. (to|up to|down to), (stieg|gestiegen|kletterte|gefallen) .. auf
    (est|sont|a|ont) .. (passe|monte|grimpe)(e|s|es)? .. a, (subio|paso|bajo|ha subido) .. (a|hasta)
"""
# How far a running cost rises is no limit: "the lease goes up to 7,800".
_RISES = "<cost> .. (goes|go|going|goes up|go up|going up|climbs|climbing|rises|rising|jumps|jumping) .. (to|up to), <cost> .. (geht|steigt|klettert) .. (auf|bis), <cost> .. (passe|passera|monte|montera|grimpe) .. a, <cost> .. (sube|subira|pasa|pasara) .. (a|hasta)"
# What was paid then is not paid now.
_PAST = """
    last (year|time|season|month|quarter|round), a year ago, years ago, previously, back then, used to, in (19|20)[0-9][0-9]
    letztes (jahr|mal), voriges jahr, vor .. (jahren|jahr), fruher, damals, l'an dernier, l'an passe, l'annee derniere, l'annee passee, la derniere fois, a l'epoque, (il y a) .. ans
    el ano pasado, la ultima vez, la vez pasada, en su dia, hace .. anos
"""
# "Council slugged us 19 grand", "m'a collé 3 400 €": what another took.
_TAKEN = "[a-z]+ed (us|me), (hit|stung|cost|costs|set|knocked|did) (us|me), (m'a|m'ont|nous a|nous ont) [a-z]+, (owe|owes|owed) (the |my |our )?[a-z]+, (wrote|writing|written|write) off, (me|nous) doi(t|vent), (me|nos) (debe|deben|reclama|reclaman|cobro|cobraron)"
_MORE = "another, an extra, an additional, additional, extra, plus, plus another, weitere, zusatzlich, zusatzliche, en plus, supplementaires?, otros, adicional, adicionales"
# What they have not, or owe: "uns fehlen noch 24.000 Euro".
_MISSING = """
    (we're|i'm|still) short, we owe, we owe the bank, i owe, fehlen, fehlen (uns|mir), fehlt, schulde, schulden, schulden der bank, manque, manquent, faut d'abord, (denegado|denegaron|negado|negaron|rechazado|rechazaron|recortado|recortaron|refuse|refusent|supprime|gestrichenen|beantragten), dois, devons, doit, nos falta, nos faltan, me faltan, debemos, debo
"""
_LACK = "(don't|dont|do not|haven't|hadn't|didn't|doesn't|never) (have|had|got|have got)( (the|a|an|that|this|another|any))?, (haben|hab|habe|hatten) keine, no (tenemos|tengo|hay|disponemos de|teniamos)"
_FEES = "<fee>, <fee> .. "
# What is said after these is the price of another.
_GONE = """
    <rival>, <rival> .. (at|for|is|bei|a|por|offers|charges|liegt|propose|propone|bietet|pide)
    (other|another|different|second) (company|supplier|vendor|provider|firm|seller|bidder|shop|dealer) .. (made|gave|sent|offers|offered|quoted|quotes|wants|asks|does|sells|sold)
    (won|wins|landed|got|took) (it|the (job|bid|tender|contract|work|order)) (at|for|with), (awarded|given|went|gone) to .. (at|for), (ging|geht|vergeben) .. an .. (fur|zu|um), attribu(e|ee|es)? a .. (pour|a), adjudic(o|ado|ada|aron|amos)( el contrato| la obra)? a .. (por|en)
    (found|find|have|got) .. (supplier|provider|vendor|lieferanten|anbieter|fournisseur|proveedor), (the |les |d'|die |der |los |las )?(others|autres|otros|otras|anderen|andere), ailleurs, woanders, anderswo, con otro, con otra, entschieden, choisi, opted for, elegido, bought, gone with, went with, (i|we|they|he|she|board) .. chose, chosen, picked, signed with, (bei|mit|an) .. (unterschrieben|abgeschlossen|vergeben), (a|ai|ont|avons|j'ai) (signe|conclu|traite|commande) (avec|chez), contrat(amos|aron|e|ado) a, contratado con, ya (firmamos|cerramos) con, firmado con, (le|les) compramos a, going with, purchased, ordered from, settled with, achete, (avons|a|ai) pris, avons choisi, compramos, comprado, hemos elegido, nos quedamos con, gekauft, entschieden fur, bestellt bei
"""
_REFUSED = """
    (is|are|was|'s|seems|sounds|feels|looks|would be|it's|still|just|that's) .. (steep|beyond|above|outside|excessive|hard to|high|higher side|expensive|pricey|stretch|insane|crazy|ridiculous|lot|brutal|daft|cheeky|impossible|much|pinching|painful|heavy|over)
    (is|are|was|'s|seems|sounds|feels|looks|would be|it's|that's)( (still|just|simply|really|far|way|much|a bit|a little|a touch|quite|all))? too, too (much|high|steep|rich|expensive|big|dear), still (hurts|stings|pinches|too), hurts, stings, pinches, (would|will|'d) .. (kill|sink|ruin|bankrupt|bury|break) (us|me), kills (us|me), more than (we|i|our|my|the), way (too|over|above|beyond), on the (higher|high) side, over budget, out of (reach|our|my|range|the question), above budget, beyond (us|our|budget|my)
    (is|are|was|'s|it's|that's) .. (not|no go|unrealistic|off the table|never), (is|are) (out|off the table), not (possible|doable|feasible|going|happening|an option|something)
    (won't|doesn't|isn't|can't|cannot|wouldn't|ain't|will not|does not|is not|would not) (work|fly|happen|do|fit|possible|going|on|doable|be|go|cut|wash|make|change|help|matter|sway|fix|save), no way, no chance, impossible
    you (quoted|asked|ask|want|wanted|mentioned|proposed|said|sent|offered), you're asking, you are asking, asking price, list price, price tag, quote, proposal, sticker, that you
    (i|we) (hadn't|haven't|don't|didn't) .. (got|have|had)
    zu viel, zuviel, zu teuer, zu hoch, zu heftig, (ist|sind|war|waren|findet|kommt|immer noch|noch) .. (zu|zuviel|nicht|brutal|heftig|happig|uberzogen|teuer|viel geld|kein|unmoglich|jenseits|uber|oberhalb), (liegt|liegen|lage|lagen) .. (uber|jenseits|oberhalb), gefallen mir nicht, nicht (drin|machbar|moglich|darstellbar|durch), brutal, geht nicht, gehen nicht, nicht
    (die|den|das) (sie|ihr|du) .. (verlang|forder|will|woll|aufruf|angebo)[a-z]*
    (c'est|est|sont|reste|serait) .. (trop|impossible|cher|hors|excessif|au-dessus|beaucoup|eleve|enorme), trop cher, trop, ca coince, ne passe pas, ne passera pas, pas possible, c'est non, (que|qu) (vous|tu) .. (demand|propos|voul|annonc)[a-z]*, jpeu pas
    (es|son|esta|estan|sigue|siguen|parece|resulta|queda|sale) .. (demasiado|mucho|caro|imposible|excesivo|fuera|encima|alto), demasiado, (supera|superan|excede|exceden|rebasa|rebasan), no (es posible|puede ser|podemos|llegamos|puedo), imposible, ni (loco|loca|locos|de broma|en suenos|hablar), se (nos|me) (va|sale), que (pedis|piden|pides|pide|ofertais|proponeis), muy caro
"""
# A price that someone else would have to allow.
_ESCALATES = """
    (needs?|requires?|need to|have to|has to|must|goes|go) .. (board|approval|tender|committee|procurement|quotes|boss|sign-off|bid|director|council|trustees), (would|will) (need|require), it's (his|her|their)
    (muss|musste|geht|braucht|brauchte) .. (vorstand|freigabe|ausschreibung|gremium|geschaftsfuhrung|genehmigung|chef|rat|ausschreiben)
    (doit|devrait|faut|necessite) .. (comite|commission|conseil|direction|validation|appel d'offres)
    (tiene que|tendria que|debe|necesita|va a) .. (direccion|consejo|comite|aprobacion|licitacion|junta|jefe)
    (that|which|der|die|das|qui|que) (kills|hurts|worries|scares|stops|bothers|stings|stort|schmerzt|bloque|coince|duele|frena)
    never, nie, niemals, jamais, nunca, (gets|is) .. (maybe|no), nicht leisten
"""
_HAVE = """
    (is|was|'s|are) .. (budget|allocation|limit|bucket|pot), is .. (we have|we've got|i have|i've got|there is), is all, is everything
    is .. what .. (approved|agreed|signed|voted|carried|settled|allowed|allow|afford|released|cleared|authorised|authorized|granted), is what was .. (carried|approved|agreed)
    (is|are|was|were|got|been) .. (sanctioned|cleared|released|granted|authori[sz]ed|okayed|passed|carried|agreed|voted), frei,
    budget, to spend, available, left, approved, allocated, set aside, earmarked, signed off, in the (pot|budget|kitty|bank|account), zur verfugung, eingeplant, genehmigt, geplant, freigegeben, bewilligt, beschlossen, zugesagt, abgesegnet, bereit, im (budget|topf|etat), a disposition, de budget, prevus?, alloues?, disponibles?, de presupuesto, aprobados?, asignados?, presupuestados?
"""
_SPENT = """
    (was|were|got|been) .. (refused|denied|rejected|declined|turned down|withdrawn), (wurde|wurden|worden) .. (abgelehnt|gestrichen|gekurzt|verweigert), (gestrichen|gekurzt|abgelehnt) (wurde|wurden|worden), (ete|etait|etaient) .. (refuse|rejete|annule)(e|s|es)?, (fue|fueron|ha sido|han sido) .. (rechazad|denegad|anulad)(o|a|os|as)
    (that's|it's|is|are|was|has|have|been|all|which) .. (spoken for|gone|used up|spent|frozen|pulled|earmarked for), fell through
    (ist|sind) .. (draufgegangen|aufgebraucht|weg|verplant|ausgegeben|eingefroren|gestrichen), (est|sont) .. (epuise|gele|depense|parti)(e|s|es)?, (esta|estan) .. (gastado|congelado|comprometido)s?
"""
_UNPAID = """
    (ist|sind) (noch|immer noch|nach wie vor)? ?(offen|unbezahlt), (sigue|siguen|esta|estan) (aun |todavia )?(pendientes?|sin pagar), (is|are|remains) (still )?(unpaid|outstanding|overdue), (est|sont|reste) (toujours |encore )?(impaye|impayee|en attente|en souffrance)
"""
_NOT_THIS = """
    in (sales|revenue|takings|turnover|fees|fines|damages|losses|debt|debts|arrears|donations), apart, short of, (in|of|a) .. (gap|difference), cheaper, difference, gap, unterschied, differenz, investment, chiffre d'affaires
    (from|by|to|with|at|bei|von|chez|de|con|por) (a|an|another|the|your|der|einem|einer|un|une|la|otro|other|ihrer|eurer|le|el) .. (<rival>|vendor|supplier|provider|anbieter|proveedor|prestataire), elsewhere, <rival>
    last (year|time), a year ago, letztes jahr, l'an dernier, el ano pasado, against (last|this|that|it|them|theirs|the same), to [0-9]+ against, contre, gegen, votes?, stimmen, votos?
    employees, users, people, staff, customers, seats, licen(c|s)es, mitarbeiter, nutzer, salaries, utilisateurs, empleados, usuarios
    in (die|den|das|ein|eine|einen|unser|unsere|unseren) .. (gesteckt|investiert|reingesteckt), if you're curious, more (expensive|each)
"""
# Paid already, or paid now for what they have.
_PAID = """
    would have (worked|flown|done|been (fine|ok|okay|possible|great|doable|enough|good))
    (was|were|been) .. (paid|settled|refunded|credited|debited|deducted), (wurde|wurden) .. (bezahlt|beglichen|uberwiesen|erstattet|abgebucht), (a|ont) ete .. (paye|regle|rembourse|preleve)(e|s|es)?, (fue|fueron|ha sido) .. (pagad|abonad|devuelt|cobrad)(o|a|os|as)
    (is|'s|are|was) what .. (pay|paid|spend|spent|charge|charges|charged|cost|costs) .. (now|today|currently|already|at present|at the moment)
    (for|fur|pour|por|para) .. (current|existing|present|jetzige[snr]?|derzeitige[snr]?|bisherige[snr]?|bestehende[snr]?|actuel(le)?|actual)
    (einsparen|eingespart|verloren|gestrichen|gekurzt)
    zahlen wir (jetzt|heute|aktuell|derzeit|momentan|bisher|schon), ((c'est )?ce )?(qu'on|que nous) (paie|paye|payons) .. (aujourd'hui|actuellement|deja|maintenant), (es lo que|que) pagamos .. (ahora|hoy|actualmente|ya)
"""
_ELSEWHERE = (
    "elsewhere, somewhere else, from someone else, ailleurs, woanders, anderswo, en otro sitio, en otra parte"
)
_SEALS = """
    (i'll|we'll|i'd|we'd|i will|we will|i would|we would|i can|we can|you have|you've|we have|we've) .. (sign|deal|shake|yes|go ahead|buy|done|signature|po|order|green light|close|proceed|approve)
    macht (er|sie|man|der chef|die chefin)('s| es| das| mit), (unterschreib|unterzeichn)[a-z]*, im geschaft, sind wir dabei, bin ich dabei, zuschlag, auftrag, (je|on|nous) (signe|signons|prends|prenons|valide|marche), c'est (signe|oui|bon|fait), firm(o|amos|aria), cerr(amos|ado), trato hecho, adelante
"""
_PRAISED = """
    (looks|look|sounds|sound|seems|seem|feels|feel) .. (better|fine|fair|right|doable|reasonable|manageable|acceptable|workable|comfortable|bearable|nicer)
    (is|would be|'s) (fair|fine|reasonable|doable|manageable|acceptable|workable|about right|more like it|better|where .. (drew|draw|line|stop|comfortable|approved|agreed))
"""
_AGREES = """
    (and|&|und|et|y|then|on) (we|i|you|it|he|she|they|wir|ich|on|nous|je|er|sie|lo|cerr|firm)[a-z']* .. (sign|deal|buy|shake|agree|go|take|in|done|close|unterschreib|geschaft|dabei|signe|signons|firmamos|firmo|cerramos|accept|sold)[a-z]*
    (i|we|he|she)('d|'ll), i sign, we sign, you have .. deal, we have .. deal, (i|we) can .. (sign|close|do|approve|get), done, sold, deal
    (would|could|might|'d|will) (work|be|do|get|make|suit|seal|close|fly), wurden?, ware, waren, wurd, serait, seraient, seria, serian, ginge, gingen, ja
    agreed, it is, (works|work|fine|ok|okay) (for|by|with) (us|me), abgemacht, einverstanden, (geht|gehen|ist|sind) .. in ordnung, machen wir, convien(t|nent), (c'est |on est )?d'accord, entendu, parecen? bien, de acuerdo, esta bien, (le )?entramos, quedamos
    works, fine, ok, okay, passt, geht, geht klar, drin, machbar, convient, ca marche, ca passe, ca glisse, nous va, me va, me vale, nos vale, vale
    (is|are|'d be|would be) .. (doable|affordable|within reach|in range|within range), fits (us|me|the bill), klappt, klappen, passt uns, passt mir, nous irait, nous vont, me sirve, nos sirve, nos encaja, me encaja, nos cuadra, me cuadra
    max, tops, at most, maximum, final, firm, all in, all-in, or best, even, flat, hochstens, maximal, maxi, maximo, tope, oder nix, no more, nicht mehr, mehr nicht, ni un euro mas, pas plus, pas un euro de plus, not a penny more, not a (penny|cent|dollar)
    total, in total, altogether, all told, insgesamt, au total, en total
    is (the|our|my|his|her) .. (limit|max|maximum|offer|final|number|most|best|highest|ceiling|cap), is (as high|as far), ist .. (maximum|limit|obergrenze|schmerzgrenze|letztes|angebot|grenze), est .. (maximum|limite|plafond|offre), es .. (maximo|limite|tope|oferta)
    (we|wir|nous|on) (can|could|konnen|konnten|pouvons|peut) .. (close|sign|do|abschliessen|machen|signer|conclure), im geschaft, je (signe|prends|marche|valide), nous (signons|marchons|prenons), on (signe|marche|prend|y va), firm(o|amos), cerr(amos|ado), trato hecho
    nicht (ubersteigt|uberschreitet|ubersteigen|uberschreiten), do not exceed, is not exceeded, what i can, what we can
"""

# "14k for the training", and not "14k including the training".
_FEE = re.compile(
    r"(?<![a-z'])(?<!plus )(?<!with )(?<!including )(?<!incl )(?<!incl\. )(?<!and )(?<!without )(?<!inkl\. )(?<!mit )(?<!und )"
    r"(?<!avec )(?<!et )(?<!con )(?<!y )(?<!the )(?:in |of |de |an |im |the )?(?:annual |monthly |one-off |new |extra )?"
    rf"(?:grant|funding|{'|'.join(_LISTS['fee'].split())})(?![a-z])"
)
BEFORE = (
    _before(Role.OFFER, 1.5, _LIMITS),
    _before(Role.OFFER, 1.2, _OFFERS),
    _before(Role.OFFER, 1.6, _TAKES, up_to=_BESIDE),
    Cue(role=Role.OFFER, weight=1.15, words=turns.ALL_RIGHT),
    _before(Role.OFFER, 1.2, _WANTS, weak=True),
    _before(Role.OFFER, 0.9, _PLACES, weak=True),
    _before(Role.BUDGET, 1.3, _BUDGETS),
    _before(Role.BUDGET, 1.3, _HAS, weak=True),
    _before(Role.BUDGET, 2.0, _WISHED, weak=True),
    _before(Role.ASK, 1.4, _ASKS),
    _before(Role.ASK, 1.85, _NEVER),
    _before(Role.ASK, 2.2, _SELLERS),
    Cue(role=Role.ASK, weight=2.0, words=turns.NOT_THAT),
    Cue(role=Role.ASK, weight=1.75, words=turns.NOT_AT),
    _before(Role.OTHER, 1.85, _OTHERS),
    _before(Role.OTHER, 1.2, _TAKEN),
    Cue(
        role=Role.OTHER,
        weight=2.5,
        words=re.compile(r"% (?:of|von|vom|de|du|del|sur|on) (?:[a-z']+ ){0,3}[$€£]?$"),
    ),
    _before(Role.OTHER, 2.2, _MOVED),
    _before(Role.OTHER, 2.2, _RISES),
    Cue(role=Role.OFFER, weight=2.2, words=turns.ASKED_FOR),
    Cue(role=Role.ASK, weight=2.2, words=turns.CAME_DOWN),
    Cue(role=Role.ASK, weight=2.2, words=turns.YOU_ARE_AT),
    Cue(role=Role.ASK, weight=3.2, words=turns.INSTEAD),
    Cue(role=Role.ASK, weight=2.8, words=turns.WHY),
    Cue(role=Role.BUDGET, weight=2.0, words=turns.OUR),
    Cue(role=Role.ASK, weight=2.8, words=turns.ASKED_HOW),
    Cue(role=Role.OTHER, weight=2.6, words=turns.SPENT_RATHER),
    Cue(role=Role.OTHER, weight=2.4, words=turns.LISTED),
    Cue(role=Role.OFFER, weight=1.5, words=turns.OVER),
    _before(Role.OTHER, 1.6, _PAST, up_to="(?=[^,]*$)"),
    _before(Role.ASK, 1.4, "off the, off of", up_to=_BESIDE),
    _before(Role.ASK, 1.85, _LACK, up_to=_BESIDE),
    _before(Role.OTHER, 1.85, _MORE, up_to=_BESIDE),
    _before(Role.OTHER, 1.85, _MISSING, up_to=_BESIDE),
    _before(Role.OTHER, 1.85, _FEES, up_to="(?=[^,]*$)"),
    _before(Role.OTHER, 2.2, _GONE),
)
AFTER = (
    _after(Role.ASK, 1.45, _REFUSED),
    _after(Role.ASK, 1.9, _ESCALATES),
    _after(Role.ASK, 2.6, _SPENT),
    Cue(role=Role.ASK, weight=1.9, words=turns.NO),
    Cue(role=Role.OFFER, weight=2.0, words=turns.YES),
    Cue(role=Role.OFFER, weight=2.0, words=turns.AGREED),
    Cue(role=Role.ASK, weight=2.8, words=turns.WHAT_IS_IN_IT),
    Cue(role=Role.ASK, weight=2.6, words=turns.LACKING),
    Cue(role=Role.OTHER, weight=2.6, words=turns.SPENT_BETTER),
    _after(Role.BUDGET, 1.4, _HAVE),
    _after(Role.OTHER, 1.5, _NOT_THIS),
    Cue(role=Role.OTHER, weight=1.5, words=_FEE),
    Cue(role=Role.OTHER, weight=1.9, words=turns.CHARGED),
    Cue(role=Role.OFFER, weight=2.0, words=turns.NO_FURTHER),
    _after(Role.OTHER, 2.2, _PAID),
    _after(Role.OTHER, 2.2, _ELSEWHERE),
    _after(Role.OTHER, 2.2, _UNPAID),
    Cue(role=Role.OTHER, weight=2.2, words=turns.PAID_NOW),
    Cue(role=Role.OTHER, weight=2.2, words=turns.DIFFERENCES),
    _after(Role.OFFER, 1.2, _AGREES),
    _after(Role.OFFER, 1.8, _PRAISED),
    _after(Role.OFFER, 2.4, _SEALS),
    Cue(role=Role.OFFER, weight=2.0, words=turns.NO_HIGHER),
)

# All words of these tables that talk of this deal's price.
_OF_DEALS = (
    _LIMITS,
    _OFFERS,
    _TAKES,
    _WANTS,
    _PLACES,
    _BUDGETS,
    _HAS,
    _ASKS,
    _NEVER,
    _REFUSED,
    _HAVE,
    _SEALS,
    _PRAISED,
    _AGREES,
)
_OF_PRICES = (_LISTS[name] for name in ("able", "pay", "cannot", "price", "join"))
WORDS = frozenset(re.findall("[a-z]+(?:'[a-z]+)?", " ".join((*_OF_DEALS, *_OF_PRICES))))

# Where one thought ends and another begins.
BREAK = re.compile(
    r"(?:pas du tout|non|no|not at all|nein|gar nicht|para nada|nope) ?[:,](?= )|"
    r"(?<!\bca)(?<!\brs)(?<!max)(?<!mio)(?<!tsd)(?<!mrd)(?<!approx)(?<!incl)(?<!excl)(?<!inkl)(?<!\bno)"
    r"[.!?;](?=\s|$|[)\"'])|\n|…"
    r"|\b(?:but|however|though|although|otherwise|whereas|aber|jedoch|sondern|allerdings|sonst|mais|cependant"
    r"|sinon|pero|sino|aunque|anyway)\b|(?<= )- "
)
