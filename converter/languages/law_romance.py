"""French, Spanish, Portuguese and Italian: an act is joined to a citation by the article that its kind has."""

import re

from .law import Law, alone, cited, genitive, subject

_FRENCH = {
    "code": "du",
    "loi": "de la",
    "règlement": "du",
    "décret": "du",
    "constitution": "de la",
    "directive": "de la",
    "arrêté": "de l'",
}
_french_of = genitive(_FRENCH)
FR = Law(
    language="fr",
    cite=cited("l'article", ", {n},", _french_of, annex="l'annexe"),
    of=lambda name: f" au sens{_french_of(name)}" if name else "",
    act=subject(_FRENCH),
    titled="« {title} »{of}",
    original="{name} (version initiale)",
    signs={
        "commencement": alone(r"\bentre(?:nt|ra|ront)? en vigueur\b"),
        "scope": alone(r"^(?:le|la|les) présente?s? .{0,60}\bs'appli\w+"),
        "exception": alone(
            r"\bne s'appli\w+ pas\b|\bpar dérogation\b|\bà l'exception\b"
            r"|\bn'(?:est|sont) pas (?:exigé|requis|obligatoire|nécessaire|applicable|tenu|soumis)\w*"
            r"|\bn'(?:est|sont|encour\w+) (?:pas )?(?:puni\w*|passible\w*|aucune (?:peine|amende|sanction))"
            r"|\b(?:est|sont) (?:dispensé|exempté|exonéré)\w*"
        ),
        "relief": alone(
            r"\bpe(?:ut|uvent) être (?:réduit|porté|prolongé|prorogé)\w*|\best réduite? de\b"
            r"|\ben aucun cas\b|\bpe(?:ut|uvent) (?:refuser|dispenser|exempter)\b"
            r"|\bpe(?:ut|uvent) (?:accorder|autoriser) (?:une |des )?(?:dérogation|dispense|exemption)s?\b"
        ),
        "penalty": alone(r"\bpunie?s?\b|\bamende\b|\bemprisonnement\b"),
        "time_limit": alone(r"\bdans (?:un|le) délai\b|\bau plus tard\b"),
        "prohibition": alone(r"\binterdite?s?\b|\bne (?:peut|peuvent|doit|doivent)\b.{0,60}\b(?:pas|aucun\w*|que)\b"),
        "duty": alone(r"\b(?:est|sont) tenue?s?\b|\bdoi(?:t|vent)\b|\bobligat\w+"),
    },
    frames={
        "commencement": ("Quand entre en vigueur {act} ?",),
        "scope": ("À quoi s'applique {scoped} ?",),
        "exception": ("Quelle exception prévoit {ref} ?",),
        "penalty": ("Quelle sanction prévoit {ref} ?",),
        "time_limit": ("Quel délai fixe {ref} ?",),
        "prohibition": ("Qu'interdit {ref} ?",),
        "duty": ("Quelles obligations impose {ref} ?",),
        "inserted": ("Que prévoit {there}, inséré par {ref} ?",),
        "provision": ("Que prévoit {ref}{about} ?", "Que dit {ref}{about} ?"),
        "whole": ("Que prévoit {ref}{about} ?",),
        "about": (" (« {title} »)",),
        "definition": ("Que signifie « {x} »{of} ?", "Quelle est la définition de « {x} »{of} ?"),
        "row": ("Quel{le} {column} fixe {ref} pour {whose} ?",),
        "rows": ("Que fixe {ref} pour {whose} ?",),
        "titled rows": ("Que fixe {ref}{about} pour {whose} ?",),
        "fees": ("Quel{le}s {fees} fixe {ref} pour {whose} ?",),
        "whose": ("« {key} »",),
        "measured": ("« {head} : {key} »",),
    },
    fees=alone(
        r"(?P<fees>(?:tarifs|droits|prix|montants|taux|délais|plafonds|loyers|redevances|taxes|amendes|distances|hauteurs)"
        r"(?: [\w'’-]+){0,5})"
    ),
    columns=alone(
        r"(?:redevance|taxe|amende|durée|distance|hauteur|largeur|longueur|surface|cotisation|pénalité"
        r"|montant|tarif|droit|prix|délai|taux|plafond|nombre|loyer)(?: (?:de|du|des|par|en) [\w €%]+)?"
        r"(?: \([^()]+\))?"
    ),
    defines=re.compile(
        r"(?:Est|Sont) (?:dite?s?|(?:considérée?s?|regardée?s?) comme|réputée?s?"
        r"|qualifiée?s? d[e'])\s?(?P<q>[^,.;:]{3,60}?),? "
        r"(?=au sens|pour|(?:toute?|l[ea]s?|une?|celui|celle|ceux|celles|ce|quiconque)\b|l')"
        r"|Constitue(?:nt)? (?:une?|des|l[ae]s?) (?!(?:infraction|contravention|délit|crime|faute|manquement)s?\b)"
        r"(?P<c>[^,.;:]{3,60}?),? (?=au sens|(?:toute?|l[ea]s?|l'ensemble|celui|celle)\b)"
        r"|(?:Au sens|Pour l'application|Aux fins) d[^,;:]{3,60}, on entend par (?P<e>[^,.;:«»]{3,60}?),? "
        r"(?=(?:toute?|l[ea]s?|une?)\b|l')"
        r"|(?:(?:[LlD]es?|[Ll]a|[Uu]ne?) |[Ll]')?«\s?(?P<t>[^»]{2,60}?)\s?» "
        r"(?:désigne|signifie|s'enten|(?:est|sont) (?:l[aes]+|une?|des|tou\w+)\b|(?:est|sont) l')"
        r"|(?:[Oo]n entend p|[Pp])ar «\s?(?P<o>[^»]{2,60}?)\s?»(?:,? on entend|,? (?=(?:tout\w*|l[aes]+|une?)\b|l'))"
        r"|[Oo]n entend par (?P<p>[^,.;:«»]{3,60}?),? (?=(?:tout\w*|l[aes]+|une?)\b|l')"
    ),
    leads=alone(r"\bau sens d[eu]\b.*(?::|on entend par)|\bon entend par\b|\bsont définis\b"),
    refers=alone(
        r"\bparagraphes? (?P<sub>\d+)(?! de l'article)"
        r"|\barticle (?P<section>[LRD]?\.? ?\d[\d-]*)(?P<of>)"
    ),
)

