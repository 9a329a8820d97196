"""English sentences that give a reason, a cure, a choice, a limit or a difference, and how their parts are asked for.

The groups of a pattern say what they hold: `c` a clause with its subject, `v` a verb phrase, `a`, `b` and `n` names of
things, other letters a word that stands as it is.
"""

import re

from gristmill.patterns import quick

from .english_spoken import FINITE, NAME
from .pack import Clause, Telling

_CLAUSE = r"(?P<c>(?!You (?!can|must|should|need|do not|don))(?!Indeed)[^:;!?()]{12,150}?)"
# Of what can be arranged "in order to" have something, that is the result, not the reason.
_FIRM = (
    r"(?P<c>(?!.*\b(?:can|could|may|might|enough|arranged?|configures?|configured|used|set up|[Yy]ou)\b.*in order)"
    r"[^:;!?()]{12,150}?)"
)
# A reason that points elsewhere gives none; what happens "and then" is a step of an example.
_REASON = (
    r"(?P<r>(?!.*\b(?:[Ww]e|we’re|we're|we’ve|we've|our|us|these|those|above|below|listing|figure|chapter)\b)"
    r"(?!.*\bthis\b)(?!.*\band then\b)\S.{14,}[^?])"
)

# What a default is: a thing, a number, code or a name; not "stored in", "suitable for", "quite conservative".
_VALUE = (
    r"(?![^.]*\b(?:being|that case|this case)\b)(?:(?:set )?to )?(?=[`“\"‘'*\d$/~<A-Z-]|(?:the|an?|no|one|two|three"
    r"|four|five|ten|your|on|off|true|false|none)\b)"
)

_TROUBLE = (
    r"(?:fail|error|can ?not|can't|can’t|unable|crash|hang|refus|denied|denies|wrong|corrupt|problem|too slow|does"
    r"(?: not|n't|n’t) (?:work|start|run|respond|appear|show|exist|match)|do not work|not work|not found|missing"
    r"|broken"
    r"|timeout|times? out|timed out|complain|warning|damaged|lost|stuck|lock(?:ed)? up|reject)"
)
_FAILING = (
    r"(?:fail|errors?|can ?not|can't|can’t|unable|crash|hang|refus|denied|corrupt|does(?: not|n't|n’t) (?:work"
    r"|start|run"
    r"|respond|exist)|not found|timeout|times? out|timed out|lost|rejects?|rejected)\b"
)
_CURE = (
    r"(?:then )?(?:please )?(?:(?:first )?(?:check|make sure|verify|try|run|set|use|add|remove|increase|decrease"
    r"|reduce"
    r"|ensure|install|reinstall|restart|reload|delete|enable|disable|change|look|consider|upgrade|downgrade"
    r"|rebuild|specify"
    r"|edit|adjust|configure|contact|report|examine|inspect)\b"
    r"|(?:you|one) (?!\w+ (?:be able|see|get|notice|find|receive|encounter|observe)\b)"
    r"(?:should|can|may|must|need to|will need to|might|could|have to|will have to)\b"
    r"|it is (?:probably|likely|usually|because)\b|the (?:most likely )?(?:cause|reason|problem|solution|fix) is\b)"
)
_MEANING = (
    r"(?:this|that|it) (?:usually |probably |typically |often )?(?:means|indicates|implies|is (?:usually "
    r"|probably |likely |often )?(?:because|due to|caused by|a sign))\b"
)

