"""What a language needs so that a text which leans on its page is known."""

import re
from dataclasses import dataclass

NEVER = re.compile(r"(?!)")  # of a language that has no words of a kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Patterns of one language, for `search` in prose. Each is linear in the text: no quantifier holds another one."""

    language: str
    # primary subtag of BCP 47
    page: re.Pattern[str] = NEVER
    # the page, or a part of it, named as the one at hand; looked for in every text, since pages often say `lang="en"`
    # and are not, and since no other language has such words
    near: re.Pattern[str] = NEVER
    # what stands about the text: above, below, here, the following; wherever it is said
    stated: re.Pattern[str] = NEVER
    # leans in words that are taken out of a page: "the previous handler" is the one of the sentence before. A person
    # who asks for "the previous handler" means the handler.
    asked: re.Pattern[str] = NEVER
    # leans in a question, whose reader has nothing before it: "these pages", "the latter", "according to the text".
    # An answer has sentences that it can refer to.
