"""The languages that drugs and conditions can be asked about in: English, Spanish, German and French."""

from .care import Care, asking, drug, has, ill
from .care_english import EN

ES = Care(
    language="es",
    advice=has(r"(?!)"),
    warns=has(r"^(?:advertencia|atención|importante)\b(?!.*\b(?:médica|urgente|llame|acuda)\b)"),
    kinds=(
        asking(
            r"^(?:advertencia|atención)\W*(?:$|:)(?!.*\b(?:médica|urgente|llame|acuda)\b)",
            "¿Qué advertencia importante hay para {x}?",
        ),
        asking(r"^importante\W*(?:$|:)(?!.*\b(?:médica|urgente|llame|acuda)\b)", "¿Qué es importante saber de {x}?"),
        drug(r"contraindicaci|\bquién no (?:debe|puede)|\bno (?:tome|use|debe)", "¿Quién no debe tomar {x}?"),
        drug(
            r"sobredosis|\bmás .* de(?:l| lo) que debe|\bdemasiad",
            "¿Qué hay que hacer en caso de una sobredosis de {x}?",
        ),
        drug(r"\bolvid", "¿Qué hay que hacer si se olvida una dosis de {x}?"),
        drug(r"embaraz|lactancia", "¿Qué se sabe de {x} durante el embarazo y la lactancia?"),
        drug(r"interacci|\botros medicamentos", "¿Qué interacciones de {x} se conocen?"),
        drug(
            r"efectos (?:adversos|secundarios)\b.*\bgraves|\bgraves\b.*\befectos",
            "¿Qué efectos secundarios graves de {x} exigen atención médica inmediata?",
        ),
        drug(r"efectos (?:adversos|secundarios)|reacciones adversas", "¿Qué efectos secundarios puede tener {x}?"),
        drug(r"conserva|almacen", "¿Cómo se conserva {x}?"),
        drug(r"advertencias|precauciones", "¿Qué advertencias y precauciones hay para {x}?"),
        drug(r"\bdosis\b|posología|dosificación", "¿Cuál es la dosis de {x}{pop}?"),
        drug(r"\bcómo (?:tomar|usar)|administración", "¿Cómo y cuándo se toma {x}?"),
        asking(
            r"cuándo (?:acudir|consultar|llamar|buscar|ver)|urgencia", "¿Cuándo hay que buscar atención médica por {x}?"
        ),
        ill(r"síntomas|signos", "¿Cuáles son los síntomas de {x}?"),
        ill(r"prevenci|prevenir", "¿Cómo se previene {x}?"),
        ill(r"riesgo", "¿Quién corre más riesgo de {x}?"),
        ill(r"causas?\b", "¿Qué causa {x}?"),
        ill(r"diagn|pruebas|exámenes", "¿Cómo se diagnostica {x}?"),
        ill(r"tratamiento", "¿Cómo se trata {x}?"),
        ill(r"complicaci", "¿Qué complicaciones puede tener {x}?"),
        ill(r"transmi|propaga|contagi", "¿Cómo se transmite {x}?"),
    ),
    about=("¿Qué es {x}?",),
    dosed=("¿Cómo se toma {x} y en qué dosis?",),
    other=("¿Qué hay que saber de {x} en cuanto a «{h}»?",),
    dose=("¿Cuál es la dosis de {x} {who}?",),
    who=(
        (has(r"\bpeso\b"), "con un peso de {v}"),
        (has(r"\bedad\b"), "a la edad de {v}"),
        (has(r"\b(?:paciente|población|grupo)"), "para {v}"),
    ),
    compared=((r"≥|>=", "al menos"), (r"≤|<=", "como máximo"), (">", "más de"), ("<", "menos de")),
    population=has(
        r"\b(?:para|en) (?:(?:adultos|niños|lactantes|mujeres|hombres|ancianos|personas mayores)(?: (?:mayores"
        r"|menores) de [^,.:;()]{1,30})?)"
    ),
    leading="{pop}: {q}",
    title=has(r"(?:qué es|síntomas de|tratamiento de|acerca de) (?P<x>.+)"),
    strength=has(r"\s+(?:\d[\d.,]*\s?(?:mg|g|ml|%|microgramos)\b.*|\(.*\)|[–—:|-]\s.*)$"),
    card=has(r"(?:importante|atención|urgente)\b"),
    emergency="urgencia",
    boxed="advertencia",
    shown=has(r"\b(?:siguientes?|tablas?|continuación)\b"),
    people=has(r"(?:adultos|niños|lactantes|ancianos|adolescentes|personas mayores)\b[^.:;]{0,50}"),
    for_whom="para {v}",
    this=has(r"\b(?:este medicamento|esta (?:enfermedad|medicina))\b"),
    meta=has(
        r"(?:nombre del medicamento|última (?:revisión|actualización)"
        r"|revisado|fecha de|referencias$|aviso legal|descargo"
        r"|pronunciad|documento actualizado|marcas comerciales|esta (?:página"
        r"|información)\b)"
    ),
    article=has(r"(?:el|la|los|las) "),
    contracted=((" de el ", " del "), (" a el ", " al ")),
    uses=has(r"\b(?:use|usar|aplique)\s+$"),
    drug=has(r"\b(?:tomar|dosis|comprimidos|medicamento)\b"),
)

