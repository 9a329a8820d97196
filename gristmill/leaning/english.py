"""English words that lean on a page, branch by branch."""

import re

from .words import Words

# What a page is called, or a part of it: "this …" is the page.
_PLACE = (
    r"(?:section|page|document|documentation|chapter|article|guide|tutorial|passage|paragraph|text|excerpt|snippet)s?\b"
)
# What stands on a page: it leans where a word says that it is to be seen.
_SHOWN = r"(?:example|code|list|table|figure|diagram|function|method|class|option|note|output|command)s?\b"
_PART = (
    r"(?:section|page|document|chapter|article|guide|tutorial|appendix"
    r"|table|list|example|figure|paragraph|how-?to|part)"
)
_TOLD = r"(?:shown|described|listed|given|mentioned|defined|discussed|explained|covered|introduced)"

WORDS = Words(
    language="en",
    page=re.compile(
        r"""
        \bthis [ ] (?:\w+[ ])?      # "this page", "this short guide"
        (?:section|page|document|chapter|article|guide|tutorial|appendix)\b
        """,
        re.IGNORECASE | re.VERBOSE,
    ),
    near=re.compile(
        rf"""
        \b(?:
            this [ ] (?:\w+[ ])? (?:table|list|example|figure|paragraph|how-?to|part)
          | (?:as|see|{_TOLD}) [ ] (?:above|below|earlier|previously|later)
            # "the options above", "the following"; no place of the text in "above 10", "below the root", "following a"
          | (?:above|below|aforementioned|following) \b (?! [ ] (?:(?:the|an?|zero)\b|\d))
          | here
        )\b
        """,
        re.IGNORECASE | re.VERBOSE,
    ),
    stated=re.compile(
        rf"""
        \b(?:
            # "the same table", "the current document": of the page, where the page says so
            the [ ] (?:following|next|previous|preceding|current|present|above|below|latter|former|same)
            [ ] (?:\w+[ ])? {_PART}
          | (?:preceding|previous) \b (?! [ ] (?:(?:the|an?|zero)\b|\d))
        )\b
        """,
        re.IGNORECASE | re.VERBOSE,
    ),
    asked=re.compile(
        rf"""
        \b(?:
            (?:this|these) [ ] {_PLACE}                                     # "these documents", "this passage"
          | (?:according[ ]to|based[ ]on) [ ] (?:the|this) [ ]              # "according to the text"
            (?:(?:given|provided)[ ])? (?:{_PLACE}|context\b|authors?\b)
          | in [ ] the [ ] (?:passage|excerpt|snippet)\b                    # "in the excerpt"
          | (?:in|from|by|on|to) [ ] the [ ] given [ ]                      # not "sort the given list"
            (?:text|passage|context|information|example|table)\b
          | the [ ] provided [ ]                                            # "the provided code"
            (?:text|example|list|table|code|paragraph|passage|information|context|units?|{_PLACE})\b
          | (?:above|below|following|aforementioned) [ ] (?:{_PLACE}|{_SHOWN})
          | (?:previous|preceding) [ ]                                      # not "the previous command" of a shell
            (?:section|chapter|article|guide|tutorial|passage|paragraph|excerpt|snippet|example|figure|diagram|note)s?\b
          | the [ ] (?:above|below|following|aforementioned|former|latter)\b
          | {_TOLD} [ ] (?:above|below|here|earlier)\b                      # "as explained earlier"
          | see [ ] (?:above|below|also)\b
          | as [ ] follows\b
          | as [ ] (?:{_TOLD}|stated) \b (?! [ ] (?:in|by|at|under|with|on|for|to)\b)  # not "as described in RFC 1"
          | (?:does|did) [ ] the [ ] {_PLACE} [ ]                           # "what does the page say"
            (?:say|state|tell|describe|explain|mention|recommend|suggest|discuss|define)\b
        )
        """,
        re.IGNORECASE | re.VERBOSE,
    ),
)
