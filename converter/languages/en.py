"""English: the pack, and the patterns of sentences and lead-ins that show their own question."""

import re

from .english_arguments import FRAMES as ARGUMENTS
from .english_changes import about
from .english_entries import (
    FACTS,
    acts,
    acts_in,
    class_of,
    default_of,
    expands,
    introduces_others,
    is_class,
    kind_of_column,
    kind_of_list,
    lists_options,
    names_one,
    of_term,
    of_text,
    points,
    single,
    stands,
    titled,
)
from .english_followups import follow_up
from .english_frames import FRAMES, GENERIC_FRAMES
from .english_grammar import ORDERS, VERBS, possessed, third_person
from .english_headings import read
from .english_joints import joint
from .english_kinds import COMPARED, CONTRAST, TELLINGS
from .english_names import has_name, is_scope, member_of, owner_of, thing_intent
from .english_nouns import is_clipped
from .english_questions import SITUATION, UNNAMED, using
from .english_sentences import clause_of, clings, is_said, is_step, says_what
from .english_settings import (
    called,
    is_bare,
    is_broad,
    is_lone,
    lead_of,
    manual_of,
    names_part,
    says_enough,
    setting_of,
    suits,
    tells_task,
)
from .english_slots import stands as stands_in_question
from .english_slots import tells
from .english_spoken import inverted, slot
from .pack import Clause, Kinds, Pack