DE = Care(
    language="de",
    advice=has(r"(?!)"),
    warns=has(r"^(?:achtung|warnung|wichtig)\b(?!.*\b(?:arzt|rufen|notruf)\b)"),
    kinds=(
        asking(r"^(?:achtung|warnung)\W*(?:$|:)(?!.*\b(?:arzt|rufen|notruf)\b)", "Welche Warnung gibt es zu {x}?"),
        asking(r"^wichtig\W*(?:$|:)(?!.*\b(?:arzt|rufen|notruf)\b)", "Was ist zu {x} wichtig zu wissen?"),
        drug(
            r"gegenanzeige|kontraindikation|\bspricht gegen\b|\bdarf nicht|\bdürfen nicht"
            r"|\bnicht (?:ein|an)(?:genommen|gewendet"
            r"|nehmen|wenden)",
            "Wann darf {x} nicht eingenommen oder angewendet werden?",
        ),
        drug(r"überdosi|größere menge|zu viel", "Was ist nach einer zu großen Menge {x} zu tun?"),
        drug(r"vergessen", "Was ist zu tun, wenn eine Dosis {x} vergessen wurde?"),
        drug(r"schwanger|stillzeit", "Was ist über {x} in Schwangerschaft und Stillzeit bekannt?"),
        drug(r"wechselwirkung|anderen arzneimitteln", "Welche Wechselwirkungen von {x} sind bekannt?"),
        drug(r"alkohol", "Was gilt für Alkohol während der Behandlung mit {x}?"),
        drug(
            r"verkehrstüchtig|\bmaschinen\b",
            "Darf man während der Behandlung mit {x} Auto fahren oder Maschinen bedienen?",
        ),
        drug(r"nebenwirkung", "Welche Nebenwirkungen kann {x} haben?"),
        drug(r"aufbewahr|lager", "Wie ist {x} aufzubewahren?"),
        drug(r"warnhinweis|vorsicht", "Welche Warnhinweise gelten für {x}?"),
        drug(
            r"vor der (?:ein|an)|vor anwendung|beachten", "Was ist vor der Einnahme oder Anwendung von {x} zu beachten?"
        ),
        drug(r"wofür|anwendungsgebiet", "Was ist {x}, und wofür wird es angewendet?"),
        drug(r"\benthält|zusammensetzung", "Was enthält {x}?"),
        drug(r"dosierung|dosis", "Wie wird {x} dosiert?"),
        drug(r"anwendung|einnahme|einzunehmen|anzuwenden", "Wie wird {x} angewendet?"),
        asking(r"wann .*(?:arzt|ärzt)|notfall", "Wann sollte man mit {x} ärztliche Hilfe suchen?"),
        ill(r"symptom|anzeichen|beschwerden", "Welche Symptome hat {x}?"),
        ill(r"vorbeug|prävention", "Wie lässt sich {x} vorbeugen?"),
        ill(r"risiko", "Wer hat ein höheres Risiko für {x}?"),
        ill(r"ursache", "Welche Ursachen hat {x}?"),
        ill(r"diagnose|untersuchung", "Wie wird {x} festgestellt?"),
        ill(r"behandlung|therapie", "Wie wird {x} behandelt?"),
    ),
    about=("Was ist {x}?",),
    dosed=("Wie und in welcher Dosis wird {x} angewendet?",),
    other=("Was ist zu {x} unter „{h}“ zu wissen?",),
    dose=("Wie hoch ist die Dosis von {x} {who}?",),
    who=(
        (has(r"gewicht"), "bei einem Körpergewicht von {v}"),
        (has(r"alter"), "im Alter von {v}"),
        (has(r"patient|gruppe"), "für {v}"),
    ),
    compared=((r"≥|>=", "mindestens"), (r"≤|<=", "höchstens"), (">", "mehr als"), ("<", "weniger als")),
    population=has(
        r"\b(?:für|bei) (?:(?:Erwachsenen?|Kindern?|Säuglingen?|Jugendlichen?|ältere[rn]? (?:Menschen"
        r"|Patienten))(?: (?:ab|unter|über) [^,.:;()]{1,30})?)"
    ),
    leading="{pop}: {q}",
    title=has(
        r"(?:(?:gebrauchs|fach)information:?|packungsbeilage:?|beipackzettel:?|was ist"
        r"|symptome (?:von|der|des)|behandlung (?:von|der|des)) (?P<x>.+?)(?: und wofür .*)?"
    ),
    strength=has(
        r"\s+(?:(?:film|hart|weich|brause)?(?:tabletten?|kapseln?)|(?:husten)?(?:saft|sirup)|salbe|creme|gel|tropfen|lösung)$"
        r"|\s+(?:\d[\d.,]*\s?(?:mg|g|ml|%|Mikrogramm)\b.*|\(.*\)|[–—:|-]\s.*)$"
    ),
    card=has(r"(?:wichtig|achtung|warnung)\b"),
    emergency="Notfall",
    boxed="Warnhinweis",
    shown=has(r"\b(?:folgende\w*|unten|tabellen?|tabelle)\b"),
    people=has(r"(?:Erwachsene|Kinder|Säuglinge|Jugendliche|Ältere)\b[^.:;]{0,50}"),
    for_whom="für {v}",
    this=has(r"\b(?:dieses (?:Arzneimittel|Medikament)|diese (?:Krankheit|Erkrankung))\b"),
    meta=has(
        r"(?:bezeichnung des arzneimittels"
        r"|stand(?: der information)?:?\b|zuletzt (?:geprüft|aktualisiert|überarbeitet)|quellen$|haftungs"
        r"|wirkstoffe?:|lesen sie die gesamte|diese packungsbeilage"
        r"|diese (?:seite|information)\b)"
    ),
    article=has(r"(?!)"),
    contracted=(),
    uses=has(r"(?!)"),
    drug=has(r"\b(?:einnahme|dosierung|tabletten|arzneimittel|beipackzettel|packungsbeilage|gebrauchsinformation)\b"),
)

