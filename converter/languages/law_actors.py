"""Who is bound or allowed by a provision in English: "Refillers shall keep …", "An inspector may enter …"."""

import re

MOST_WORDS = 9  # of whom it is about
_SUBJECT = re.compile(
    r"(?:[A-Z][\w ,-]{1,60}\.\s?[—–-]?\s*)?(?:Subject to [^,.;]{1,60}, (?=[a-z]))?"
    r"(?:(?:By|From|Until|Before|After|On) (?:\d{1,2} \w+ \d{4}|\w+ \d{1,2}, \d{4}"
    r"|the end of \w+)(?: at the latest)?,? )?"
    r"(?P<who>(?:[A-Za-z][\w’'-]*)"
    r"(?: [\w’'-]+){0,8}?),? (?P<modal>must|shall|may)(?P<no> not)?(?P<then>\s?[,—–:]| [a-z]+|$)"
)
# With these one is something and does nothing: "A keeper must be 18".
_STATES = frozenset({" be", " have", " remain", " cease", " become"})
_NOT_ONE = re.compile(
    r"(?:No|Nothing|Neither|None|If|Where|When|Unless|Before|After|In|On|At|For|Subject|There)\b", re.IGNORECASE
)
_ANYONE = re.compile(r"(?:(?:A|Any|Each|Every|The) )?(?:person|persons)", re.IGNORECASE)  # says nothing of whom
_DETERMINER = re.compile(r"(?:A|An|The|Each|Every|Any|All|You)\b", re.IGNORECASE)
_INSIDE = re.compile(r" (?:of|for|in|with|on|at|under|from|by|to|who|whom|that|which|whose)\b.*")
# Those who act, by their words and by the ends of their words.
_ACTS = re.compile(
    r"(?:person|people|authorit(?:y|ies)|council|minister|secretary|commission|committee|board|court|tribunal|agency"
    r"|agencies|state|part(?:y|ies)|compan(?:y|ies)|bank|bod(?:y|ies)|clerk|chief|captain|pilot|guardian|parent|spouse"
    r"|user|you|department|bureau|office|institution|university|police|constable|judge|member|representative|staff"
    r"|undertaking|registrar|\w+m[ae]n|governor|mayor|city|town|county|district|municipalit(?:y|ies)|household|individual|citizen"
    r"|\w{2,}(?:er|or|ee|ist|ian)|\w{3,}(?:cant|nant|dant|pant|gent|dent))s?",
    re.IGNORECASE,
)
_NO_ACTORS = re.compile(
    r"(?:order|letter|number|register|water|paper|meter|container|matter|floor|door|power|tower|border|cylinder"
    r"|transfer|offer|chapter|charter|waiver|tender|answer|sewer|mirror|motor|sensor|monitor|elevator|generator"
    r"|factor|error|corridor|reactor|trailer|boiler|cover|layer|river|shelter|marker|poster|computer|printer|filter"
    r"|fee|tree|degree|list|incident|accident|rent|event|refer|harbor|freezer|starter|ladder|locker|charger|burner"
    r"|detector|indicator|extinguisher|pier|weather|summer|winter|quarter|newsletter|banner|sticker|folder)s?",
    re.IGNORECASE,
)


def actor(text: str) -> tuple[str, str]:
    """What one must, must not or may do ("must", "must not", "may"), and who, as inside a question; empty where no one
    acts.
    """
    found = _SUBJECT.match(text)
    if not found or found["then"] in _STATES or _NOT_ONE.match(found["who"]):
        return "", ""
    who = found["who"]
    head = _INSIDE.sub("", who).split()[-1]
    if (
        _ANYONE.fullmatch(who)
        or " such " in who
        or len(who.split()) > MOST_WORDS
        or not _ACTS.fullmatch(head)
        or _NO_ACTORS.fullmatch(head)
    ):
        return "", ""
    modal = "must" if found["modal"] == "shall" else found["modal"]
    kind = "must not" if found["no"] else modal
    return kind, _amid(who)


def _amid(who: str) -> str:
    """A subject inside a sentence: "the Registrar", "refillers", "Member States"."""
    others = who.split()[1:]
    name = bool(others) and others[0][:1].isupper() and not _DETERMINER.match(who)
    return who if name else who[0].lower() + who[1:]
