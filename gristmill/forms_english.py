"""The English that `forms.py` knows questions and answers by: words and patterns, as data."""

import re
from typing import Literal

Intent = Literal["how", "what", "why", "when", "which", "whether", "show", "what-if", "changed", "trouble", "other"]


def _any(text: str) -> str:
    """The words of a text as branches; "_" stands for a blank."""
    return "|".join(re.escape(word).replace("_", " ") for word in text.split())


# Asked in this order: the first that is found in the question, in lower case, code spans as one word each.
INTENTS: tuple[tuple[Intent, re.Pattern[str]], ...] = (
    (
        "show",
        re.compile(
            r"\b(?:show|give|provide|write|see)\b.{0,40}\b(?:code|examples?|snippet)\b"
            r"|\b(?:look|show \S+)"
            r" (?:like )?in code\b|\bcode look like\b|\bshow the code\b|\bcall of \S+ look like\b|\bshow an example\b"
        ),
    ),
    (
        "changed",
        re.compile(
            r"^what(?:'s| is) new\b|\bwhat (?:has )?changed\b|\bsince (?:which )?version\b"
            r"|\bwhich (?:version|release)\b|\bappeared?\b|\bchanges?d? (?:were|was|did)\b"
        ),
    ),
    (
        "trouble",
        re.compile(
            r"^i get\b|\bwhat causes\b|\bhow (?:do|can) i (?:fix|solve|repair)\b|\bwhat helps\b|\bproblem that\b"
            r"|\bfails? with\b"
        ),
    ),
    (
        "what-if",
        re.compile(
            r"\bwhat happens\b|\bwhat (?:should|can|must) i do\b.{0,80}\b(?:if|when)\b|^if .*what (?:should|can)"
        ),
    ),
    (
        "how",
        re.compile(
            r"^how (?:do|can|should|would|could|must) (?:i|you|we|one) (?!describe\b|explain\b)|\bhow to\b"
            r"|\bhow do i go about\b|\bis there a way to\b|\bwhat do i need to do to\b|\bwhat is the way to\b"
            r"|\bwhat should i do\b|\bsteps\b.{0,20}\bto\b|\bstep-by-step\b"
        ),
    ),
    (
        "why",
        re.compile(
            r"^why\b|\bwhat is the (?:reason|motivation|rationale)\b|\bfor what reason\b|\b(?:explain|tell me) why\b"
        ),
    ),
    (
        "what",
        re.compile(
            r"^what (?:is|are)(?: an?| the)? [^?]*\?$|^define\b|\bwhat does .{1,80} mean\b|\bwhat is meant by\b"
            r"|\b(?:explain|tell me) what .* (?:is|are)\b"
        ),
    ),
    (
        "when",
        re.compile(
            r"^(?:since )?when\b|^in [^,?]{1,60}, when (?:was|were|did)\b|\bunder (?:which|what) circumstances\b"
            r"|^on which occasions\b"
        ),
    ),
    (
        "which",
        re.compile(
            r"^(?:which|list|name|what kinds?|who|where)\b|^is there an? \S+ .*\bthat\b|\bwhich one is it\b"
            r"|\btell me which\b"
        ),
    ),
    (
        "whether",
        re.compile(
            r"^(?:is|are|was|were|does|do|did|has|have|must|should|may|will)\b(?! there (?:anything|any|a way)\b)"
            r"|^can (?!you (?:explain|tell|show|give|describe|help)\b)"
        ),
    ),
)
# "What is X for?", "What is the default of X?": a property is asked for, no class.
NO_CLASS_ASKED = re.compile(
    r"^what (?:is|are) (?:code_|\S+) (?:used )?for\b"
    r"|^what (?:is|are) .* (?:for|used for|about|like|called|required|available)\?$"
    r"|^what (?:is|are) (?:the|there)\b|\bto know about\b|^what is (?:special|different)\b"
)

