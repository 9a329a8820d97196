"""What is asked of every text that a model wrote, whatever the recipe."""

import re
import unicodedata

# What a question says that was written with a page in view: it leans on a text that its reader will not have.
_LEANS = re.compile(
    r"\[[EQ]\d{1,2}\]|\bunits? E\d"
    r"|\b(?:this|the) (?:passage|section|page|document|documentation|excerpt|snippet|evidence)\b"
    r"|\b(?:given|provided|above|following|preceding) "
    r"(?:text|example|list|table|code|paragraph|information|context|units?)\b"
    r"|\baccording to (?:this|the)\b|\bas (?:mentioned|described|stated|shown)\b"
    r"|\b(?:mentioned|described|listed) above\b",
    re.IGNORECASE,
)
_STYLE = re.compile(r"^\W*(?:question|task|keywords?|situation|rewrite|search query|answer)\s*[:\]]", re.IGNORECASE)
_CHATTER = re.compile(
    r"\W*(?:sure|certainly|of course|absolutely|(?:great|good) question|happy to help|as an ai"
    r"|i(?:'m| am) (?:happy|sorry|afraid)|i apologi[sz]e|sorry|unfortunately,? i"
    r"|here(?:'s| is| are) (?:the|your|an?) (?:answer|response|summary)|based on (?:the|this|your)"
    r"|according to (?:the|this) (?:text|document\w*|page|section|passage|units?|context|manual)"
    r"|in (?:the|this) (?:given|provided)|let me|i hope)\b",
    re.IGNORECASE,
)


def leans(question: str) -> bool:
    """Whether a question needs the prompt or the page to be understood."""
    return bool(_LEANS.search(question) or _STYLE.match(question))


def chats(sentence: str, cited: str) -> bool:
    """Whether a sentence of an answer speaks to its asker or of the page; what the cited text says too does not."""
    found = (_CHATTER.match(sentence), _STYLE.match(sentence), _LEANS.search(sentence))
    return any(said and said[0].strip().lower() not in cited.lower() for said in found)


def is_clean(text: str) -> bool:
    """Whether a text has no control characters but newlines and tabs, no lone surrogates, no unassigned code points."""
    return not any(unicodedata.category(c) in ("Cc", "Cs", "Cn", "Co") and c not in "\n\t" for c in text)


def names(text: str, name: str) -> bool:
    """Whether the name stands in the text as a word of its own."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
