"""What a publisher, or those who made a law, set around it: histories, commencement, sources, signatures."""

import re
from collections.abc import Sequence

from .blocks import Block, Item, Listing, Other, Paragraph
from .page import plain

# What publishers set about a provision: histories, commencement, sources. Its dates are told apart from the law.
_NOTE = re.compile(
    r"(?:Textual Amendments?|Commencement Information|Modifications etc|Extent Information|Marginal Citations"
    r"|Editorial (?:Information|Notes?)|Annotations?:?$|[FCIMXEP]\d{1,4}\s+(?:S\.|Ss\.|Sch|Words?|Pt\.|Reg|Art|Act"
    r"|Heading|Definition|By|\S+ \d)"
    r"|(?:State law|Cross|Charter|Legal) references?\s?[—–:-]|Editor['’]s notes?\s?[—–:-]|Marginal note:"
    r"|\((?:Ord(?:inance)?\.?|Code|Prior [Cc]ode|Res\.|Added|Amended|Amd\.)\s+(?:Nos?\.|of\b|\d|by\b|§|Pub\.)"
    r"|(?:\d{1,2}\.? )?(?:Subs|Ins|Rep|Omitted|Added|Inserted|Substituted)\.? by (?:Act|s\.|ibid|S\.O|G\.S\.R)"
    r"|\( ?(?:Division|Part|Title|Chapter|Article|Heading)\b.{0,60}\b(?:enacted|added|amended|repealed|renumbered)\b"
    r"|\(Pub\. L\. \d|\((?:Replaced|Repealed|Substituted|Enacted)\s+(?:by|\d)"
    r"|\[?(?:Act|S|SL|L\.N\.|E\.R\.)\s?\d+(?:/| of )\d{4}(?: (?:w\.?e\.?f\.?|with effect from) [\d/.]+)?\]?$"
    r"|\[\d+/\d{2,4}\]$"
    r"|(?:(?:Previous|Next) (?:Page|Section|Provision|Article|Chapter)\s*){1,2}$"
    r"|(?:Création|Modification|Abrogation|Transfert) (?:LOI|Loi|Ordonnance|Décret|Arrêté|par)\b"
    r"|\[\d+ (?:FR|Fed\. Reg\.) \d|(?:Authority|Source|Latest Legislation):"
    r"|Version (?:en vigueur|abrogée|à venir)|Modifié par|Créé par|Abrogé par"
    r"|(?:(?:Added|(?:Renumbered and )?Amended|Enacted) by )?"
    r"(?:S\.?L\.?|L\.|P\.L\.|Laws|Acts|Stats\.|Chapter \d+,) ?(?:of )?\d{4}\b"
    r"|Hist(?:ory|\.):|\d{4} (?:\d\w* )?(?:(?:ex\.s\.|sp\.s\.) )?c \d+ (?:s|§)"
    r"|Fußnote|Texto (?:añadido|original|modificado|suprimido), publicad"
    r"|Effective date\.? ?[—–-]"
    r"|[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*, (?:Presidente|Ministro|Guardasigilli|Il )\b[^.]{0,80}$"
    r"|\(?Anm(?:erkung)?\.? ?:|(?:ss?|Sch|cll?|rr?|regs?|Pts?)\.? \d+[A-Z]*(?:\(\w+\))*: (?:Am|Ins|Rep|Subst|Renum)\b"
    r"|This (?:office )?(?:consolidation|consolidated version|online version)\b"
    r"|\(?\+\+\+"
    r"|(?:Publicado|Publié|Pubblicat[oa]|Publicad[oa]) (?:en|au|in|em)\b|(?:Entrada en vigor|Rango|Departamento"
    r"|Referencia|ELI):"
    r"|Redacción|Última (?:actualización|modificación)|Modificad[oa] por|Se (?:modifica|añade|deroga)\b|\(?Aktualizacja"
    r"|\[?Bloque(?: \d+:)?(?: ?#|\]|$)|(?:zum Seitenanfang|Back to top|Haut de page|Volver arriba)\b.{0,80}$"
    r"|(?:For|By|On behalf of) the (?:Commission|Council|European Parliament)\W*$"
    r"|(?:The|Le|La|Der|Die) (?:Secretary-General|Pr[eé]sident\w*|Präsident\w*)\W*$"
    r"|(?:\[?\(\d+\)(?:\]\(#[^)]*\))?\s*)?(?:OJ [LC] \d"
    r"|Position of the European Parliament of)"
    r"|As amended (?:through|by|to)\b|Date modified|\*?\s*\[Note:|ISSN \d|History\.—|This is a (?:consolidation"
    r"|reprint|version) of the\b"
    r"|(?:Sections?|Parts?|Schedules?|Regulations?|Clauses?|Headings?)\b[^:]{0,80}: (?:amended|inserted|replaced"
    r"|repealed"
    r"|substituted|added|revoked),? on \d|(?:Modifié|Créé|Abrogé)\b|La présente loi sera exécutée"
    r"|(?:This \w+ shall be binding in its entirety|L[ea] présente? \w+ est obligatoire dans tous"
    r"|Diese \w+ ist in allen ihren"
    r" Teilen verbindlich|El presente \w+ será obligatorio en todos|Il presente \w+ è obbligatorio in tutti)"
    r"|(?:EXPLANATORY NOTE|Explanatory [Nn]ote)[Ss]?:?$|\(This note is not part of"
    r"|Nota(?: bene)? ?:|This (?:version|page) (?:is|was|of)|Changes to legislation|Table \d+\b.{0,60}$|Status:)"
)
# What a law is closed with, and those who sign it: "Made this 14th day of March", "R. Roe\\ Minister\\ 4th May 2021".
_CLOSES = re.compile(
    r"(?:Done at|Fait (?:à|le)|Geschehen zu|Hecho en|Feito em|Fatto a|Gedaan te|Sporządzono w) \w"
    r"|The Common Seal\b|Por tanto,? (?:mando|ordeno)\b|Por consiguiente,? mando\b"
    r"|Este documento es de carácter informativo"
    r"|Authori[sz]ed to sign\b|(?:Authori[sz]ed|Signed|Sealed) (?:by|for|with|on behalf of)\b"
    r"|[A-ZÄÖÜ][\w.-]+(?: [\w./-]+){0,3}, (?:den )?\d{1,2}\. ?(?:[A-ZÄÖÜ]\w+ |\d{1,2}\.)\d{4}\.?$"
    r"|Agencia Estatal Bolet[ií]n|[A-ZÁÉÍÓÚ][\w ]{2,30}, (?:a )?\d{1,2} de [a-z]+ de \d{4}\.?$"
    r"|(?:Made|Dated|Given|Signed|Passed|Adopted|Read)\b.{0,60}\bday of [A-Z]|(?:Dated|Signed)(?: (?:this|at|on))? \d"
)
_SIGNED = re.compile(
    r"(?:[A-ZÀ-Þ]\. ?)+[A-ZÀ-Þ][\w'’-]+(?:\\?\n[^.;:]*)?|[A-ZÀ-Þ]{2,}(?: [A-ZÀ-Þ]{2,})* [A-ZÀ-Þ]\."
    r"|(?:Par )?(?:[Ll][ea] |L')[^.;:\n]{3,120}\s?[,:]\\?\n[^.;:\n]{3,60}"
    r"|(?:[^.;:,\n]{2,80}\\?\n)+\d{1,2}(?:st|nd|rd|th|\.)? [^\W\d]+ \d{4}"
)
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]* ){1,4}[A-ZÀ-Þ][\w'’-]+")  # above "Authorised to sign by …"
# Behind these a law says nothing more, whatever the page adds.
_CLOSED = re.compile(
    r"(?:/\S+ )?(?:GIVEN|Given) under (?:my|the)\b|READ A FIRST\b|Read a first\b|"
    r"(?:PASSED|ADOPTED|Passed)\b.{0,80}\b(?:day of|on|this)\b|ATTEST:|Done at \w"
)
_REPEALED = re.compile(
    r"(?:\s*[.…—]){4,}\s*|\W*(?:repealed|reserved|omitted|revoked|\(?weggefallen\)?|aufgehoben|abrogée?|derogad[oa]|revogad[oa]"
    r"|abrogat[oa]|suprimid[oa]"
    r"|uchylony|vervallen)\W*"
    r"|[^.]{0,120}\[(?:repealed|revoked|omitted)\]\W*"
    r"|(?:comma|articolo|lettera|periodo) (?:abrogat|soppress)[oa]\b.{0,120}"
    r"|[\[(](?:repealed|revoked|omitted|abrogée?|aufgehoben|derogad[oa])\b[^\])]{0,120}[\])]?\W*"
    r"|.{0,120}\bRep\. by (?:the|Act|s\.)\b.{0,120}|repealed (?:by\b|effective\b|\d{4}\b).{0,120}",
    re.IGNORECASE,
)
# What an edition of a code sets below its sections: who amended them, and how they were numbered before.
EDITORIAL = re.compile(
    r"\[?(?:Índice|Index|Inhalt(?:sverzeichnis|sübersicht)?|(?:Table of )?Contents|Sommaire|Table des matières"
    r"|Sumario)\]?"
    r"|\[.*\b(?:Repealed|Omitted|Renumbered|Transferred|Reserved)\b.*\]|Amendments?|Editorial Notes|Statutory Notes.*"
    r"|Historical and Revision Notes|References in Text|Codification|Prior Provisions|Change of Name"
    r"|Amendments incorporated in this .*|Legal status|Editorial and format changes"
    r"|(?:Historical|History|Amendment|Explanatory) [Nn]otes?|(?:Table|List) of [Aa]mend(?:ing|ments)\b.*"
    r"|(?:Lang|Kurz)titel|Anmerkung(?:en)?|Schlagworte?|(?:Gesetzes|Dokument)nummer|Änderung(?:en|sverzeichnis)?"
    r"|End ?notes?(?: \d+)?(?:\s?[—–-].*)?|(?:Legislat(?:ion|ive)|Amendment) [Hh]istory"
    r"|(?i:pre[áa]mbul[oe]|preamble|präambel|préambule|exposición de motivos)"
    r"|Compilation (?:[Nn]o\.? ?\d+|[Dd]ate.*)"
    r"|(?:Effective Date|Short Title|Termination Date)(?: of \d{4} (?:Amendments?|Act))?|Transfer of Functions"
)
MOST_LINK_WORDS = 3


def is_note(text: str) -> bool:
    """Whether a paragraph tells of the law's history, not what it says."""
    return bool(_NOTE.match(text.lstrip("*[ ")) or _NOTE.match(text) or _CLOSES.match(text))


def is_repealed(text: str) -> bool:
    """Whether nothing is left of a provision but the word for it."""
    return bool(_REPEALED.fullmatch(text))


def closing(blocks: Sequence[Block]) -> int:
    """Where a law is closed, behind the last of its blocks: nothing that ends as a sentence does stands there."""
    told = ((n, plain(one.text)) for n, one in enumerate(blocks) if n and isinstance(one, Paragraph))
    begins = next((n for n, text in told if _CLOSED.match(text)), len(blocks))
    blocks = blocks[:begins]
    for n in reversed(range(len(blocks))):
        block = blocks[n]
        text = plain(block.text) if isinstance(block, Paragraph) else ""
        closes = isinstance(block, Paragraph) and (_CLOSES.match(text) or _SIGNED.fullmatch(block.text))
        if isinstance(block, Listing) and all(len(said(one).split()) <= MOST_LINK_WORDS for one in block.items):
            continue  # ways to other pages
        if not (closes or isinstance(block, Other) or text[-1:].isalnum() or text[-1:] == "," or is_note(text)):
            break
        begins = n if closes else begins
    if (
        0 < begins < len(blocks)
        and isinstance(before := blocks[begins - 1], Paragraph)
        and _NAME.fullmatch(before.text)
    ):
        begins -= 1
    return begins


def said(item: Item) -> str:
    """The words of a point in one line."""
    return " ".join(plain(block.text) for block in item.blocks if isinstance(block, Paragraph))