_DOCUMENT = (
    r"(?:chapter|section|subsection|part|article|page|guide|tutorial|document|post|lesson|appendix|book|topic|manual)s?"
)
_TALKS = _any(
    "describe describes explain explains cover covers discuss discusses show shows provide provides list lists "
    "introduce introduces give gives contain contains detail details deal deals will tries try aim aims assume "
    "assumes present presents document documents outline outlines summarize summarizes summarise summarises go "
    "goes walk walks look looks examine examines demonstrate demonstrates has have is"
)
# The beginning of a sentence that talks about the text, or tells how one came here, and states nothing.
ANNOUNCES = re.compile(
    rf"""
    Let(?:'s|’s|[ ]us|[ ]me)\b
    | In [ ] (?:this|that|the[ ](?:next|following|previous|last|present)) [ ] {_DOCUMENT}\b
    | In [ ] (?:Chapter|Section|Part|Listing|Appendix) [ ] [\dA-Z] | In [ ] (?:an[ ]earlier|our|the[ ]example)\b
    | (?:Great|Good|Nice|Perfect|Excellent|Cool|Wow|OK|Okay|Done|Finally|Success) [,!]
    | There [ ] (?:are|exist) [ ]
      (?:many|several|various|numerous|some|plenty[ ]of|lots[ ]of|a[ ](?:few|(?:lot|number)[ ]of)) [ ] (?:\w+[ ]){{0,2}}
      (?:guide|tutorial|book|article|how-?to|introduction|web[ ]?site)s [ ]
      (?:to|on|about|for|that|which|available|describing|explaining|out[ ]there|online)\b
    | (?:This|The[ ](?:following|next|present|rest[ ]of[ ]this)) [ ] (?:\w+[ ])? {_DOCUMENT}
      (?:[ ]and[ ]the[ ]\w+)? [ ] (?:\w+ly[ ])? (?:{_TALKS})\b
    | We(?:'ll|’ll|'ve|’ve|[ ]will|[ ]have[ ](?:seen|already|just|now)|[ ]saw|[ ]just
      |(?:'re|’re|[ ]are)[ ](?:going|now|ready|done)|[ ]now\b|[ ]begin|[ ]start)
    | (?:Here|Below|Next|First|Finally|Now)[,]? [ ] (?:we|let|you(?:'ll|’ll|[ ]will)|I)\b
    | Here(?:'s|’s|[ ]is|[ ]are) [ ] (?:an?[ ])? (?:\w+[ ])? (?:example|overview|summary|list|look|quick)
    | The [ ] (?:first|next|last|final|second|third) [ ] (?:step|thing|task) [ ] (?:is|in|of|to|we|you)\b
    | This [ ] is [ ] an? [ ] (?:\w+[ ])? (?:example|list|summary|overview|introduction) \b
    | (?:The[ ]following|Following) [ ] (?:is|are) [ ] (?:an?|some|the) [ ] (?:\w+[ ])?
      (?:example|list|summary|overview|description|explanation|discussion)s?\b
    | Now [ ] that \b | So [ ] far \b | Until [ ] now \b | By [ ] now \b | At [ ] this [ ] point \b
    | Before [ ] (?:we|diving|getting)\b
    | Thanks?\b | Thank [ ] you \b | Welcome \b | Congratulations \b | Many [ ] thanks \b
    | As [ ] (?:we|you|I) (?:'ve|’ve|[ ]have|[ ]can|[ ]will|'ll|’ll)? [ ]
      (?:saw|seen?|mentioned|discussed|learned|know|described|noted) \b
    | You(?:'ve|’ve|[ ]have)? [ ] (?:now|already|just|seen|learned) \b
    | You(?:'ll|’ll|[ ]will) [ ] (?:see|learn|notice|find) \b
    | (?:Please[ ])? (?:[Ss]ee(?![ ](?:that|if|whether)\b)|[Rr]efer[ ]to|[Cc]onsult|[HhTt]a[vk]e[ ]a[ ]look
      |[Rr]ead[ ](?:more|about|on|the[ ](?:\w+[ ])?(?:section|chapter|documentation|docs|manual|guide|page))) \b
    """,
    re.VERBOSE,
)
# A paragraph that begins so tells a story to its end.
TELLS_STORY = re.compile(
    r"(?:Historically|Traditionally|Originally|Previously|In (?:the|a) (?:distant )?past"
    r"|In the (?:old|early) days|Back in|Long ago"
    r"|For many years|Once upon|Imagine|Suppose (?:that|you|we|I|a|the)|Say (?:you|we)|Recall that"
    r"|Consider (?:the|an?|this) (?:following |simple )?(?:example|code|program|case|scenario|situation)"
    r"|Remember (?:that|when|how)|In (?:our|my) (?:opinion|experience))\b"
)
_COUNTED = _any(
    "way ways form forms kind kinds type types mode modes methods options files steps stages phases parts cases "
    "reasons rules levels formats approaches possibilities categories variants sections states conditions "
    "strategies styles"
)
_FEW = _any("two three four five six seven eight several")
# Words that leave what a sentence is about to what stands behind it.
PROMISES = re.compile(
    r"\b(?:the following|as follows|like (?:this|so|these)(?=\W*$)|behaves? differently"
    r"|is (?:quite |very |somewhat )?different in"
    rf"|in (?:one of )?(?:{_FEW}|various|a few) (?:different |distinct |possible )?(?:{_COUNTED})"
    r"|(?:are|be|has|have|of|offers?|provides?|supports?|uses?|exist|distinguish(?:es)?) (?:exactly |only |these )?"
    rf"(?:{_FEW}) (?:[\w-]+ ){{0,2}}(?:{_COUNTED}))(?=[^\w]*$|[,;:.\s])"
)
KEPT = re.compile(r":\s*\w|\b(?:including|namely|such as|either|for example|e\.g\.|i\.e\.)(?!\w)")