TELLINGS = {
    "why": Telling(
        marked=quick(re.compile(r"\b(?:because|in order (?:to|that)|needed|required|necessary|reason)\b")),
        clauses=(
            Clause(
                pattern=re.compile(
                    rf"The (?:main |only )?reason (?:why |that |for which )?{_CLAUSE} is (?:that|because|to)\b.*"
                ),
                intent="why",
            ),
            Clause(
                pattern=re.compile(rf"(?:Note that |Be aware that )?{_CLAUSE}(?<! merely) because {_REASON}"),
                intent="why",
            ),
            Clause(pattern=re.compile(rf"(?P<v>[A-Z][a-z]+ [^:;!?()]{{6,100}}?),? because {_REASON}"), intent="why_do"),
            # no "so that": of seven such readings none would train on it: what follows is more often a result
            Clause(
                pattern=re.compile(rf"{_FIRM},? in order (?!to (?:function|work)\b)(?:to|that) {_REASON}"), intent="why"
            ),
            Clause(
                pattern=re.compile(
                    rf"(?P<n>{NAME}) (?P<is>is|are) (?:only |usually |normally )?(?P<w>needed|required|necessary)"
                    rf" (?:only )?(?:when|if|whenever) {_REASON}"
                ),
                intent="when_needed",
            ),
            Clause(
                pattern=re.compile(rf"(?P<n>{NAME}) (?P<is>is|are) (?P<w>needed|necessary) (?:to|because) {_REASON}"),
                intent="why_needed",
            ),
        ),
    ),
    "trouble": Telling(
        marked=quick(re.compile(rf"\b{_TROUBLE}", re.IGNORECASE)),
        clauses=(
            Clause(
                pattern=re.compile(
                    rf"(?:If|When|In case)"
                    rf" (?P<c>(?![^,]*\b(?:wish|want|would like|prefer)\b)"
                    rf"(?=[^,]*\b{_TROUBLE})[^:;!?(),]{{8,110}}), {_CURE}.*"
                ),
                intent="trouble_do",
            ),
            Clause(
                pattern=re.compile(rf"(?:If|When) (?P<c>(?=[^,]*\b{_TROUBLE})[^:;!?(),]{{8,110}}), {_MEANING}.*"),
                intent="trouble_means",
            ),
            Clause(pattern=re.compile(rf"(?P<n>{NAME}) fails (?:if|when|unless) {_REASON}"), intent="fails_when"),
            Clause(
                pattern=re.compile(rf"(?P<n>{NAME}) (?:will|can|may|might) fail (?:if|when|unless) {_REASON}"),
                intent="fails_when",
            ),
            Clause(
                pattern=re.compile(
                    rf"(?:If|When) (?P<c>(?!you\b|[^,]*(?:forced to fail|references?|compiler)\b)"
                    rf"(?!.*\b(?:should|must|needs? to|recommended|can be)\b)(?=[^,]*\b{_FAILING})"
                    r"[^:;!?(),]{8,110}), (?:then )?(?:the|an?"
                    rf"|[A-Z`]|no)\b.*"
                ),
                intent="trouble_then",
            ),
        ),
    ),
    "comparison": Telling(
        marked=quick(re.compile(r"\b(?:Unlike|whereas|difference between|differs? from)\b")),
        clauses=(
            Clause(
                pattern=re.compile(
                    rf"The (?:\w+ )?difference between (?P<a>{NAME}) and"
                    rf" (?P<b>{NAME}) is"
                    r" (?!(?:\w+ )?(?:subtle|small|minor|slight|important|explained|discussed|what|how|where)\b)"
                    rf"{_REASON}"
                ),
                intent="differ",
            ),
            Clause(pattern=re.compile(rf"Unlike (?P<b>{NAME}), (?P<a>{NAME}) {FINITE}\b.*"), intent="differ"),
            Clause(
                pattern=re.compile(rf"(?P<a>{NAME}) {FINITE} [^:;!?]{{8,200}}?,? whereas (?P<b>{NAME}) {FINITE}\b.*"),
                intent="differ",
            ),
            Clause(
                pattern=re.compile(rf"(?P<a>{NAME}) differs? from (?P<b>{NAME}) (?:in|by|because)\b.*"),
                intent="differ",
            ),
        ),
    ),
    "choice": Telling(
        marked=quick(re.compile(r"\b(?:[Uu]se|[Cc]hoose|[Pp]refer|be used|using)\b")),
        clauses=(
            Clause(
                pattern=re.compile(
                    r"If (?P<c>you (?:need|want|prefer|have|are|require|only need|would like|wish|do not (?:need"
                    r"|want|have)"
                    r"|don't (?:need|want|have)|don’t (?:need|want|have)) [^:;!?(),]{6,90}), (?:then )?(?:you"
                    r" (?:should|can"
                    r"|may|must) (?:use|choose)|use|choose|prefer|consider using) (?!of\b)\S(?!.*\binstead\W*$).*"
                ),
                intent="which_use",
            ),
            Clause(
                pattern=re.compile(
                    rf"(?:(?:You should )?(?:[Oo]nly )?(?:[Uu]se|[Cc]hoose|[Pp]refer)) (?P<n>{NAME}) (?:only )?"
                    rf"(?:when|if|unless|whenever) {_REASON}"
                ),
                intent="when_use",
            ),
            Clause(
                pattern=re.compile(
                    rf"(?P<n>{NAME}) (?:should|must) (?:only )?be (?:used|preferred|chosen)"
                    rf" (?:only )?(?:when|if"
                    rf"|unless|whenever) {_REASON}"
                ),
                intent="when_use",
            ),
        ),
    ),
    "limits": Telling(
        marked=quick(
            re.compile(r"\b(?:maximum|minimum|defaults?|exceed|limited to|at most|up to|longer than|larger than)\b")
        ),
        clauses=(
            Clause(pattern=re.compile(rf"(?!\d)(?P<n>{NAME}) defaults to {_VALUE}.*"), intent="default_of"),
            Clause(
                pattern=re.compile(rf"The default (?:value )?(?:for|of) (?!\d)(?P<n>{NAME}) is {_VALUE}.*"),
                intent="default_of",
            ),
            Clause(
                pattern=re.compile(rf"The default (?!value|is|setting|behaviou?r|`|for|of)(?P<n>{NAME}) is {_VALUE}.*"),
                intent="default_which",
            ),
            Clause(
                pattern=re.compile(
                    rf"The (?P<w>maximum|minimum|default maximum|default minimum) (?!value is|is)(?P<n>{NAME}(?:"
                    rf" (?:of|for|in|that) {NAME})?) is "
                    r"[^.]*\d.*"
                ),
                intent="most",
            ),
            Clause(
                pattern=re.compile(
                    rf"(?P<n>{NAME}) (?:must not|cannot|can not|may not|should not|can't|can’t) (?:exceed|be"
                    rf" (?:larger"
                    r"|longer|greater|more|bigger) than) \S.*"
                ),
                intent="limit_of",
            ),
            Clause(
                pattern=re.compile(rf"(?P<n>{NAME}) (?:is|are) (?:currently )?limited to [^.]*(?<![A-Za-z])\d.*"),
                intent="limit_of",
            ),
            Clause(
                pattern=re.compile(
                    rf"(?P<n>{NAME}) (?:can|may|must) (?:be|have|contain|hold|take|include) (?:at most|up to"
                    rf"|no more than)"
                    r" [^.]*\d.*"
                ),
                intent="limit_of",
            ),
        ),
    ),
}

COMPARED = re.compile(
    r"(?:\d[\d.]* )?(?=.*\b(?:vs|versus|[Dd]ifferences? between|[Cc]ompar(?:ed|ison|ing))\b)"
    r"(?:(?:The )?[Dd]ifferences? between |[Cc]omparison (?:of|between) |[Cc]omparing |[Cc]hoosing )?"
    rf"(?P<a>{NAME}) (?:vs\.?|versus|compared (?:with|to)|and) (?P<b>{NAME})"
)
CONTRAST = re.compile(
    r"\b(?:whereas|unlike|however|differ\w*|advantages?|disadvantages?|on the other hand|in contrast)\b",
    re.IGNORECASE,
)
