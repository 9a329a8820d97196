"""What a language needs to ask about drugs and conditions: which heading asks what, who is meant, what is no answer."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Headings of one kind and the questions for them: {x} is the drug or condition, {pop} " for adults" or nothing."""

    headings: re.Pattern[str]
    # searched in the heading
    frames: tuple[str, ...]
    of: str = ""
    # what alone can be asked so, "drug" or "condition"; empty: both
    use: tuple[str, ...] = ()
    # frames for what is used, not taken (creams, inhalers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """The medical forms of a language."""

    language: str
    kinds: tuple[Asking, ...]
    # the first whose heading fits; those of what must not be done stand before those of how it is done
    about: tuple[str, ...]
    # what the text below the page's title tells
    dosed: tuple[str, ...]
    # a section on how it is taken that gives doses
    other: tuple[str, ...]
    # any other heading, {h}
    dose: tuple[str, ...]
    # a row of a dose table: {who}
    who: tuple[tuple[re.Pattern[str], str], ...]
    # header of a table's first column → what its cells say of the patient, {v}
    population: re.Pattern[str]
    # whom a heading or title limits what it says to
    leading: str
    # a question {q} with whom it is about before it, {pop}, where its frame has no place for that
    title: re.Pattern[str]
    # a title that says more than the name: group "x"
    strength: re.Pattern[str]
    # what stands behind the name of a product
    card: re.Pattern[str]
    # headings of boxes that belong to the section above them
    emergency: str
    # a heading that asks when to get help
    people: re.Pattern[str]
    # a heading that is nothing but whom it is for
    for_whom: str
    # how such a heading hangs on a question, {v}
    this: re.Pattern[str]
    # what headings call the thing
    meta: re.Pattern[str]
    # paragraphs and headings about the page: reviews, disclaimers, sources
    article: re.Pattern[str]
    # of a name inside a sentence, with the space behind it
    contracted: tuple[tuple[str, str], ...]
    # what such an article makes of a preposition
    uses: re.Pattern[str]
    # words before a name that is used, not taken
    drug: re.Pattern[str]
    # headings that only pages about drugs have