IMPERATIVE = frozenset(
    """
    add adjust allow append apply assign attach avoid begin bind build bump calculate call change check choose clean
    clear click clone close combine commit compile compute configure connect consider convert copy count create
    declare define delete deploy deselect disable divide do download drag drop edit empty enable ensure enter
    execute export expose extend extract fetch fill find fix follow format generate get give go grant hold import
    include initialize insert install invoke issue join keep launch leave let link list load lock log look make mark
    measure merge modify mount move multiply name navigate note obtain omit open override pass paste perform pick
    place plug point prefix prepare press provide pull push put query raise read rebuild register release remove
    refrain rename repeat replace report request require reset restart restore return review rewrite run save scroll
    search select send set share simply sort specify split start stop store submit substitute subtract supply switch tap
    test toggle turn type uncomment unlock unpack unset update upgrade upload use validate verify visit wait wrap write
    """.split()
)
BEFORE_ORDER = re.compile(
    r"(?:(?:first|then|next|now|finally|also|just|simply|alternatively|optionally|otherwise|instead|please|and|so"
    r"|always|never|do not|don't|don’t)[,:]?\s+)+"
    r"|(?:if|when|to|on|in|for|from|before|after|once|as|with|by|at|under|where|while|unless|inside|within|using)\b"
    r"[^,]{1,160},\s+(?:then |please |just |simply |first )?",
    re.IGNORECASE,
)
_ACTOR = _any(
    "you user users package packages program programs script scripts application applications maintainer "
    "maintainers administrator administrators author authors developer developers caller callers client clients"
)
_DONE = _any(
    "used done achieved set specified placed put called created made given written enabled disabled added changed "
    "passed obtained removed configured accomplished performed invoked run installed built defined provided "
    "listed named declared included started stopped loaded opened closed registered overridden controlled "
    "selected turned"
)
INSTRUCTS = re.compile(
    rf"\b(?:{_ACTOR}) (?:also |then |only |just |simply )?"
    r"(?:can|must|should|may|need|could|have to|will|use|do|might|would)\b"
    r"|\b(?:can|must|should|may|could|needs? to|has to|have to|is|are) "
    rf"(?:also |then |only |normally |usually |always |not )?(?:be )?(?:{_DONE})\b"
    r"|\b(?:by|via|through|with) (?:\w+ly )?(?:the use of|means of|`|\w+ing\b)"
    r"|\b(?:using|use|call|run|set|add|pass|type|invoke)s? (?:the|an?|your|this|`|\$|-)"
    r"|\b(?:it is (?:possible|necessary|sufficient|enough|best|recommended|advisable) to|all you need"
    r"|the (?:easiest|simplest|best|usual|recommended|preferred|normal) way|(?:it'|’)s enough to|in order to"
    r"|is to (?:use|call|set|run|add|create|write|pass))\b",
    re.IGNORECASE,
)
CLASS = re.compile(
    r"\b(?:is|are|was|were) (?:\w+ly |also |just |essentially )?(?:called |known as )?"
    r"(?:an?|the|one of|any|some|another|two|three|those|all|what)\b"
    r"|\b(?:refers? to|means?|stands? for|denotes?|represents?|describes?|defined as|short for|consists? of"
    r"|an? \w+ (?:that|which|of|for|to|used))\b"
)
NO_CLASS = re.compile(
    r"\b(?:is|are) (?:\w+ly )?the (?:first|last|second|third|next|only|same|best|most|default|main|right|reason|result"
    r"|case|following|preferred|recommended|easiest|simplest|point|way)\b"
)
# "async/await is supported by …": a sentence about its subject that says neither what it is nor what it does.
COPULA = re.compile(r"((?:\S+ ){1,7}?)(?:is|are|was|were)\b")
FRAGMENT = re.compile(r"(?:Not |Referred |Rejected |Accepted |Same as |See )")
_ACTS = _any(
    "allow let provide define set control contain hold store return create enable disable make give add remove "
    "cause determine handle implement support perform read write run generate convert use tell indicate show work "
    "offer manage describe send take check call load open close start stop change prevent ensure keep"
)
DOES = re.compile(
    rf"\b(?:(?:{_ACTS})s?|specif(?:y|ies)|appl(?:y|ies)|used (?:to|for|by|as|in|when|with)|can|will|must|should|may|has"
    r"|have|does|do)\b"
)
REASON = re.compile(
    r"\b(?:because|since|so that|in order (?:to|that)|due to|if|when|unless|raised|thrown|might|therefore|thus|hence"
    r"|reasons?|as a result|otherwise|to (?:avoid|prevent|ensure|allow|make|keep|reduce|improve|protect|support|enable"
    r"|help|provide|give|be able)|for (?:security|performance|historical|compatibility|safety|backwards?)|motivat\w+"
    r"|caused? by|causes?|without|problem|needed|purpose|designed|meant|intended|advantage|benefit|allows?|lets?)\b",
    re.IGNORECASE,
)
CURE = re.compile(
    r"\b(?:because|since|due to|caused?|causes|means|if|when|may|might|can|could|must|should|need|try|use|set|check"
    r"|make sure|ensure|instead|fix|solve|solution|workaround|avoid|add|remove|install|upgrade|increase|reason|happens"
    r"|usually|probably|indicates?)\b",
    re.IGNORECASE,
)
_VERDICT = _any(
    "can cannot can't can’t is isn't isn’t are aren't aren’t does doesn't doesn’t do don't don’t must should may "
    "will won't won’t has have was were did support supports allow allows work works require requires deprecated "
    "available removed possible no_longer not never"
)
DECIDES = re.compile(
    r"(?:yes|no|not|never|only|always|currently|by default|generally|usually|unfortunately|absolutely|of course"
    rf"|sometimes)\b|.{{0,400}}\b(?:{_VERDICT})\b",
    re.IGNORECASE | re.DOTALL,
)
ANSWER = re.compile(r"(?:Answer|A):\s+")
ARTICLES = frozenset({"a", "an", "the"})
