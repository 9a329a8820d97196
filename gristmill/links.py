"""Inline links of Markdown: the one place that knows what they look like.

A text's brackets are read once each, whatever stands in them: no pattern here goes back over what it has taken.
"""

import re

_BEGIN = r"(?<!\\)!?\["  # an escaped bracket begins nothing, and is not read again from each one before it
_TARGET = r"\((?:<[^<>\n]*+>|[^()<\s]|\([^()\s]*+\))*+(?:\s++\"(?:\\.|[^\"\\])*+\")?\)"
# A link or an image whose words, group 1, have no brackets: of links in links the innermost.
LINK = re.compile(rf"{_BEGIN}((?:\\.|[^\[\]\\])*+)\]{_TARGET}")
# The same with its words, group 1, to the outermost of two pairs of brackets: an image in a link, `[a[0]](…)`.
OUTER = re.compile(rf"{_BEGIN}((?:\\.|[^\[\]\\]|\[[^\[\]]*+\])*+)\]{_TARGET}")
# Brackets with their target, or without one, where that is defined elsewhere.
REFERENCE = re.compile(rf"\[[^\[\]\n]*+\](?:{_TARGET})?")
# All that is no word for a reader: links as a whole, and bare addresses.
ADDRESSED = re.compile(rf"{LINK.pattern}|<https?://[^>\s]++>|https?://\S++")