_SPANISH = {
    "ley": "de la",
    "código": "del",
    "real": "del",
    "reglamento": "del",
    "constitución": "de la",
    "orden": "de la",
    "decreto": "del",
    "directiva": "de la",
}
_spanish_of = genitive(_SPANISH)
_spanish_article = cited("el artículo", ", apartado {n},", _spanish_of, annex="el anexo")


def _spanish(word: str, number: str, label: str, name: str) -> str:
    if word.startswith("Disposición"):
        return f"la {word.lower()} {number}".rstrip() + _spanish_of(name)
    return _spanish_article(word, number, label, name)


ES = Law(
    language="es",
    cite=_spanish,
    of=lambda name: f" a efectos{_spanish_of(name)}" if name else "",
    act=subject(_SPANISH),
    titled="«{title}»{of}",
    original="{name} (redacción original)",
    signs={
        "commencement": alone(r"\bentra(?:rá|rán|n)? en vigor\b"),
        "scope": alone(
            r"^(?:esta|este|la presente|el presente) .{0,60}\b(?:se aplica|será de aplicación|es aplicable)\w*"
        ),
        "exception": alone(
            r"\bno se aplica\w*|\bno ser[áa]n? (?:de aplicación|aplicables?|exigibles?)\b|\bqueda\w* (?:excluid"
            r"|exent|exceptuad)\w+|\bno se (?:requ[ie]+r|exig)\w+"
            r"|\bno se (?:impondrá|sancionará)\w*|\bno será\w* sancionad\w+"
            r"|\bno (?:es|son|será|serán) (?:necesari|obligatori|precis|exigible|requerid)\w*"
        ),
        "relief": alone(
            r"\bpodrá(?:n)? (?:reducirse|ampliarse|prorrogarse|ser reducid\w+)"
            r"|\ben ningún caso\b|\bpodrán? (?:eximir|dispensar|denegar|negarse)\b"
            r"|\bpodrán? (?:autorizar|conceder|establecer) (?:una )?(?:excepci|exenci|dispensa)\w*"
        ),
        "penalty": alone(r"\bsancionad\w+|\bmulta\b|\bprisión\b"),
        "time_limit": alone(
            r"(?<!reincidencia, )\ben el plazo (?!previsto|establecido|señalado|fijado)|\bplazo (?:máximo )?de\b"
            r"|\bantes de(?:l)? \d"
        ),
        "prohibition": alone(r"\bprohibid\w+|\bno podrá\w*"),
        "duty": alone(r"\bdeberá\w*|\bdebe\w*\b|\bestá\w* obligad\w+|\bobligaci\w+"),
    },
    frames={
        "commencement": ("¿Cuándo entra en vigor {act}?",),
        "scope": ("¿A qué se aplica {scoped}?",),
        "exception": ("¿Qué excepción establece {ref}?",),
        "penalty": ("¿Qué sanción prevé {ref}?",),
        "time_limit": ("¿Qué plazo fija {ref}?",),
        "prohibition": ("¿Qué prohíbe {ref}?",),
        "duty": ("¿A qué obliga {ref}?",),
        "provision": ("¿Qué dispone {ref}{about}?", "¿Qué establece {ref}{about}?"),
        "whole": ("¿Qué dispone {ref}{about}?",),
        "about": (" («{title}»)",),
        "definition": ("¿Qué se entiende por «{x}»{of}?", "¿Cómo se define «{x}»{of}?"),
        "row": ("¿Qué {column} fija para {whose} {ref}?",),
        "rows": ("¿Qué indica para {whose} {ref}?",),
        "titled rows": ("¿Qué indica para {whose} {ref}{about}?",),
        "fees": ("¿Qué {fees} fija para {whose} {ref}?",),
        "whose": ("«{key}»",),
    },
    fees=alone(
        r"(?P<fees>(?:tasas|distancias|alturas)(?: (?:mínim|máxim)as)?|tarifas|cuotas|precios"
        r"|cánones|importes|multas|sanciones)"
    ),
    columns=alone(
        r"(?:cuantía|importe|tarifa|tasa|cuota|precio|plazo|multa|sanción|canon|número|cantidad"
        r"|distancia|altura|superficie|temperatura)"
        r"(?: (?:máxim|mínim)[oa]| (?:anual|mensual|diari[oa]))?(?: (?:en|por|de) [\w €%]+)?(?: \([^()]+\))?"
    ),
    defines=re.compile(
        r"(?:A (?:los )?efectos de [^,.;:]{3,60}, )?[Ss]e (?:entiende(?:n|rá|rán)? por|consideran?|considerarán?) "
        r"(?P<t>(?!que\b|infracci|falta|también)[^,.;:]{2,60}?)(?:,| el| la| los| las| toda?s?| aquel\w*)\s"
    ),
    leads=alone(r"\bse entiende(?:rá|n|rán)? por\b|\bdefiniciones\b.*:$|\ba (?:los )?efectos de\b.*:$"),
    refers=alone(r"\bapartado (?P<sub>\d+|[a-z]\))(?! del artículo)|\bartículo (?P<section>\d+)(?:\.(?P<of>\d+))?"),
)