FR = Care(
    language="fr",
    advice=has(r"(?!)"),
    warns=has(r"^(?:attention|important)\b(?!.*\b(?:appele[rz]|consulte[rz]|médecin)\b)"),
    kinds=(
        asking(
            r"^attention\W*(?:$|:)(?!.*\b(?:appele[rz]|consulte[rz]|médecin)\b)",
            "Quelle mise en garde importante vaut pour {x} ?",
        ),
        asking(
            r"^important\W*(?:$|:)(?!.*\b(?:appele[rz]|consulte[rz]|médecin)\b)",
            "Qu'est-il important de savoir sur {x} ?",
        ),
        drug(
            r"contre-indication|\bne (?:prenez|utilisez|doit)\b|\bqui ne (?:doit|peut)",
            "Dans quels cas ne faut-il pas prendre {x} ?",
        ),
        drug(r"surdos|plus .* que vous n", "Que faire en cas de prise excessive de {x} ?"),
        drug(r"oubli", "Que faire en cas d'oubli d'une dose de {x} ?"),
        drug(r"grossesse|allaitement", "Que sait-on de {x} pendant la grossesse et l'allaitement ?"),
        drug(r"interaction|autres médicaments", "Quelles interactions de {x} sont connues ?"),
        drug(r"effets (?:indésirables|secondaires)", "Quels effets indésirables {x} peut-il avoir ?"),
        drug(r"conserv", "Comment conserver {x} ?"),
        drug(r"avertissement|précaution|mises? en garde", "Quelles mises en garde valent pour {x} ?"),
        drug(r"avant de (?:prendre|utiliser)", "Que faut-il savoir avant de prendre {x} ?"),
        drug(r"conduite de|machines", "Peut-on conduire ou utiliser des machines pendant un traitement par {x} ?"),
        drug(r"arrêtez", "Que faut-il savoir avant d'arrêter {x} ?"),
        drug(r"dans quels? cas|indications", "Qu'est-ce que {x}, et dans quels cas est-il utilisé ?"),
        drug(r"contient|composition", "Que contient {x} ?"),
        drug(r"posologie|\bdoses?\b", "Quelle est la posologie de {x}{pop} ?"),
        drug(r"comment (?:prendre|utiliser)|administration", "Comment et quand prendre {x} ?"),
        asking(r"quand (?:consulter|appeler|voir)|urgence", "Quand faut-il consulter pour {x} ?"),
        ill(r"symptôme|signes", "Quels sont les symptômes de {x} ?"),
        ill(r"prévention|prévenir", "Comment prévenir {x} ?"),
        ill(r"risque", "Qui est le plus exposé à {x} ?"),
        ill(r"causes?\b", "Quelles sont les causes de {x} ?"),
        ill(r"diagnosti", "Comment diagnostique-t-on {x} ?"),
        ill(r"traitement", "Comment traite-t-on {x} ?"),
    ),
    about=("Qu'est-ce que {x} ?",),
    dosed=("Comment et à quelle dose prendre {x} ?",),
    other=("Que faut-il savoir de {x} au sujet de « {h} » ?",),
    dose=("Quelle est la dose de {x} {who} ?",),
    who=(
        (has(r"poids"), "pour un poids de {v}"),
        (has(r"âge"), "à l'âge de {v}"),
        (has(r"patient|groupe|population"), "pour {v}"),
    ),
    compared=((r"≥|>=", "au moins"), (r"≤|<=", "au plus"), (">", "plus de"), ("<", "moins de")),
    population=has(
        r"\b(?:pour|chez) (?:les? |l')(?:(?:adultes?|enfants?|nourrissons?|femmes?|hommes?"
        r"|personnes âgées)(?: de [^,.:;()]{1,30})?)"
    ),
    leading="{pop} : {q}",
    title=has(r"(?:notice patient\s*[-–:]|qu'est-ce que|symptômes d[eu]|traitement d[eu]) (?P<x>.+)"),
    strength=has(r"\s+(?:\d[\d.,]*\s?(?:mg|g|ml|%|microgrammes)\b.*|\(.*\)|[–—:|-]\s.*)$"),
    card=has(r"(?:important|attention|urgence)\b"),
    emergency="urgence",
    boxed="mise en garde",
    shown=has(r"\b(?:suivante?s?|tableaux?|ci-dessous)\b"),
    people=has(r"(?:adultes?|enfants?|nourrissons?|adolescents?|personnes âgées)\b[^.:;]{0,50}"),
    for_whom="pour {v}",
    this=has(r"\b(?:ce médicament|cette maladie)\b"),
    meta=has(
        r"(?:dernière (?:révision|mise à jour)|(?:ansm\b.*)?mis à jour|dénomination du médicament"
        r"|références$|avertissement légal|cette (?:page|information)\b)"
    ),
    article=has(r"(?:le |la |les |l')"),
    contracted=((" de le ", " du "), (" de les ", " des "), (" à le ", " au "), (" à les ", " aux ")),
    uses=has(r"(?!)"),
    drug=has(r"\b(?:prendre|posologie|comprimés|médicament)\b"),
)

CARES = {care.language: care for care in (EN, ES, DE, FR)}
