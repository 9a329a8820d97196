"""What is asked of every text that a model wrote, whatever the recipe."""

import re
import unicodedata

from gristmill.leaning.judgement import question_leans

# The names by which a prompt calls its parts ("[E1]", "unit E3", "the evidence"), and its labels repeated.
_PROMPT = re.compile(r"\[[EQ]\d{1,2}\]|\bunits? E\d|\b(?:this|the) evidence\b", re.IGNORECASE)
_LABEL = re.compile(r"^\W*(?:question|task|keywords?|situation|rewrite|search query|answer)\s*[:\]]", re.IGNORECASE)


def leans(question: str, language: str) -> bool:
    """Whether a question needs the prompt or the page to be understood."""
    return bool(_PROMPT.search(question) or _LABEL.match(question) or question_leans(question, language))


def is_clean(text: str) -> bool:
    """Whether a text has no control characters but newlines and tabs, no lone surrogates, no unassigned code points."""
    return not any(unicodedata.category(c) in ("Cc", "Cs", "Cn", "Co") and c not in "\n\t" for c in text)


def names(text: str, name: str) -> bool:
    """Whether the name stands in the text as a word of its own."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