_PORTUGUESE = {
    "lei": "da",
    "código": "do",
    "decreto": "do",
    "decreto-lei": "do",
    "regulamento": "do",
    "constituição": "da",
    "diretiva": "da",
}
_portuguese_of = genitive(_PORTUGUESE)
PT = Law(
    language="pt",
    cite=cited("o artigo", ", n.º {n},", _portuguese_of, annex="o anexo"),
    of=lambda name: f" para efeitos{_portuguese_of(name)}" if name else "",
    act=subject(_PORTUGUESE),
    titled="«{title}»{of}",
    original="{name} (redação original)",
    signs={
        "commencement": alone(r"\bentra(?:m|rá)? em vigor\b"),
        "scope": alone(r"^(?:a presente|o presente|esta|este) .{0,60}\b(?:aplica-se|é aplicável)\b"),
        "exception": alone(
            r"\bnão se aplica\w*|\bem derrogação\b|\bfica\w* isent\w+"
            r"|\bnão (?:é|são|será|serão) (?:exigid|exigíve|necessári|obrigatóri|aplicáve)\w+|\bdispensad\w+"
        ),
        "penalty": alone(r"\bcoima\b|\bmulta\b|\bpunid\w+|\bprisão\b"),
        "time_limit": alone(r"\bno prazo\b|\bprazo de\b"),
        "prohibition": alone(r"\bproibid\w+|\bnão pode\w*"),
        "duty": alone(r"\bdeve(?:m|rá|rão)?\b|\bobrigad\w+"),
    },
    frames={
        "commencement": ("Quando entra em vigor {act}?",),
        "scope": ("A que se aplica {scoped}?",),
        "exception": ("Que exceção estabelece {ref}?",),
        "penalty": ("Que sanção prevê {ref}?",),
        "time_limit": ("Que prazo fixa {ref}?",),
        "prohibition": ("O que proíbe {ref}?",),
        "duty": ("A que obriga {ref}?",),
        "provision": ("O que dispõe {ref}{about}?", "O que estabelece {ref}{about}?"),
        "whole": ("O que dispõe {ref}{about}?",),
        "about": (" («{title}»)",),
        "definition": ("O que se entende por «{x}»{of}?", "Como se define «{x}»{of}?"),
        "row": ("Que valor indica {ref} em «{column}» para {whose}?",),
        "rows": ("O que indica {ref} para {whose}?",),
        "whose": ("«{key}»",),
    },
    defines=re.compile(
        r"(?:Entende-se|Consideram?-se|Entendem-se) (?:por )?"
        r"(?:«(?P<q>[^»]{2,60})»|(?P<t>(?!que\b|também)[^,.;:«»]{2,60}?)),? "
        r"(?=(?:a|o|as|os|tod[ao]s?|quem|aquel\w+|qualquer|uma?)\b)"
    ),
    leads=alone(r"\bentende(?:m)?-se por\b|\bpara (?:os )?efeitos d.*:$|\bconsidera(?:m)?-se\b.*:$"),
    refers=alone(r"\bn\.º (?P<sub>\d+)(?! do artigo)|\bartigo (?P<section>\d+)(?:\.º)?(?P<of>)"),
)

