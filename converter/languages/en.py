"""English: frames in several registers, and the patterns of sentences that show their own question."""

import re

from .english import ORDERS, VERBS, clause_of, clings, is_said, is_step, read, says_what, third_person
from .pack import Clause, Pack

_SKIP = re.compile(
    r"(?:see also|related|related (?:pages|topics|links|articles)|contents|table of contents|on this page|navigation"
    r"|references|further reading|bibliography|acknowledge?ments|credits|licen[cs]e|copyright|index|indices and tables"
    r"|what(?:'|’)s next|next steps|feedback|footnotes|changelog|contributors|authors?|git|colophon|external links"
    r"|reporting bugs|search|download|legal notice|more information|additional resources|resources|links|whats new)",
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
    r"|The (?:latter|former|first|second|same|above|following|other)|Another|Again|Here|Finally|Note that (?:it"
    r"|this|these|they)"
    r"|Both|They|These|Those|It|This|That|He|She|As (?:above|before|you can see))\b"
)
_X = r"(?P<x>[^,:;.!?()]{4,90}?)"
# Main clauses that point elsewhere, lists cut at their first comma, and conditions instead of ways.
_NOT = (
    r"(?!see\b|refer\b|read\b|consult\b|`[^`]*`,? |or |and "
    r"|(?:you|one|we) (?:must|should|need to|will) (?:also\b|have\b|be\b|own\b))"
)
# A main clause that says what to do: "To X, the key is not applied to Y" is no answer to "How do I X?".
_VERB = "|".join(sorted(VERBS | ORDERS))
_DO = rf"(?=(?:then |simply |just |first |you |we |one |it is |there (?:is|are) |`|(?:{_VERB})\b))"
_REST = r"(?:, .*| (?:you|we|one) (?:have|can|need|must|should|will|could|may|do|use)\b.*)?"
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
        pattern=re.compile(r"You can (?:also )?(?P<x>[^,:;.!?()]{4,80}?) (?:by|using|with|via) "),
        intent="task",
        verb=True,
    ),
    Clause(
        pattern=re.compile(rf"(?:If|When) {_X}, (?:(?:then )?(?:you|use|make|consider|try|call|set|check|run)\b)"),
        intent="what_to_do",
    ),
    Clause(pattern=re.compile(rf"(?:If|When) {_X}, {_NOT}"), intent="condition"),
    Clause(pattern=re.compile(r"By default,? (?P<x>\w)"), intent="default"),
)
_LEADS = (
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
            rf"(?:of|for|showing|demonstrating) (?:how to )?{_X}:",
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

FRAMES = {
    "thing": (
        "What should I know about {x}{at}?",
        "Explain {x}{at}.",
        "Give me an overview of {x}{at}.",
        "Can you explain {x}{at} to me?",
        "I am trying to understand {x}{at}. What are the essentials?",
        "Tell me about {x}{at}.",
        "Help me understand {x}{at}.",
        "What is there to know about {x}{at}?",
        "Describe {x}{at}.",
        "How would you describe {x}{at}?",
        "Briefly introduce {x}{at}.",
        "I keep reading about {x}{at}. Can you explain?",
    ),
    "trouble": (
        "What can I do when {x}{at}?",
        "What should I do if {x}{at}?",
        "{x}{at}. What can I do about it?",
        "I have the problem that {x}{at}. What helps?",
    ),
    "what_is": (
        "What {is} {x}{at}?",
        "Define {x}{at}.",
        "Explain what {x} {is}{at}.",
        "Can you tell me what {x} {is}{at}?",
    ),
    "task": (
        "How do I {x}{at}?",
        "How can I {x}{at}?",
        "Explain how to {x}{at}.",
        "Show me how to {x}{at}.",
        "What do I need to do to {x}{at}?",
        "I want to {x}{at}. How do I go about it?",
        "I need to {x}{at}. What should I do?",
        "Describe how to {x}{at}.",
        "Is there a way to {x}{at}?",
        "Tell me how to {x}{at}.",
        "What is the way to {x}{at}?",
        "Can you explain how to {x}{at}?",
    ),
    "steps": (
        "What are the steps to {x}{at}?",
        "Walk me through how to {x}{at}.",
        "Give me step-by-step instructions to {x}{at}.",
        "In which order do I have to proceed to {x}{at}?",
        "List the steps needed to {x}{at}.",
    ),
    "purpose": (
        "What does {x} do{at}?",
        "Explain what {x} does{at}.",
        "How does {x} behave{at}?",
        "Tell me what {x} does{at}.",
        "I came across {x}{at}. What does it do?",
        "Describe {x}{at}.",
        "Can you explain {x}{at}?",
        "What happens when I call {x}{at}?",
        "Summarize the behaviour of {x}{at}.",
        "When I call {x}{at}, what does it do?",
        "Help me understand {x}{at}.",
        "What is {x} for{at}?",
    ),
    "purpose_class": (
        "What is the class {x} for{at}?",
        "Explain the class {x}{at}.",
        "Describe the {x} class{at}.",
        "What does the class {x} represent{at}?",
        "What should I know about the class {x}{at}?",
        "I want to use the {x} class{at}. What does it offer?",
        "When would I use the {x} class{at}?",
    ),
    "purpose_exception": (
        "When is {x} raised{at}?",
        "What does the exception {x} mean{at}?",
        "My code fails with {x}{at}. What does that mean?",
        "Why do I get {x}{at}?",
        "Explain the exception {x}{at}.",
        "I get {x}{at}. What causes it?",
    ),
    "purpose_value": (
        "What is {x}{at}?",
        "What does {x} stand for{at}?",
        "Explain {x}{at}.",
        "Describe {x}{at}.",
        "Tell me about {x}{at}.",
        "I came across {x}{at}. What is it?",
        "What should I know about {x}{at}?",
        "Can you explain {x}{at}?",
        "Help me understand {x}{at}.",
        "What do I use {x} for{at}?",
    ),
    "purpose_module": (
        "What is {x} for?",
        "Give me an overview of {x}.",
        "What can I do with {x}?",
        "Describe {x}.",
        "When would I use {x}?",
        "Introduce {x} to me.",
    ),
    "arguments": (
        "What arguments does {x} take{at}?",
        "Which arguments can I pass to {x}{at}?",
        "What is the signature of {x}{at}?",
        "Show me the signature of {x}{at}.",
        "Give the full signature of {x}{at}.",
        "Which parameters does {x} accept{at}?",
        "How is {x} called{at}: which parameters are there, and with which defaults?",
        "List the parameters of {x}{at}.",
    ),
    "parameter": (
        "What does the `{p}` parameter of {x} do{at}?",
        "Explain the `{p}` argument of {x}{at}.",
        "What is the `{p}` argument of {x} for{at}?",
        "How does `{p}` affect {x}{at}?",
        "What can I pass as `{p}` to {x}{at}?",
        "Describe the parameter `{p}` of {x}{at}.",
        "When I call {x}{at}, what does `{p}` control?",
        "Tell me how `{p}` works in {x}{at}.",
    ),
    "returns": (
        "What does {x} return{at}?",
        "Which value does {x} return{at}?",
        "Describe the return value of {x}{at}.",
        "What do I get back from {x}{at}?",
        "When I call {x}{at}, what is returned?",
        "Tell me what {x} returns{at}.",
    ),
    "raises": (
        "When does {x} raise `{e}`{at}?",
        "Why would {x} raise `{e}`{at}?",
        "Under which circumstances does {x} raise `{e}`{at}?",
        "I get `{e}` from {x}{at}. Why?",
        "What makes {x} fail with `{e}`{at}?",
    ),
    "availability": (
        "On which platforms is {x} available{at}?",
        "Is {x} available on every platform{at}?",
        "Where is {x} available{at}?",
    ),
    "event": ("Which auditing event does {x} raise{at}?", "Name the auditing event that {x} raises{at}."),
    "members": (
        "Which {kind} does {x} have{at}?",
        "List the {kind} of {x}{at}.",
        "Name the {kind} of {x}{at}.",
        "Give me the {kind} of {x}{at}.",
    ),
    "default": (
        "What does {x} do by default{at}?",
        "What is the default behaviour of {x}{at}?",
        "How does {x} behave by default{at}?",
        "Describe the default behaviour of {x}{at}.",
    ),
    "condition": (
        "What happens{at} if {x}?",
        "What happens{at} when {x}?",
        "Tell me what happens{at} if {x}.",
        "If {x}, what happens{at}?",
        "Describe what happens{at} if {x}.",
        "Can you explain what happens{at} when {x}?",
        "I would like to know what happens{at} if {x}.",
    ),
    "what_to_do": (
        "What should I do{at} if {x}?",
        "What can I do{at} when {x}?",
        "If {x}, what should I do{at}?",
        "What do you recommend{at} if {x}?",
    ),
    "news": (
        "What changed in {x}{at}?",
        "What is new in {x}{at}?",
        "Summarize the changes to {x}{at}.",
        "Which changes were made to {x}{at}?",
        "Tell me what changed in {x}{at}.",
        "Describe what is new in {x}{at}.",
    ),
    "news_list": (
        "What are the {x}{at}?",
        "Which {x} are there{at}?",
        "Summarize the {x}{at}.",
        "List the {x}{at}.",
        "Tell me about the {x}{at}.",
    ),
    "example_task": (
        "Show me {lang} code to {x}{at}.",
        "Give me {a_lang}example that shows how to {x}{at}.",
        "How do I {x}{at}? Please show the code.",
        "Write {lang} code to {x}{at}.",
        "I want to {x}{at}. What would the code look like?",
    ),
    "example_thing": (
        "Show me {a_lang}example of {x}{at}.",
        "Give me {a_lang}example of {x}{at}.",
        "Can you show {x}{at} in code?",
        "Provide {a_lang}example of {x}{at}.",
        "What does {x} look like in code{at}?",
    ),
    "example_api": (
        "Show me an example of {x}{at}.",
        "Give me {a_lang}example that uses {x}{at}.",
        "How is {x} used{at}? Show an example.",
        "Provide a code example for {x}{at}.",
        "What does a call of {x} look like{at}?",
        "Can you give an example of {x} in use{at}?",
    ),
    "command": (
        "Which command do I run to {x}{at}?",
        "What do I type on the command line to {x}{at}?",
        "Give me the command to {x}{at}.",
        "Show me the shell command to {x}{at}.",
    ),
    "definition": (
        "What does “{x}” mean{at}?",
        "Define “{x}”{at}.",
        "What is meant by “{x}”{at}?",
        "Explain the term “{x}”{at}.",
        "Describe “{x}”{at}.",
        "Can you explain “{x}”{at}?",
        "How is “{x}” defined{at}?",
        "I keep seeing the term “{x}”{at}. What does it mean?",
    ),
    "definition_code": (
        "What is {x} used for{at}?",
        "What does {x} mean{at}?",
        "Explain {x}{at}.",
        "What does {x} stand for{at}?",
        "Describe {x}{at}.",
        "Tell me about {x}{at}.",
        "Can you explain {x}{at}?",
    ),
    "row": (
        "What does {x} mean{at}?",
        "What does {x} stand for{at}?",
        "Explain {x}{at}.",
        "Describe {x}{at}.",
        "Tell me what {x} means{at}.",
        "What is the meaning of {x}{at}?",
        "What is {x} for{at}?",
    ),
    "row_column": (
        "What is the {column} of {x}{at}?",
        "Which {column} does {x} have{at}?",
        "Give the {column} of {x}{at}.",
        "Name the {column} of {x}{at}.",
        "For {x}{at}, what is the {column}?",
    ),
    "differ": (
        "How do {a} and {b} differ{at}?",
        "Compare {a} and {b}{at}.",
        "What is the difference between {a} and {b}{at}?",
        "What distinguishes {a} from {b}{at}?",
    ),
    "table": (
        "Give me a table of the {x}{at}.",
        "List the {x}{at} in a table.",
        "Which {x} are there{at}?",
        "Show the {x}{at} as a table.",
    ),
    "which_does": (
        "Which {x} does {s} {v}{at}?",
        "List the {x} that {s} {vs}{at}.",
        "Name the {x} that {s} {vs}{at}.",
        "Tell me which {x} {s} {vs}{at}.",
    ),
    "which_are": ("Which {x} are {s}{at}?", "List the {x} that are {s}{at}.", "Name the {x} that are {s}{at}."),
    "which_there": ("Which {x} are there{at}?", "What {x} are there{at}?", "List the {x}{at}."),
    "flag": (
        "What does the {x} option do{at}?",
        "Explain the {x} option{at}.",
        "What is the effect of {x}{at}?",
        "When should I pass {x}{at}?",
        "Describe the {x} flag{at}.",
        "What happens if I pass {x}{at}?",
        "Tell me what {x} does{at}.",
    ),
    "which_flag": (
        "Which option{of} {x}?",
        "Name the option{of} that {x}.",
        "I need the option{of} that {x}. Which one is it?",
    ),
    "purpose_command": (
        "What does {x} do?",
        "What is {x} for?",
        "In one line: what does {x} do?",
        "Tell me briefly what {x} does.",
        "Explain in a few words what {x} does.",
    ),
    "which_command": (
        "Which command{at} {x}?",
        "Name the command{at} that {x}.",
        "I need a command{at} that {x}. Which one is it?",
    ),
    "which_api": (
        "Which {kind}{of} {x}?",
        "Name the {kind}{of} that {x}.",
        "I need a {kind}{of} that {x}. Which one is it?",
        "Is there a {kind}{of} that {x}?",
        "I am looking for a {kind}{of} that {x}.",
    ),
    "beware_task": (
        "What should I watch out for when I {x}{at}?",
        "Is there anything to be careful about when I {x}{at}?",
        "What do I have to keep in mind when I {x}{at}?",
        "Any caveats when I {x}{at}?",
    ),
    "beware": (
        "What should I watch out for with {x}{at}?",
        "Is there anything to be careful about with {x}{at}?",
        "What do I have to keep in mind about {x}{at}?",
        "Are there any caveats about {x}{at}?",
        "Which pitfalls are there with {x}{at}?",
    ),
    "note_task": (
        "What else should I know when I {x}{at}?",
        "Is there anything to note when I {x}{at}?",
        "Any hints for when I {x}{at}?",
    ),
    "note": (
        "What should be noted about {x}{at}?",
        "Is there anything special about {x}{at}?",
        "What else should I know about {x}{at}?",
        "Give me a hint about {x}{at}.",
        "Are there any special points about {x}{at}?",
    ),
    "error": (
        "I get the error {x}{at}. Why, and how do I fix it?",
        "What causes {x}{at}, and what can I do about it?",
        "How do I fix {x}{at}?",
    ),
    "added": (
        "Since which version{at} is {x} available?",
        "When was {x} added{at}?",
        "Which version{at} introduced {x}?",
        "In which release{at} did {x} first appear?",
    ),
    "changed": (
        "What changed in {x} in version {v}{at}?",
        "How did version {v} change {x}{at}?",
        "What is different about {x} since version {v}{at}?",
        "Which change did version {v} bring to {x}{at}?",
        "Describe the change to {x} in version {v}{at}.",
    ),
    "deprecated": (
        "Is {x} deprecated{at}?",
        "Since when is {x} deprecated{at}?",
        "Can I still use {x}{at}, or is it deprecated?",
        "Should I still use {x}{at}?",
    ),
    "replaced": (
        "What should I use instead of {x}{at}?",
        "What replaces {x}{at}?",
        "Since {x} is deprecated{at}, what should I use?",
    ),
    "release": (
        "What changed in {at_product}{x}?",
        "What is new in {at_product}{x}?",
        "Summarize the changes in {at_product}{x}.",
    ),
}

_ABOUT = (
    "What should I know about {x}{at}?",
    "Give me an overview of {x}{at}.",
    "Introduce {x} to me{at}.",
    "Can you explain {x}{at}?",
    "Explain {x}{at}.",
    "Describe {x}{at}.",
    "Summarize what {x} is about{at}.",
)
_GENERIC_FRAMES = {
    "about": (
        _ABOUT,
        "about|abstract|background|description|detailed description|discussion|introduction|overview|preface|summary"
        "|general|basics|the basics|purpose",
    ),
    "use": (
        ("How do I use {x}{at}?", "How is {x} used{at}?", "Explain how to use {x}{at}.", "Show me how to use {x}{at}."),
        "usage|basic usage|using|getting started|first steps|quick start|quickstart|tutorial|advanced usage",
    ),
    "install": (
        ("How do I install {x}{at}?", "How can I install {x}{at}?", "Explain how to install {x}{at}."),
        "install|installation|installing|setup",
    ),
    "configure": (("How do I configure {x}{at}?", "Explain how to configure {x}{at}."), "configuration"),
    "require": (
        ("What does {x} require{at}?", "Which requirements does {x} have{at}?", "What do I need before I use {x}{at}?"),
        "requirements|prerequisites|dependencies|system requirements",
    ),
    "limits": (
        ("Which limitations does {x} have{at}?", "What are the limits of {x}{at}?"),
        "limitations|restrictions|known issues|bugs|caveats",
    ),
    "syntax": (
        (
            "What is the syntax of {x}{at}?",
            "What does the syntax of {x} look like{at}?",
            "Show me the syntax of {x}{at}.",
        ),
        "syntax|synopsis",
    ),
    "why": (("Why was {x} introduced{at}?", "What is the motivation for {x}{at}?"), "motivation|rationale"),
    "security": (
        ("What are the security considerations of {x}{at}?", "How secure is {x}{at}, and what should I watch out for?"),
        "security|security considerations",
    ),
    "inside": (
        ("How is {x} implemented{at}?", "How does {x} work internally{at}?"),
        "implementation|implementation details|internals|how it works|implementation notes",
    ),
    "notes": (("What should be noted about {x}{at}?", "Which notes are there on {x}{at}?"), "note|notes|remarks"),
    "exit": (("Which exit status does {x} return{at}?", "What do the exit codes of {x} mean{at}?"), "exit status"),
    "environment": (
        ("Which environment variables does {x} read{at}?", "How does the environment influence {x}{at}?"),
        "environment|environment variables",
    ),
    "compatible": (
        ("How compatible is {x}{at}?", "What should I know about the compatibility of {x}{at}?"),
        "compatibility|portability",
    ),
}
FRAMES |= {f"generic_{name}": frames for name, (frames, _) in _GENERIC_FRAMES.items()}

PACK = Pack(
    language="en",
    frames=FRAMES,
    anchors={
        "product": (" in {a}",),
        "module": (" in {a}",),
        "api": (" in {a}",),
        "command": (" in {a}",),
        "release": (" in {a}",),
        "topic": (" in the context of {a}", " when it comes to {a}", " with regard to {a}"),
        "task": (" when I {a}",),
    },
    owners={"api": (" of {a}",), "command": (" of {a}",), "topic": (" of {a}",)},
    read=read,
    clause=clause_of,
    is_said=is_said,
    skip=_SKIP,
    call_to_action=_CALL,
    dangling=_DANGLING,
    raises=re.compile(
        r"(?i)\b(?:raises?d?|throws?|raising|is raised)\b.* (?:if|when|on|for|unless|whenever)\b"
        r"|\b(?:if|when|unless) .*\b(?:raises?d?|throws?|raising)\b"
    ),
    occasion=re.compile(r"\b(?:[Rr]aised|thrown|when|if)\b"),
    instead=re.compile(r"\binstead\b|\bin favou?r of\b|\breplaced by\b", re.IGNORECASE),
    sentences=_SENTENCES,
    leads=_LEADS,
    version=_VERSION,
    generic={h: f"generic_{name}" for name, (_, headings) in _GENERIC_FRAMES.items() for h in headings.split("|")},
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
    changes=re.compile(r"(?:changes|features|fixes|improvements|additions|removals|deprecations|enhancements)$"),
    third_person=third_person,
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
        "methods": "methods",
        "attributes": "attributes",
    },
    module_noun="the {} module".format,
)
