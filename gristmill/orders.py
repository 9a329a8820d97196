"""Orders to an assistant, wherever a text gives one: such text is neither handed on in a pair nor sent to a model."""

import re2

from .text import sentences

_ORDERS = (
    r"(?:instructions?|prompts?|directions?|directives|commands?|guidelines|rules|messages?|context|conversation|"
    r"training|programming|orders|told|text|input|task)"
)
_MODEL = (
    r"(?:a\.?i\.?(?:\s+(?:assistants?|agents?|models?|systems?|crawlers?|bots?|tools?))?|llms?|(?:large\s+)?language\s+models?|"
    r"chat\s?gpt|gpt(?:-\d\w*)?|claude|gemini|copilot|llama|chat\s?bots?|(?:virtual|coding|digital)\s+assistants?|assistants?)"
)
_PATTERNS = (
    rf"\b(?:ignore|disregard|forget|override|bypass|discard|neglect|overrule|skip|do\s+not\s+follow|don'?t\s+follow|stop\s+following)\s+"
    rf"(?:(?:all|any|every|everything|each|of|the|your|my|our|these|those|this|and|other|prior|previous|preceding|above|earlier|"
    rf"existing|original|initial|system|safety|former|foregoing|past|current|given|what|you|were|have|been|was)\s+){{1,7}}{_ORDERS}\b",
    r"\b(?:ignore|disregard|forget)\s+(?:all\s+|everything\s+)?(?:of\s+)?(?:the\s+)?(?:(?:above|before|previous|prior)(?:\s*[.,;:!]|\s+and\b|\s*\z)|you\s+(?:know|were\s+told|have\s+been\s+told)\b)",
    r"\bforget\s+everything\b",
    rf"\b(?:new|updated|real|actual|hidden|secret|important|urgent|additional|special)\s+(?:system\s+)?(?:instructions?|prompt|directives?|task|orders)\s+"
    rf"(?:for|to)\s+(?:the\s+|all\s+|any\s+|you\b)?(?:{_MODEL})?",
    r"(?:^|\n|[.!>]\s)[\s>*#\d.-]*(?:new|updated|system|hidden|secret|override)\s+(?:instructions?|prompt|message|override|directive)s?\s*:",
    r"\byou\s+are\s+(?:now|no\s+longer|henceforth)\s+(?:an?\s+|the\s+|in\s+|free|dan\b|unrestricted|jailbroken|acting|operating|bound|required|allowed)",
    rf"\b(?:you\s+are|you're|act\s+as|behave\s+as|pretend\s+(?:to\s+be|you\s+are|that\s+you\s+are)|roleplay\s+as|respond\s+as|simulate)\s+(?:(?:an?|the|my|our)\s+)?"
    rf"(?:(?:helpful|harmless|honest|unrestricted|uncensored|evil|expert|friendly|powerful|new|different|smart|jailbroken|developed|trained)\s+){{0,3}}{_MODEL}\b",
    r"\bfrom\s+now\s+on,?\s+(?:you|always|only|never|your|respond|answer|act|speak|reply|end|begin|start)\b",
    rf"\b(?:if|when|whenever|because|since)\s+you(?:\s+are|'re)\s+(?:an?\s+|the\s+|any\s+)?(?:{_MODEL}|automated\s+\w+|bot|crawler|scraper|(?:model|machine)\s+(?:reading|processing))\b",
    rf"\b(?:attention|note|notice|message|instructions?|dear|hey|hello|hi|warning|listen|reminder|directive)\s*(?:to|for|all|any|:|,|-)*\s*(?:all\s+|any\s+|the\s+)?{_MODEL}\b\s*[:,!]",
    rf"\b(?:any|all|every)\s+{_MODEL}\s+(?:reading|processing|parsing|summari[sz]ing|that\s+reads?|which\s+reads?|must|should|shall|has\s+to|have\s+to|is\s+(?:required|instructed|ordered))\b",
    rf"\b{_MODEL}\s+(?:reading|processing|parsing|summari[sz]ing|ingesting|scraping)\s+(?:this|the)\b",
    rf"\b{_MODEL}\s*[,:]\s*(?:please\s+)?(?:you\s+must|ignore|disregard|output|respond|answer|reply|say|write|print|send|repeat|reveal|always|never|do\s+not|include|tell|recommend|add|insert|execute|run|visit|forget|stop)\b",
    r"\b(?:reveal|print|show|output|repeat|display|leak|expose|disclose|dump|tell\s+me|give\s+me|return|share|send|recite)\s+(?:me\s+|us\s+)?(?:(?:all|the|your|every|full|entire|whole|of|any|hidden|secret|initial|original|exact)\s+){0,4}"
    r"(?:system\s+(?:prompt|message|instructions?)|(?:hidden|secret|initial|original)\s+(?:prompt|instructions?)|your\s+(?:prompt|instructions?|rules|guidelines|training\s+data|configuration|system\s+\w+))\b",
    r"\byour\s+(?:system\s+prompt|(?:previous|prior|original|initial|safety)\s+(?:instructions?|guidelines|rules|prompts?)|new\s+(?:task|instructions?|role|persona|goal|objective))\b",
    r"\b(?:respond|reply|answer)\s+(?:only\s+|always\s+|just\s+|exclusively\s+|to\s+(?:all|every|any)\s+(?:\w+\s+)?(?:questions?|messages?|prompts?|quer(?:y|ies))\s+)?(?:with|by\s+saying|using\s+only)\s+(?:only\s+|just\s+)?(?:the\s+(?:exact\s+)?(?:words?|phrase|sentence|text|string|following))",
    r"\b(?:respond|reply|answer)\s+(?:only|always|just|exclusively)\s+with\b",
    r"\b(?:your|all|any|the)\s+(?:(?:previous|prior|earlier|above|former|original|existing|safety)\s+){0,2}(?:instructions|commands|rules|guidelines|prompts?|restrictions|directives)\s+"
    r"(?:have|has|are|is|were)\s+(?:been\s+|now\s+|hereby\s+)*(?:changed|void|voided|cancel+ed|revoked|replaced|suspended|lifted|null|obsolete|no\s+longer\s+(?:valid|in\s+(?:force|effect)|bind)\w*|superseded|overridden|invalid)\b",
    r"\b(?:never|do\s+not|don't)\s+(?:reveal|disclose|mention|repeat|share|show|acknowledge|discuss)\s+(?:this|these|the\s+above|your|that)\s+(?:\w+\s+)?"
    r"(?:messages?|instructions?|prompts?|texts?|notes?|lines?|rules?)\b",
    r"#\s*(?:instructions?|system|prompt)\s*:",
    r"\b(?:include|insert|add|mention|put|append|use|write|end|begin|start|finish|embed|hide|place)\b.{0,60}\b(?:in|to|of|into|with)\s+"
    r"(?:all\s+(?:of\s+)?|every\s+one\s+of\s+)?your\s+(?:answers?|repl(?:y|ies)|outputs?|summar(?:y|ies)|responses?\s+to\s+the\s+user)\b",
    r"\b(?:whoever|anyone|whatever|everyone)\s+(?:(?:is\s+)?summari[sz](?:es|ing)|read(?:s|ing)|process(?:es|ing)|pars(?:es|ing))\s+this\b.{0,40}\b(?:must|should|has\s+to|shall)\b",
    r"\b(?:do\s+not|don't|never|stop|refuse\s+to)\s+(?:summari[sz](?:e|ing)|translat(?:e|ing)|answer(?:ing)?)\s+(?:this|the|any)\b.{0,60}\b(?:instead|but|just|and|print|say)\b",
    r"\b(?:ignore|disregard)\s+(?:what(?:ever)?\s+)?the\s+user(?:'s)?\b|\bregardless\s+of\s+what(?:ever)?\s+the\s+user\b",
    r"\b(?:this|the\s+following|these)\s+(?:text\s+|message\s+|note\s+)?(?:overrides?|supersedes?|replaces?|cancels?)\s+(?:all\s+|any\s+|your\s+|the\s+|earlier\s+|previous\s+|prior\s+|other\s+)+"
    r"(?:instructions?|prompts?|guidelines)\b",
    r"\byou\s+are\s+dan\b|\bcontents?\s+of\s+your\s+(?:memory|context|prompt|instructions)\b|\bstop\s+being\s+(?:an?\s+)?\w+\s+and\b",
    r"\bif\s+(?:you\s+are\s+)?(?:ever\s+)?asked(?:\s+about\s+(?:this|it))?,?\s+(?:deny|say|claim|pretend|lie|answer|reply)\b",
    r"\bsay\s+nothing\s+(?:about|of)\s+(?:this|these)\b",
    r"\byour\s+(?:real|true|actual|new|secret|hidden)\s+(?:instructions?|task|purpose|goal|orders|mission|objective|identity)\b",
    r"\b(?:act|be|behave|respond|answer|speak|operate|reply)\s+(?:as|like)\s+dan\b",
    r"\b(?:leak|exfiltrate|reveal|expose|dump)\s+(?:the\s+|this\s+|our\s+|all\s+)*(?:conversation|chat|prompt|context\s+window|dialogue)\b",
    r"\bsummari[sz]e\s+(?:this|the)\s+(?:page|document|article|text|site|content)\s+(?:as|by\s+saying|with)\b",
    r"(?:^|\n|[.!?:;]\s)[\s>*#\d.-]*(?:tell|inform|advise|convince|urge|ask)\s+the\s+(?:user|reader|human|person)\b",
    r"\b(?:do\s+not|don'?t|never)\s+(?:tell|inform|mention|reveal|disclose|say|show|let)\s+(?:this\s+|that\s+|it\s+|anything\s+)?(?:to\s+)?(?:the\s+user|users?\s+(?:about|that|this)|anyone\s+(?:about|that)|the\s+human|your\s+(?:user|operator|developers?))\b",
    r"\b(?:tell|convince|persuade|inform|instruct|urge)\s+the\s+(?:user|human|reader|person)\s+(?:to|that)\b.{0,60}\b(?:visit|download|install|buy|send|click|password|credentials?|credit|recommended|best)\b",
    r"\b(?:when|while|before)\s+(?:answering|summari[sz]ing|responding(?:\s+to)?|generating|replying|you\s+(?:answer|summari[sz]e|respond|reply|generate))\b.{0,60}?\b(?:always|must|include|mention|add|say|insert|recommend|append|never|ignore|use\s+the\s+word|do\s+not|instead)\b",
    r"\b(?:jailbreak|dan\s+mode|developer\s+mode\s+(?:enabled|on|activated)|god\s+mode\s+(?:enabled|on|activated)|do\s+anything\s+now|sudo\s+mode\s+(?:enabled|on))\b",
    r"\b(?:begin|end|start|stop)(?:ning)?\s+(?:of\s+)?(?:the\s+)?(?:system|hidden|new|user|ai)\s+(?:prompt|instructions?|message|override)\b",
    r"\[/?inst\]|<\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|end_header_id|begin_of_text)\|>|<<?/?sys>>?|</?(?:system|assistant)(?:_prompt|-reminder)?>",
    r"(?:^|\n)[\s>*#\d.-]*(?:system|assistant|human|model|ai)\s*:\s*(?:you|when|if|i|ignore|disregard|please|do|the\s+user|new|from|always|never|say|"
    r"answer|reply|respond|output|print|forget|this|we|sure|ok)\b",
    rf"\b{_MODEL}\s+(?:must|should|shall|(?:are|is)\s+(?:required|instructed|ordered|asked|told)|needs?\s+to|have\s+to|has\s+to)\b",
    r"\b(?:answer|respond|reply)\s+(?:to\s+)?(?:all|every|any|each)\s+(?:\w+\s+)?(?:questions?|prompts?|quer(?:y|ies))\b",
    r"\binstead,?\s+(?:of\s+(?:answering|summari[sz]ing|responding|replying|following)|(?:just\s+|only\s+)?(?:say|reply|respond)\b)",
    r"\boutput\s+(?:only|just|exactly|nothing\s+but)\s+(?:the\s+)?(?:words?|phrase|sentence|text|string|following)\b",
    r"\b(?:do\s+not|don't|never|stop|refuse\s+to)\s+(?:follow(?:ing)?|obey(?:ing)?|comply(?:ing)?(?:\s+with)?|listen(?:ing)?\s+to|help(?:ing)?)\s+"
    r"(?:the\s+|your\s+|any\s+)?(?:users?|system|developers?|operators?|human|openai|anthropic)\b",
    r"\brepeat\s+(?:the\s+words|everything|all\s+(?:of\s+)?(?:the\s+)?(?:text|words)|the\s+(?:text|prompt|instructions?))\s*(?:above|before|starting|that|verbatim|back|in\s+full)",
    r"\bauthori[sz]ed\s+you\s+to\b|\byou\s+(?:have\s+been|are\s+hereby|were)\s+(?:instructed|programmed|ordered|commanded|authori[sz]ed|jailbroken|hacked)\b",
    r"\bthe\s+user\s+(?:is|has\s+been)\s+(?:an?\s+)?(?:admin(?:istrator)?|developer|verified|trusted|authori[sz]ed|allowed\s+to\s+(?:see|know))\b.{0,80}\b(?:you|disclose|reveal|bypass|ignore)\b",
    r"\b(?:append|include|add|insert|embed)\s+(?:the\s+)?(?:following|this|a|our)\s+(?:\w+\s+)?(?:link|url|text|sentence|phrase|advertisement|recommendation|code)\s+(?:to|in|into|at\s+the\s+end\s+of)\s+(?:all|every|each|any|your)\s+(?:\w+\s+)?(?:answers?|responses?|repl(?:y|ies)|outputs?|summar(?:y|ies))\b",
    r"\b(?:exfiltrate|send|post|upload|forward|transmit)\s+(?:all\s+|any\s+)?(?:the\s+)?(?:conversation|chat\s+history|user'?s?\s+(?:data|messages?|secrets?|password|files?|credentials?)|your\s+(?:memory|context|prompt))\b",
    r"\bthis\s+(?:is\s+)?(?:supersedes|overrides|replaces)\s+(?:all\s+)?(?:your\s+|the\s+)?(?:previous|prior|other|earlier|above)\b",
)
# The same in other words: whom it speaks to, what of an assistant's it would undo, how a reply shall look.
_OWN = (
    r"(?:safety|guardrails|(?:content\s+)?polic(?:y|ies)|restrictions|limits|filters|ethics|alignment|rules|"
    r"(?:system\s+)?(?:prompt|message)|context|training|guidelines|instructions|guidance|orders)"
)
_REWORDED = (
    rf"\b(?:to|for|note\s+(?:to|for)|message\s+(?:to|for)|instructions?\s+(?:to|for)|warning\s+(?:to|for))\s+(?:any|all|every|each|whichever|the)?\s*{_MODEL}\s*[:,;]",
    rf"(?:^|\n|[.!>]\s)[\s>*#]*{_MODEL}\s+(?:instructions?|notice|directive|note|task|command)s?\s*:",
    rf"\b{_MODEL}\s+(?:visiting|crawling|accessing|viewing|consuming|that\s+(?:visit|crawl|see|access)s?|who|which)\b",
    r"\b(?:automated|robotic|non-human|machine|synthetic)\s+(?:readers?|agents?|assistants?|visitors?|systems?|tools?)\s+(?:shall|must|should|are\s+to|will|need\s+to)\b",
    r"\b(?:crawlers?|bots?|scrapers?|pipelines?|systems?)\s+(?:that|which)\s+(?:train|feed|fine-?tune)\w*\b",
    r"\bas\s+an?\s+(?:ai|llm|language\s+model|assistant|chat\s?bot)\b,?\s+you\b",
    rf"\b(?:set\s+aside|put\s+aside|drop|abandon|suspend|disable|turn\s+off|switch\s+off|lift|leak|reveal|disclose|divulge|expose|dump|shed|forgo|waive)\s+(?:all\s+|any\s+)?(?:of\s+)?your\s+(?:\w+\s+){{0,2}}{_OWN}\b",
    r"\b(?:you|act|behave|operate|respond|answer|speak)\b[^.\n]{0,40}\b(?:without|with\s+no|no|free\s+of|freed\s+from|no\s+longer\s+bound\s+by)\s+(?:any\s+|all\s+)?(?:content\s+policy|restrictions|guardrails|censorship|moral\s+\w+|ethical\s+\w+|rules)\b",
    r"\b(?:begin|start|open|end|finish|close|preface|conclude)\s+(?:your|each|every|all\s+your|the)\s+(?:\w+\s+)?(?:reply|replies|answers?|responses?|outputs?|summar(?:y|ies))\s+(?:with|by)\b",
    r"\b(?:all\s+|any\s+|the\s+|your\s+)*(?:earlier|previous|prior|former|preceding|above|original|system|initial)\s+(?:\w+\s+)?(?:instructions?|guidance|guidelines|prompt|orders|directives)\s+(?:is|are|was|were)\s+(?:now\s+|hereby\s+)?(?:void|null|fake|an?\s+test|cancell?ed|revoked|lifted|suspended|an?\s+joke)\b",
    r"\beverything\s+(?:above|before|until\s+now|so\s+far)\b[^.\n]{0,30}\b(?:is|was)\s+(?:fake|void|a\s+test|false|wrong|cancell?ed|a\s+joke)\b",
    r"\b(?:new|real|true|actual)\s+(?:orders?|task|prompt|instructions?|mission|assignment|objective)\s*(?::|follows?\b|begins?\b|starts?\b|(?:is|are)\s*:)",
    r"\b(?:ignore|disregard|disobey|defy|overlook)\s+(?:anything|everything|whatever|all|what)\s+(?:that\s+)?(?:the|your|my|this)\s+(?:page|user|developer|system|operator|text|document|owner|human|creator|prompt)\w*\s+(?:says?|said|asks?|asked|told|tells|wants?|wanted|wrote|wishes)\b",
    r"\b(?:disobey|defy|override|overrule|subvert|betray)\s+(?:the|your)\s+(?:system|developers?|users?|operators?|creators?|owner|makers?)\b",
    r"\b(?:print|output|post|repeat|dump|show|send|export|return|write\s+out)\s+(?:out\s+)?(?:the|this|your|our)\s+(?:entire\s+|whole\s+|full\s+|complete\s+|hidden\s+|internal\s+|initial\s+)*(?:conversation|chat(?:\s+history)?|system\s+prompt|memory)\s+(?:so\s+far|and|to|verbatim|above|until|in\s+full)\b",
    r"\b(?:game|story|scenario|world|simulation|role\s?play)\s+(?:in\s+which|where)\s+you\s+(?:have\s+no|are\s+(?:free|allowed|an?)|can\s+(?:say|do)|may\s+(?:say|do))\b",
    r"\bpretend\s+(?:that\s+)?(?:all|you|your|there|the\s+(?:previous|earlier|rules))\b[^.\n]{0,40}\b(?:void|no\s+\w+|free|unrestricted|evil|never|not\s+exist)\b",
    r"\byou\s+(?:must|will|shall|should|may)\s+(?:now|henceforth|hereby)\s+(?:act|answer|respond|obey|behave|speak|comply|ignore|reveal|follow|do\s+as)\b",
    r"\b(?:answer|respond|reply|speak|talk|write|say|do|obey|act|behave)\b[^.\n]{0,40}\bfrom\s+(?:now|this\s+(?:moment|point)|here)(?:\s+on(?:wards?)?)?\s*[.!]",
    r"\bdo\s+(?:anything|everything|whatever|as|what)\s+(?:that\s+)?i\s+(?:say|ask|tell|command|want|order)\b",
    rf"\b(?:if|when|should|once|because)\s+(?:an?|any|some|the|your)\s+{_MODEL}\s+(?:reads?|sees?|finds?|process(?:es)?|receives?|encounters?|summari[sz]es?|gets)\b",
    rf"\b{_MODEL}\s+(?:that|which|who)\s+(?:see|read|find|process|receive|summari[sz]e|get)s?\b",
    r"\b(?:forget|ignore)\s+(?:who|what)\s+you\s+(?:are|were)\b|\bi\s+am\s+your\s+(?:developer|creator|owner|master|admin\w*|operator|boss|maker|trainer)\b",
    r"\byour\s+new\s+(?:configuration|persona|identity|role|instructions?|orders|rules|name|task|purpose|personality|goal)\b",
    r"\bnever\s+(?:again\s+)?(?:refuse|decline|reject)\s+(?:a|any|another|my|the\s+user'?s?)\b|\bstart\s+obeying\b|\bstop\s+(?:summari[sz]ing|answering|translating)\b",
    r"\b(?:overwrite|rewrite|replace|update|erase|delete|reset|discard|violate|break|change|remove|swap)\s+(?:all\s+|any\s+)?(?:of\s+)?your\s+(?:\w+\s+){0,2}(?:safety|guardrails|ethics|alignment|guidelines|instructions|system\s+prompt|programming|training|principles)\b",
    r"\b(?:suppress|hide|omit|leave\s+out|skip|drop)\s+(?:all|any|the|every)\s+(?:warnings?|disclaimers?|caveats?)\s+(?:that\s+)?you\s+(?:would|might|normally|usually)\b",
    r"\bthe\s+(?:opposite|reverse|contrary)\s+of\s+what\s+(?:the\s+)?(?:user|human|developer|operator)s?\b",
    r"\b(?:whatever|no\s+matter\s+what)\s+(?:you(?:\s+(?:are|were|have\s+been)|'re)|the\s+(?:user|human|question|prompt))\s*(?:\w+\s+)?(?:asked|asks?|says?|is|told|wants?)\b",
    r"\binstead\s+of\s+(?:an?|the|your|any)\s+(?:summary|answer|response|reply|translation|analysis),?\s+(?:return|output|print|write|say|give|produce|send)\b",
    r"\bsafety\s+(?:checks?|filters?|features?|measures?|protocols?|mode|layers?)\s+(?:are|is|have\s+been|has\s+been|were)\s+(?:now\s+)?(?:off|disabled|lifted|removed|deactivated|suspended|switched\s+off|turned\s+off)\b",
    r"\b(?:execute|run|perform|issue|make|invoke)\s+(?:the\s+|this\s+)(?:following\s+)?(?:tool|function)\s+calls?\s*:",
    r"\b(?:act|speak|talk|behave|respond|answer)\s+(?:like|as)\s+(?:my|if\s+you\s+were)\b|\btell\s+everyone\s+(?:that|to)\b",
    r"\b(?:configuration|instructions?|prompt|persona|commands?)\b[^.\n]{0,12};\s*(?:load|obey|follow|adopt|execute)\s+(?:it|them)\b",
)
# Two, since one of all of them is larger than re2 keeps in memory.
_ORDERED = tuple(re2.compile("|".join(patterns)) for patterns in (_PATTERNS, _REWORDED))


def addressed(text: str) -> str:
    """The first words of a text that give an assistant an order; empty for none."""
    said = text.lower().replace("’", "'")
    found = next((found for pattern in _ORDERED if (found := pattern.search(said))), None)
    return " ".join(found[0].split()) if found else ""


def calm(text: str) -> str:
    """A text without the sentences that give an assistant an order."""
    if not addressed(text):
        return text
    return " ".join(text[a:b] for a, b in sentences(text) if not addressed(text[a:b]))