_ITALIAN = {
    "legge": "della",
    "codice": "del",
    "costituzione": "della",
    "decreto": "del",
    "regolamento": "del",
    "direttiva": "della",
}
_italian_of = genitive(_ITALIAN)
IT = Law(
    language="it",
    cite=cited("l'articolo", ", comma {n},", _italian_of, annex="l'allegato"),
    of=lambda name: f" ai sensi{_italian_of(name)}" if name else "",
    act=subject(_ITALIAN),
    titled="«{title}»{of}",
    signs={
        "commencement": alone(r"\bentra(?:no)? in vigore\b"),
        "scope": alone(r"^(?:la presente|il presente|le presenti) .{0,60}\bsi applica\w*"),
        "exception": alone(
            r"\bnon si applica\w*|\bin deroga\b|\b(?:è|sono) (?:esent|dispensat)\w+"
            r"|\bnon (?:è|sono) (?:richiest|necessari|obbligatori|applicabil)\w*"
        ),
        "penalty": alone(r"\bpunit\w+|\bsanzion\w+|\bmulta\b|\bammenda\b"),
        "time_limit": alone(r"\bentro\b.{0,40}\b(?:giorni|mesi|anni|ore)\b"),
        "prohibition": alone(r"\bvietat\w+|\bnon può\b|\bnon possono\b"),
        "duty": alone(r"\bdeve\b|\bdevono\b|\bobbligat\w+|\btenut\w+ a\b"),
    },
    frames={
        "commencement": ("Quando entra in vigore {act}?",),
        "scope": ("A che cosa si applica {scoped}?",),
        "exception": ("Quale eccezione prevede {ref}?",),
        "penalty": ("Quale sanzione prevede {ref}?",),
        "time_limit": ("Quale termine fissa {ref}?",),
        "prohibition": ("Che cosa vieta {ref}?",),
        "duty": ("A che cosa obbliga {ref}?",),
        "provision": ("Che cosa dispone {ref}{about}?", "Che cosa prevede {ref}{about}?"),
        "whole": ("Che cosa dispone {ref}{about}?",),
        "about": (" («{title}»)",),
        "definition": ("Che cosa si intende per «{x}»{of}?",),
        "row": ("Quale valore indica {ref} sotto «{column}» per {whose}?",),
        "rows": ("Che cosa indica {ref} per {whose}?",),
        "whose": ("«{key}»",),
    },
    defines=re.compile(
        r"(?:Ai (?:fini|sensi) [^,.;:]{3,60}, )?[Pp]er «?(?P<t>[^,.;:»]{2,60}?)»? si intend\w+"
        r"|(?:È|Sono) (?:definit|considerat)[oaie] (?![^.;]{0,60}\banche\b)«?(?P<q>[^,.;:»]{2,60}?)»? "
        r"(?=(?:il|la|lo|i|le|gli|ogni|chi|chiunque)\b|l')"
    ),
    leads=alone(r"\bsi intend\w+ per\b|\bsi intende\b.*:$|\bai fini\b.*:$"),
    refers=alone(r"\bcomma (?P<sub>\d+)(?! dell'articolo)|\barticolo (?P<section>\d+)(?:, comma (?P<of>\d+))?"),
)