def _has(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _asking(headings: str, *frames: str, of: str = "", use: tuple[str, ...] = ()) -> Asking:
    return Asking(headings=_has(headings), frames=frames, of=of, use=use)


def _ill(headings: str, *frames: str) -> Asking:
    return _asking(headings, *frames, of="condition")


def _drug(headings: str, *frames: str, use: tuple[str, ...] = ()) -> Asking:
    return _asking(headings, *frames, of="drug", use=use)


EN = Care(
    language="en",
    kinds=(
        _drug(
            r"\bwho can and (?:cannot|can['’]t)\b|\bwho can (?:take|use|have)\b",
            "Who can and who cannot take {x}?",
            use=("Who can and who cannot use {x}?",),
        ),
        _drug(
            r"\bcontra-?indicat|\bwho (?:should|must|can) ?not\b|\b(?:do|must|should) not (?:be )?(?:take|use|given)"
            r"|^who cannot",
            "Who must not take {x}?",
            "In which cases must {x} not be taken?",
            use=("Who must not use {x}?",),
        ),
        _drug(
            r"\btoo (?:much|many)\b|\boverdos|\bmore \w+ than you should\b",
            "What happens after too much {x} has been taken, and what should be done?",
            use=("What happens after too much {x} has been used, and what should be done?",),
        ),
        _drug(r"\b(?:forget|forgot|miss(?:ed)?)\b", "What should be done about a missed dose of {x}{pop}?"),
        _drug(
            r"\bpregnan|\bbreast-?feeding|\bfertility",
            "What is known about {x} in pregnancy and while breastfeeding?",
        ),
        _drug(
            r"\bother (?:medicines|drugs|medications)\b|\binteract|\bwith (?:food|alcohol)|\bmixing\b",
            "How does {x} get on with other medicines, food or drink?",
            "Which interactions of {x} are known?",
        ),
        _drug(r"\b(?:serious|severe)\b.*\b(?:side effects|reactions)", "What are the serious side effects of {x}?"),
        _drug(r"\bcommon side effects", "What are the common side effects of {x}?"),
        _drug(r"\bside effects|\badverse|\bundesirable", "What side effects can {x} have?"),
        _drug(
            r"\bwarnings?\b|\bprecautions?\b|\bcautions?\b|\bbefore (?:you )?(?:take|taking|us(?:e|ing))"
            r"|\bspecial care",
            "What warnings and precautions apply to {x}?",
        ),
        _drug(
            r"\bhow long\b|\bduration",
            "For how long should {x} be taken?",
            use=("For how long should {x} be used?",),
        ),
        _drug(r"\bdos(?:e|es|age|ages|ing)\b|\bposology|\bhow much\b", "What is the dose of {x}{pop}?"),
        _drug(
            r"\bhow (?:and when )?to (?:take|use|give)|\badministration|\bdirections|\bhow (?:and when )?(?:should"
            r"|do) (?:you|i)",
            "How and when should {x} be taken?",
            use=("How and when should {x} be used?",),
        ),
        _drug(r"\bdriving\b|\bmachin", "Is it safe to drive or use machines after taking {x}?"),
        _drug(r"\bstor(?:e|ing|age)\b", "How should {x} be stored?"),
        _drug(r"\bingredients|\bcontents of the pack|\bcomposition", "What does {x} contain?"),
        _asking(
            r"\bwhen to (?:get|see|seek|call|go)|\b(?:get|seek) (?:medical |urgent )?help|\burgent|\bemergency"
            r"|\bsee a (?:gp|doctor)",
            "When should someone with {x} get medical help?",
            use=("When should someone who takes {x} get medical help?",),
        ),
        _ill(r"\bsymptoms?\b|^check if you\b|\bsigns\b", "What are the symptoms of {x}?", "How can {x} be recognised?"),
        _ill(r"\bprevent|\bavoid(?:ing)?\b|\breduc(?:e|ing) (?:your|the) risk", "How can {x} be prevented?"),
        _ill(r"\brisk\b", "Who is at higher risk of {x}?"),
        _ill(r"\bcauses?\b", "What causes {x}?"),
        _ill(r"\bdiagnos|\btests?\b|\bexams?\b", "How is {x} diagnosed?"),
        _ill(r"\btreat|\btherap|\bmanagement", "How is {x} treated?"),
        _ill(r"\bcomplications?\b", "What complications can {x} have?"),
        _ill(r"\b(?:outlook|prognosis|recovery)\b", "What is the outlook for someone with {x}?"),
        _ill(r"\bfrequency\b|\bhow common\b|\bepidemiolog|\bprevalence", "How common is {x}?"),
        _ill(r"\binherit", "How is {x} inherited?"),
        _asking(r"\bother names\b|\bsynonyms", "Which other names does {x} have?"),
        _ill(r"\bspreads?\b|\btransmi|\bcatch(?:ing)?\b", "How does {x} spread?"),
        _ill(r"\bvaccin", "What is known about vaccination against {x}?"),
        _asking(
            r"\bused? for\b|\bprescribed\b|\bindications?\b|^uses\b|\bwhat it does",
            "What is {x}, and what is it used for?",
        ),
        _asking(r"^(?:about|description|overview|summary|key facts|introduction|what (?:is|are))\b", "What is {x}?"),
    ),
    about=("What is {x}?",),
    dosed=("How should {x} be taken, and in what dose?",),
    other=("What is there to know about {x} with regard to “{h}”?",),
    dose=("What is the dose of {x} {who}?", "How much {x} should be given {who}?"),
    who=(
        (_has(r"\bweight\b"), "at a body weight of {v}"),
        (_has(r"\bage\b"), "at the age of {v}"),
        (_has(r"\b(?:patients?|population|group|who|child|children|adults?|indication|condition)\b"), "for {v}"),
    ),
    population=_has(
        r"\b(?:for|in) (?:(?:(?:older|young|younger|pregnant|premature) )?(?:adults|children|babies|infants|newborns"
        r"|women|men"
        r"|people|patients|teenagers|adolescents)(?: (?:over|under|aged|with|who)\b[^,.:;()]{1,40})?)"
    ),
    leading="{pop}, {q}",
    title=_has(
        r"(?:overview(?:\s*[-–:])?|about|who can and cannot (?:take|use)|how and when to (?:take|use)"
        r"|(?:common |serious )?"
        r"side effects of|taking|using"
        r"|common questions about|(?:symptoms|causes|diagnosis|complications|prevention|treatments?) (?:of|for)"
        r"|what is|facts about"
        r"|.*\bwhile (?:taking|using)|taking .* with|overview of) (?P<x>.+)"
    ),
    strength=_has(
        r"\s+(?:\d[\d.,/]*\s?(?:mg|g|ml|micrograms?|mcg|µg|%|units|IU)\b.*|(?:film-coated )?(?:tablets?|capsules?"
        r"|cream|ointment|syrup"
        r"|suspension|injection|inhalers?|eye drops|oral solution)\b.*|\(.*\)|[–—:|-]\s.*|\bfor (?:adults|children"
        r"|babies).*)$"
    ),
    card=_has(r"(?:urgent advice|immediate action|non-urgent advice|important|warning|call (?:999|911|112)|ask for)\b"),
    emergency="emergency",
    people=_has(
        r"(?:adults?|children|babies|infants|elderly|older (?:people|adults)|adolescents|teenagers"
        r"|p(?:a?e)diatric (?:population|patients)|pregnant women)\b[^.:;]{0,50}"
    ),
    for_whom="for {v}",
    this=_has(r"\bthis (?:medication|medicine|drug|product|condition|disease|disorder|infection|illness)\b"),
    meta=_has(
        r"(?:page )?last (?:reviewed|updated|revised|full review)|next review|this (?:leaflet|page"
        r"|information) (?:was|is|does|should|has)\b"
        r"|disclaimer|references?$|sources?$|related\b|more (?:information|in)\b|further (?:information|reading)"
        r"|feedback|about this page|information$|find out more"
        r"|marketing authorisation|manufacturer\b|help us improve|reviewed (?:by|on)\b|media review"
    ),
    article=_has(r"(?!)"),
    contracted=(),
    uses=_has(r"\b(?:use|using|apply|applying)\s+$"),
    drug=_has(r"\b(?:take|taking|dos(?:e|age)|posology|tablets?|capsules?|contraindications?|overdose|undesirable)\b"),
)

ES = Care(
    language="es",
    kinds=(
        _drug(r"contraindicaci|\bquién no (?:debe|puede)|\bno (?:tome|use|debe)", "¿Quién no debe tomar {x}?"),
        _drug(
            r"sobredosis|\bmás .* de(?:l| lo) que debe|\bdemasiad", "¿Qué hay que hacer después de tomar demasiado {x}?"
        ),
        _drug(r"\bolvid", "¿Qué hay que hacer si se olvida una dosis de {x}?"),
        _drug(r"embaraz|lactancia", "¿Qué se sabe de {x} durante el embarazo y la lactancia?"),
        _drug(r"interacci|\botros medicamentos", "¿Qué interacciones de {x} se conocen?"),
        _drug(r"efectos (?:adversos|secundarios)|reacciones adversas", "¿Qué efectos secundarios puede tener {x}?"),
        _drug(r"advertencias|precauciones", "¿Qué advertencias y precauciones hay para {x}?"),
        _drug(r"\bdosis\b|posología|dosificación", "¿Cuál es la dosis de {x}{pop}?"),
        _drug(r"\bcómo (?:tomar|usar)|administración", "¿Cómo y cuándo se toma {x}?"),
        _drug(r"conserva|almacen", "¿Cómo se conserva {x}?"),
        _asking(
            r"cuándo (?:acudir|consultar|llamar|buscar|ver)|urgencia", "¿Cuándo hay que buscar atención médica por {x}?"
        ),
        _ill(r"síntomas|signos", "¿Cuáles son los síntomas de {x}?"),
        _ill(r"prevenci|prevenir", "¿Cómo se previene {x}?"),
        _ill(r"riesgo", "¿Quién corre más riesgo de {x}?"),
        _ill(r"causas?\b", "¿Qué causa {x}?"),
        _ill(r"diagn|pruebas|exámenes", "¿Cómo se diagnostica {x}?"),
        _ill(r"tratamiento", "¿Cómo se trata {x}?"),
        _ill(r"complicaci", "¿Qué complicaciones puede tener {x}?"),
        _ill(r"transmi|propaga|contagi", "¿Cómo se transmite {x}?"),
    ),
    about=("¿Qué es {x}?",),
    dosed=("¿Cómo se toma {x} y en qué dosis?",),
    other=("¿Qué hay que saber de {x} en cuanto a «{h}»?",),
    dose=("¿Cuál es la dosis de {x} {who}?",),
    who=(
        (_has(r"\bpeso\b"), "con un peso de {v}"),
        (_has(r"\bedad\b"), "a la edad de {v}"),
        (_has(r"\b(?:paciente|población|grupo)"), "para {v}"),
    ),
    population=_has(
        r"\b(?:para|en) (?:(?:adultos|niños|lactantes|mujeres|hombres|ancianos|personas mayores)(?: (?:mayores"
        r"|menores) de [^,.:;()]{1,30})?)"
    ),
    leading="{pop}: {q}",
    title=_has(r"(?:qué es|síntomas de|tratamiento de|acerca de) (?P<x>.+)"),
    strength=_has(r"\s+(?:\d[\d.,]*\s?(?:mg|g|ml|%|microgramos)\b.*|\(.*\)|[–—:|-]\s.*)$"),
    card=_has(r"(?:importante|atención|urgente)\b"),
    emergency="urgencia",
    people=_has(r"(?:adultos|niños|lactantes|ancianos|adolescentes|personas mayores)\b[^.:;]{0,50}"),
    for_whom="para {v}",
    this=_has(r"\b(?:este medicamento|esta (?:enfermedad|medicina))\b"),
    meta=_has(
        r"(?:última (?:revisión|actualización)|revisado|fecha de|referencias$|aviso legal|descargo|esta (?:página"
        r"|información)\b)"
    ),
    article=_has(r"(?:el|la|los|las) "),
    contracted=((" de el ", " del "), (" a el ", " al ")),
    uses=_has(r"\b(?:use|usar|aplique)\s+$"),
    drug=_has(r"\b(?:tomar|dosis|comprimidos|medicamento)\b"),
)

DE = Care(
    language="de",
    kinds=(
        _drug(
            r"gegenanzeige|kontraindikation|\bdarf nicht|\bdürfen nicht|\bnicht (?:ein|an)(?:genommen|gewendet"
            r"|nehmen|wenden)",
            "Wann darf {x} nicht eingenommen oder angewendet werden?",
        ),
        _drug(r"überdosi|größere menge|zu viel", "Was ist nach einer zu großen Menge {x} zu tun?"),
        _drug(r"vergessen", "Was ist zu tun, wenn eine Dosis {x} vergessen wurde?"),
        _drug(r"schwanger|stillzeit", "Was ist über {x} in Schwangerschaft und Stillzeit bekannt?"),
        _drug(r"wechselwirkung|anderen arzneimitteln", "Welche Wechselwirkungen von {x} sind bekannt?"),
        _drug(r"nebenwirkung", "Welche Nebenwirkungen kann {x} haben?"),
        _drug(r"warnhinweis|vorsicht", "Welche Warnhinweise gelten für {x}?"),
        _drug(r"dosierung|dosis", "Wie wird {x} dosiert?"),
        _drug(r"anwendung|einnahme", "Wie wird {x} angewendet?"),
        _drug(r"aufbewahr|lager", "Wie ist {x} aufzubewahren?"),
        _asking(r"wann .*(?:arzt|ärzt)|notfall", "Wann sollte man mit {x} ärztliche Hilfe suchen?"),
        _ill(r"symptom|anzeichen|beschwerden", "Welche Symptome hat {x}?"),
        _ill(r"vorbeug|prävention", "Wie lässt sich {x} vorbeugen?"),
        _ill(r"risiko", "Wer hat ein höheres Risiko für {x}?"),
        _ill(r"ursache", "Welche Ursachen hat {x}?"),
        _ill(r"diagnose|untersuchung", "Wie wird {x} festgestellt?"),
        _ill(r"behandlung|therapie", "Wie wird {x} behandelt?"),
    ),
    about=("Was ist {x}?",),
    dosed=("Wie und in welcher Dosis wird {x} angewendet?",),
    other=("Was ist zu {x} unter „{h}“ zu wissen?",),
    dose=("Wie hoch ist die Dosis von {x} {who}?",),
    who=(
        (_has(r"gewicht"), "bei einem Körpergewicht von {v}"),
        (_has(r"alter"), "im Alter von {v}"),
        (_has(r"patient|gruppe"), "für {v}"),
    ),
    population=_has(
        r"\b(?:für|bei) (?:(?:Erwachsenen?|Kindern?|Säuglingen?|Jugendlichen?|ältere[rn]? (?:Menschen"
        r"|Patienten))(?: (?:ab|unter|über) [^,.:;()]{1,30})?)"
    ),
    leading="{pop}: {q}",
    title=_has(r"(?:was ist|symptome (?:von|der|des)|behandlung (?:von|der|des)) (?P<x>.+)"),
    strength=_has(r"\s+(?:\d[\d.,]*\s?(?:mg|g|ml|%|Mikrogramm)\b.*|\(.*\)|[–—:|-]\s.*)$"),
    card=_has(r"(?:wichtig|achtung|warnung)\b"),
    emergency="Notfall",
    people=_has(r"(?:Erwachsene|Kinder|Säuglinge|Jugendliche|Ältere)\b[^.:;]{0,50}"),
    for_whom="für {v}",
    this=_has(r"\b(?:dieses (?:Arzneimittel|Medikament)|diese (?:Krankheit|Erkrankung))\b"),
    meta=_has(
        r"(?:stand(?: der information)?:?\b|zuletzt (?:geprüft|aktualisiert|überarbeitet)|quellen$|haftungs"
        r"|diese (?:seite|information)\b)"
    ),
    article=_has(r"(?!)"),
    contracted=(),
    uses=_has(r"(?!)"),
    drug=_has(r"\b(?:einnahme|dosierung|tabletten|arzneimittel)\b"),
)

FR = Care(
    language="fr",
    kinds=(
        _drug(
            r"contre-indication|\bne (?:prenez|utilisez|doit)\b|\bqui ne (?:doit|peut)",
            "Dans quels cas ne faut-il pas prendre {x} ?",
        ),
        _drug(r"surdos|plus .* que vous n", "Que faire en cas de prise excessive de {x} ?"),
        _drug(r"oubli", "Que faire en cas d'oubli d'une dose de {x} ?"),
        _drug(r"grossesse|allaitement", "Que sait-on de {x} pendant la grossesse et l'allaitement ?"),
        _drug(r"interaction|autres médicaments", "Quelles interactions de {x} sont connues ?"),
        _drug(r"effets (?:indésirables|secondaires)", "Quels effets indésirables {x} peut-il avoir ?"),
        _drug(r"avertissement|précaution|mises? en garde", "Quelles mises en garde valent pour {x} ?"),
        _drug(r"posologie|\bdoses?\b", "Quelle est la posologie de {x}{pop} ?"),
        _drug(r"comment (?:prendre|utiliser)|administration", "Comment et quand prendre {x} ?"),
        _drug(r"conserv", "Comment conserver {x} ?"),
        _asking(r"quand (?:consulter|appeler|voir)|urgence", "Quand faut-il consulter pour {x} ?"),
        _drug(r"symptôme|signes", "Quels sont les symptômes de {x} ?"),
        _ill(r"prévention|prévenir", "Comment prévenir {x} ?"),
        _ill(r"risque", "Qui est le plus exposé à {x} ?"),
        _ill(r"causes?\b", "Quelles sont les causes de {x} ?"),
        _ill(r"diagnosti", "Comment diagnostique-t-on {x} ?"),
        _ill(r"traitement", "Comment traite-t-on {x} ?"),
    ),
    about=("Qu'est-ce que {x} ?",),
    dosed=("Comment et à quelle dose prendre {x} ?",),
    other=("Que faut-il savoir de {x} au sujet de « {h} » ?",),
    dose=("Quelle est la dose de {x} {who} ?",),
    who=(
        (_has(r"poids"), "pour un poids de {v}"),
        (_has(r"âge"), "à l'âge de {v}"),
        (_has(r"patient|groupe|population"), "pour {v}"),
    ),
    population=_has(
        r"\b(?:pour|chez) (?:les? |l')(?:(?:adultes?|enfants?|nourrissons?|femmes?|hommes?"
        r"|personnes âgées)(?: de [^,.:;()]{1,30})?)"
    ),
    leading="{pop} : {q}",
    title=_has(r"(?:qu'est-ce que|symptômes d[eu]|traitement d[eu]) (?P<x>.+)"),
    strength=_has(r"\s+(?:\d[\d.,]*\s?(?:mg|g|ml|%|microgrammes)\b.*|\(.*\)|[–—:|-]\s.*)$"),
    card=_has(r"(?:important|attention|urgence)\b"),
    emergency="urgence",
    people=_has(r"(?:adultes?|enfants?|nourrissons?|adolescents?|personnes âgées)\b[^.:;]{0,50}"),
    for_whom="pour {v}",
    this=_has(r"\b(?:ce médicament|cette maladie)\b"),
    meta=_has(
        r"(?:dernière (?:révision|mise à jour)|mis à jour|références$|avertissement légal|cette (?:page|information)\b)"
    ),
    article=_has(r"(?:le |la |les |l')"),
    contracted=((" de le ", " du "), (" de les ", " des "), (" à le ", " au "), (" à les ", " aux ")),
    uses=_has(r"(?!)"),
    drug=_has(r"\b(?:prendre|posologie|comprimés|médicament)\b"),
)

CARES = {care.language: care for care in (EN, ES, DE, FR)}