_SKIP = re.compile(
    r"(?:see also|related|related (?:pages|topics|links|articles)|contents|table of contents|on this page|navigation"
    r"|references|further reading|bibliography|acknowledge?ments|credits|licen[cs]e|copyright|index|indices and tables"
    r"|what(?:'|’)s next|next steps|feedback|footnotes|changelog|contributors|authors?|git|colophon|external links"
    r"|(?:\w+ )?(?:support|bug|issue|request) trackers?|mailing lists?|reporting bugs|search"
    r"|download|legal notice|more information|additional resources|resources|links|whats new"
    r"|roadmap|\S+ for enterprise|to-?do(?: list)?|(?:foot)?notes? \d+|document roadmap.*|acknowledgement"
    r"|.*\binherited (?:from|by) .*)",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:sign up|subscribe|star us|follow us|join (?:us|our|the (?:slack|discord|mailing))|donate|buy |book a"
    r"|contact us"
    r"|edit this page|report a bug|was this (?:page|article)|click here|read more|learn more|back to top|get a demo)\b",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?:However|Therefore|Thus|Hence|Moreover|Furthermore|Otherwise|In addition|Additionally|Also|But|And|So"
    r"|Then|Instead|Nevertheless"
    r"|Consequently|Similarly|Likewise|Conversely|In contrast|On the other hand|For example|For instance|In this "
    r"case|In that case"
    r"|The (?:latter|former|first|second|third|final|next|same|above|following|other)|Another|Again|Here|Finally"
    r"|Note that (?:it|this|these|they)|There (?:is|are) also|(?:You|We|One|It|They) (?:can|may|could|must) also"
    r"|(?:If|When|While),? on the other hand"
    r"|As (?:for|with)|(?:For the purposes of|In) (?:this|these|our|the) examples?"
    r"|Both|They|These|Those|It|This|That|He|She|As (?:above|before|you can see))\b"
)
_X = r"(?P<x>[^,:;.!?()]{4,90}?)"
# Main clauses that point elsewhere, lists cut at their first comma, and conditions instead of ways.
_NOT = (
    r"(?!(?:we|I)(?:['’]d| would)? (?:recommend|suggest|advise)\b|see\b|refer\b|read\b|consult\b|`[^`]*`,? |or |and "
    r"|(?:you|one|we) (?:must|should|need to|will) (?:also\b|have\b|be\b|own\b))"
)
# A main clause that says what to do: "To X, the key is not applied to Y" is no answer to "How do I X?".
_VERB = "|".join(sorted(VERBS | ORDERS))
_DO = rf"(?=(?:then |simply |just |first |you |one |it is |there (?:is|are) |`|(?:{_VERB})\b))"
# What stands behind the task and is no part of it: not a condition ("to allow most, but deny a few, use").
_REST = (
    r"(?:, (?!(?:but|and|or|except|unless|without|while|if|when|yet|at|before|after|between|\d+)\b).*"
    r"| (?:you|we|one) (?:have|can|need|must|should|will|would|could|may|might|do|use)\b.*)?"
)
_SENTENCES = (
    Clause(pattern=re.compile(rf"To {_X}, {_NOT}{_DO}"), intent="task", verb=True),
    Clause(pattern=re.compile(rf"In order to {_X}, {_NOT}{_DO}"), intent="task", verb=True),
    Clause(
        pattern=re.compile(
            rf"If you (?:(?:just|really|only|also) )?(?:want|need|wish|would like|prefer) to {_X}, {_NOT}{_DO}"
        ),
        intent="task",
        verb=True,
    ),
    Clause(
        pattern=re.compile(
            r"You can (?:also )?(?P<x>[^,:;.!?()]{4,80}?) "
            r"(?:by (?=\w+ing\b|`)|(?:using|via) |with (?=(?:the |an? )?`))"
        ),
        intent="task",
        verb=True,
    ),
    Clause(pattern=re.compile(r"By default,? (?P<x>\w)"), intent="default"),
)
# Who does it, where the reader is not meant: "To load packs a user simply does:", "to lift it all you need to do is:".
_BY_USER = (
    r" (?:(?:an?|the|any) user|all (?:that )?(?:you|we|one|an? user))"
    r" (?:simply|just|only|can|may|must|should|would|needs?|has|have|does)\b.*"
)
_LEADS = (
    Clause(
        pattern=re.compile(
            r"(?:For example, )?(?:in order )?to "
            rf"(?P<x>(?:(?!\b(?:which|what|who|whose|how|whether)\b)[^,:;.!?()]){{4,90}}?){_BY_USER}:",
            re.IGNORECASE,
        ),
        intent="task",
        verb=True,
    ),
    Clause(
        pattern=re.compile(rf"(?:For example, )?(?:in order )?to {_X}{_REST}:", re.IGNORECASE), intent="task", verb=True
    ),
    Clause(
        pattern=re.compile(
            rf"(?:The following|The next|This|Here is an?|Below is an?|An|A)\s?(?:simple |small |short |complete "
            rf"|code |minimal )*"
            rf"(?:example|code|snippet|program|script|function|recipe|command|sample)[^,.:]{{0,30}}? (?:shows"
            rf"|demonstrates|illustrates) how to {_X}:",
            re.IGNORECASE,
        ),
        intent="example_task",
        verb=True,
    ),
    Clause(
        pattern=re.compile(
            rf"(?:(?:The following|Here|Below|This) is|Here(?:'|’)s|The following shows)? ?(?:an? )?(?:\w+ "
            rf")?examples? "
            rf"(?:of|for|showing|demonstrating) (?:how to )?{_X}"
            r"(?: follows| (?:is|are) (?:shown|given|listed)(?: here| below)?| as follows)?:",
            re.IGNORECASE,
        ),
        intent="example_thing",
    ),
    Clause(
        pattern=re.compile(rf"You can (?:also )?{_X}(?: like this| as follows|,? for example)?:"),
        intent="example_task",
        verb=True,
    ),
    Clause(pattern=re.compile(rf"(?:Here is )?[Aa]n example to {_X}:"), intent="example_task", verb=True),
    Clause(pattern=re.compile(r"(?P<x>[A-Z][a-z]+ing [^,:;.!?()]{3,70}):"), intent="example_gerund"),
    Clause(
        pattern=re.compile(
            r"(?P<s>(?:The )?(?:`[^`]+`|[A-Z]\w+)(?: \w+)?) (?:(?:also |currently )?(?P<v>provide|support|define"
            r"|accept|offer|implement|include|recognize|expose|export)s?|has|have) "
            r"(?:the following|these)(?: \w+(?! (?:and|or)\b))? (?P<x>[a-z][\w -]{2,40}?)(?: \([^)]*\))?:",
        ),
        intent="which_does",
    ),
    Clause(
        pattern=re.compile(
            r"The following (?P<x>[a-z][\w -]{2,50}?) (?:are|is|can be|may be) (?P<s>[a-z]+(?:ed|able|wn))(?: "
            r"(?:by|in|for|on) [^,.:]{2,50})?:"
        ),
        intent="which_are",
    ),
    Clause(
        pattern=re.compile(
            r"There are (?:two|three|four|five|six|seven|eight|nine|several|many|various|some|a few)(?: \w+)? "
            r"(?P<x>[a-z]+s\b[^,.:;]{0,50}):"
        ),
        intent="which_there",
    ),
    Clause(pattern=re.compile(r"(?P<x>[A-Z][a-z]+ [^,:;!?()]{6,90}):"), intent="example_task", verb=True),
)
_VERSION = (
    Clause(pattern=re.compile(r"New in version (?P<v>[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL), intent="added"),
    Clause(
        pattern=re.compile(
            r"(?:Added|Introduced) in (?:version )?(?P<v>v?\d[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL
        ),
        intent="added",
    ),
    Clause(
        pattern=re.compile(r"Changed in version (?P<v>[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL), intent="changed"
    ),
    Clause(
        pattern=re.compile(
            r"Deprecated since version (?P<v>[\w.+-]*\w)(?:, (?:will be )?removed in version "
            r"[\w.]+)?(?:[.:]\s*(?P<rest>.*))?",
            re.DOTALL,
        ),
        intent="deprecated",
    ),
)

# What only the page has: its numbered parts, and things that it has counted or mentioned before.
_POINTS = re.compile(
    r"\b(?:[Ll]isting|[Ff]igure|[Tt]able|[Cc]hapter|[Ss]ection|[Aa]ppendix|[Ee]xample|[Ss]tep|[Ee]xercise|[Pp]art) "
    r"(?:\d+(?:[-.]\d+)*|[A-Z]|[ivx]+)\b(?![-\w])"
    r"|\b(?:these|those|such) (?!as\b|a\b|that\b)[a-z]+\b"
    r"|\bthe (?:first|second|third|fourth|fifth|last|other|latter|former) (?:one|two|three|form|case|case|argument"
    r"|parameter|option|example|way|method|approach|version|line|step|problem|reason)s?\b"
    r"|\bmyself\b"  # of who tells: "when I can't trust myself"
    r"|\b(?:the one|the ones|the rest of it|as mentioned|mentioned (?:before|earlier)|last chapter|next chapter)\b"
)

PACK = Pack(
    language="en",
    frames={**FRAMES, **ARGUMENTS},
    anchors={
        "product": (" in {a}",),
        "module": (" in {a}",),
        "api": (" in {a}",),
        "command": (" in {a}",),
        "program": (" in {a}",),
        "release": (" in {a}",),
        "topic": (" in {a}",),
        "task": (" when I {a}",),
        "setting": (", according to {a}",),
        "amid": (" {a}",),
    },
    possessed=possessed,
    is_scope=is_scope,
    owner=owner_of,
    names=has_name,
    stands=stands_in_question,
    tells=tells,
    is_broad=is_broad,
    is_bare=is_bare,
    is_lone=is_lone,
    setting=setting_of,
    lead=lead_of,
    led=("I'm reading about {a}. {q}", "I have a question about {a}. {q}", "I'm looking into {a}. {q}"),
    names_part=names_part,
    says_enough=says_enough,
    tells_task=tells_task,
    manual=manual_of,
    called=called,
    documentation="the {a} documentation",
    suits=suits,
    thing=thing_intent,
    member=member_of,
    glossary=re.compile(
        r"\b(?:glossary|terminology|terms|definitions|concepts|vocabulary|words|jargon)$", re.IGNORECASE
    ),
    points=_POINTS,
    situation=SITUATION,
    using=using,
    joint=joint,
    unnamed=UNNAMED,
    leading="In {a}, {q}",
    owners={"api": (" of {a}",), "command": (" of {a}",), "topic": (" of {a}",)},
    means={"command": (" with {a}",), "program": (" with {a}",)},
    read=read,
    clause=clause_of,
    is_said=is_said,
    skip=_SKIP,
    legal=re.compile(
        r"\b(?:GNU|Free Documentation|General Public|Apache|MIT|BSD|Mozilla Public|Creative Commons)\b.*\bLicen[cs]e\b"
    ),
    call_to_action=_CALL,
    dangling=_DANGLING,
    raises=re.compile(
        r"(?i)\b(?:raises?d?|throws?|raising|is raised)\b.* (?:if|when|on|for|unless|whenever)\b"
        r"|\b(?:if|when|unless) .*\b(?:raises?d?|throws?|raising)\b"
    ),
    occasion=re.compile(r"\b(?:[Rr]aised|thrown|when|if)\b"),
    happens=re.compile(
        r"(?:This (?:signal|event|method|function|callback|hook) is |Is )?"
        r"(?P<v>[Ss]ent|[Ff]ired|[Ee]mitted|[Tt]riggered|[Dd]ispatched|[Cc]alled|[Ii]nvoked) "
        r"(?:just |only |immediately |right |shortly )?"
        r"(?:when|whenever|after|before|once|each time|every time|if|on|at)\b"
    ),
    instead=re.compile(r"\binstead\b|\bin favou?r of\b|\breplaced by\b", re.IGNORECASE),
    sentences=_SENTENCES,
    leads=_LEADS,
    version=_VERSION,
    generic={h: f"generic_{name}" for name, (_, headings) in GENERIC_FRAMES.items() for h in headings.split("|") if h},
    columns={
        **dict.fromkeys(
            "name parameter parameters option options flag flags field fields column command commands error variable "
            "key keyword attribute property argument arguments setting code value constant symbol operator token "
            "directive function method class type event format character sequence escape prefix suffix mode status "
            "signal opcode identifier element tag label directive specifier macro module term".split(),
            "key",
        ),
        **dict.fromkeys(
            "description meaning purpose explanation effect use result notes usage details comment".split(),
            "description",
        ),
        "environment variable": "key",
        "what it does": "description",
        "default": "default",
        "default value": "default",
        "required": "required",
        "type": "type",
    },
    fields={
        "parameters": "parameters",
        "arguments": "parameters",
        "args": "parameters",
        "keyword arguments": "parameters",
        "returns": "returns",
        "return": "returns",
        "return value": "returns",
        "raises": "raises",
        "throws": "raises",
        "exceptions": "raises",
        "since": "since",
        **dict.fromkeys("author authors copyright deprecated note notes see version".split(), "remark"),
        "see also": "remark",
        "defined in": "remark",
    },
    facts=FACTS,
    titled=titled,
    changes=re.compile(r"(?:changes|features|fixes|improvements|additions|removals|deprecations|enhancements)$"),
    fixes=re.compile(
        r"(?:\w+ )?(?:bug ?-?fix(?:es)?|(?:bug |bugs )?fixe[sd]|fixed bugs|bugs)(?: .{0,20})?:?", re.IGNORECASE
    ),
    third_person=third_person,
    clipped=is_clipped,
    column=str.lower,
    says_what=says_what,
    clings=clings,
    is_step=is_step,
    lines={"Availability:": "availability", "Raises an auditing event": "event"},
    labels={
        "function": "function",
        "class": "class",
        "command": "command",
        "endpoint": "request",
        "method": "method",
        "methods": "methods",
        "attributes": "attributes",
    },
    kinds=Kinds(
        of_column=kind_of_column,
        of_list=kind_of_list,
        class_of=class_of,
        introduces_others=introduces_others,
        of_term=of_term,
        of_text=of_text,
        expands=expands,
        single=single,
        names_one=names_one,
        lists_options=lists_options,
        acts=acts,
        default=default_of,
        acts_in=acts_in,
        points=points,
        stands=stands,
        is_class=is_class,
    ),
    module_noun="the {} module".format,
    tellings=TELLINGS,
    slot=slot,
    inverted=inverted,
    about=about,
    compared=COMPARED,
    contrast=CONTRAST,
    follow=follow_up,
    compares=re.compile(
        r"\b(?:compar\w+|differ(?:s|ences?)?|versus|vs|trade-?offs?|pros and cons|choos(?:e|ing) (?:an?|the|between)"
        r"|which \w+ (?:to|should \w+) (?:use|choose))\b",
        re.IGNORECASE,
    ),
)
