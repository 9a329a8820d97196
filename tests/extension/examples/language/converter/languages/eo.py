"""Esperanto. Headings that begin with an infinitive are tasks; others stand in quotation marks."""

import re

from .pack import Pack
from .plainly import clauses, reader, said

_TASK = re.compile(r"\w{2,}i (?:la|\w+n\b|`)")
_PRONOUN = re.compile(r"\b(?:ĝi|ili|li|ŝi|ĝia\w*|ilia\w*|tiu\w*|vi|via\w*|ni|nia\w*)\b", re.IGNORECASE)

PACK = Pack(
    language="eo",
    frames={
        "thing": ("Kion mi sciu pri „{x}“{at}?", "Klarigu „{x}“{at}."),
        "task": ("Kiel mi povas {x}{at}?", "Klarigu, kiel {x}{at}."),
        "definition": ("Kion signifas „{x}“{at}?", "Difinu „{x}“{at}."),
        "purpose": ("Kion faras {x}{at}?", "Klarigu, kion faras {x}{at}."),
    },
    anchors={
        "product": (" en {a}",),
        "module": (" en la modulo {a}",),
        "api": (" en {a}",),
        "command": (" en {a}",),
        "release": (" en {a}",),
        "topic": (" pri „{a}“",),
        "task": (" pri „{a}“",),
    },
    owners={},
    read=reader(
        generic=frozenset("enkonduko resumo instalado agordo ekzemploj".split()),
        task=_TASK,
        question=re.compile(r"(?:kiel|kial|kiam|kie|kio|kiu) \S+", re.IGNORECASE),
    ),
    clause=clauses(verb=re.compile(r"\w{2,}i\b"), leaning=_PRONOUN),
    is_said=said("estas"),
    skip=re.compile(r"(?:vidu ankaŭ|enhavo|indekso)", re.IGNORECASE),
    call_to_action=re.compile(r"(?:abonu|donacu|legu pli)", re.IGNORECASE),
    dangling=re.compile(r"(?:Tamen|Sed|Do|Ankaŭ|Poste|Tiam|Ĝi|Ili|Tio)\b"),
)
