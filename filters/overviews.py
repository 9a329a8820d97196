"""A section is asked for as a whole by its name, or by what its answer begins with, not by a heading in ordinary words,
nothing but a definition is asked for behind the title of its page, and a paragraph alone is no overview and no way.

Of the overviews by rules ("Tell me about hidden posts in Frost") that two readers judged in ten rounds of reading, they
would train on .64 of 180 readings of what is one word, is in code or begins the answer, and on .43 of 482 of all
others. The rest were wooden, of a part of the product that the question does not name, or headings that are no things,
and that in other words, too: of 84 read as they are asked .62 were trainable, as "How does Frost handle …?" .51, and as
"How does … work in Frost?" .46.

Behind a title ("I'm reading about gates in Frost. …") they would train on .40 of 150 readings of the newest rounds,
on all 16 where it was a definition that was asked for.

Of notes and warnings ("Is there anything to keep in mind about widgets?") they would train on 5 of 14 readings, and on
none of ten before, so that these, too, are asked of names.

Of paragraphs alone, without code blocks and lists, they would train on 4 of 8 readings of members of an interface and
on 1 of 18 of all others, which told half of how a thing is done, or made a remark on a topic. In a third round they
would train on both readings of a long one and on none of a short one, so that long ones stay.

In other languages a short paragraph alone goes that does not begin with the topic it is asked for by: of 18 read in
four manuals (German, French, Japanese) 4 were trainable, of 15 longer ones 11. Headings in plain words, where the
answer has more than that, stay there: 14 of 30 read were trainable.
"""

import re

from gristmill.forms import has_code, intent_of, is_english, is_listed, orders, says_class, unled
from gristmill.records import Pair, Verdict
from gristmill.sections import unlinked
from gristmill.text import count_words, sentences
from gristmill.verticals import is_of_vertical

from .context import Context
from .features import opening
from .verdicts import accept, reject

NAME = "overviews"
_FRAME = re.compile(
    r"\b(?:[Tt]ell me about|[Ww]hat should I know about|[Cc](?:an|ould) you explain)"
    r" (?!how to |wh(?:at|y) )(.+)[.?]$"
)
_BEWARE = re.compile(
    r"\b(?:watch out for with|careful about with|keep in mind about|aware of with) (?!how |wh(?:at|y) )(.+)[.?]$"
)
_SAID = re.compile(r"\bdocumentation says? about (.+)[.?]$")  # of what is described without a name
_MEMBER = re.compile(r"`|\w(?:\.|::|->|_)\w|\(\)")
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_OWNER = re.compile(r"^\S+(?: [A-Z]\S*)*['’]s? ")
_PRODUCT = re.compile(r"(.+) in |(.+) for ")  # what stands before it
_FENCE = re.compile(r"```.*?^```\s*", re.DOTALL | re.MULTILINE)
# Words of a paragraph that tells all of a way, and of one that begins with its topic: of 12 readings of shorter ones
# they would train on none, of 2 of a longer one on both.
_LEAST_OF_WAY, _LEAST_OF_TOPIC = 80, 40
# What a question in another language is about, as its frames quote it: "„Gatter“", "« Portail »", "「門」".
_QUOTED = re.compile(r"[«“„\"「]\s?([^«»“”„\"「」]+?)\s?[»”“\"」]")
_LETTERS_OF_QUOTED = 12  # that are compared, without blanks
_LETTERS = 20  # of a topic that an answer begins with: what stands behind may be told in other words


def overviews(pair: Pair, context: Context) -> Verdict:
    """Reasons: overview-of-words, behind-a-title, lone-paragraph. `filter.overviews: all` keeps all."""
    if context.settings.overviews != "all" and _is_brief(pair):
        return reject(pair, NAME, "lone-paragraph")
    if not _is_judged(pair) or context.settings.overviews == "all":
        return accept(pair, NAME)
    if unled(pair.question) != pair.question and pair.type != "definition":
        return reject(pair, NAME, "behind-a-title")
    if pair.type == "prose" and _is_lone(pair):
        return reject(pair, NAME, "lone-paragraph")
    frame = {"prose": _FRAME, "admonition": _BEWARE}.get(pair.type)
    found = frame.search(pair.question) if frame else None
    if not found:
        return accept(pair, NAME)
    topic = _topic(pair, found)
    begun = _ARTICLE.sub("", opening(_FENCE.sub("", unlinked(pair.answer)))).lower()
    if "`" in topic or " " not in topic or begun.startswith(topic[:_LETTERS].lower()):
        return accept(pair, NAME)
    return reject(pair, NAME, "overview-of-words", detail=topic)


def _is_lone(pair: Pair) -> bool:
    """Whether a short paragraph alone answers how something is done, or what there is to know about a topic.

    An order that names its command ("To wind it, run `wind`.") is a way. One of a half sentence, or of a section that
    goes on, is not made by the rules.
    """
    if "\n\n" in pair.answer.strip() or has_code(pair.answer) or is_listed(pair.answer):
        return False
    size, told = count_words(pair.answer), unlinked(pair.answer)
    if intent_of(pair.question, pair.language) == "how":
        first = told[slice(*next(iter(sentences(told)), (0, 0)))]
        return size < _LEAST_OF_WAY and not ("`" in first and orders(first))
    found = _FRAME.search(pair.question) or _SAID.search(pair.question)
    if not found or _MEMBER.search(found[1]):
        return False
    topic, begins = _topic(pair, found), opening(told)
    about = _ARTICLE.sub("", begins).lower().startswith(topic[:_LETTERS].lower())
    return not about or (size < _LEAST_OF_TOPIC and not says_class(begins))


def _is_brief(pair: Pair) -> bool:
    """Whether a short paragraph alone says something about a topic in plain words, in a language other than English."""
    if pair.turns > 1 or not pair.is_by_rules or pair.type != "prose" or is_english(pair.language):
        return False
    found = _QUOTED.search(pair.question) if "`" not in pair.question and not is_of_vertical(pair) else None
    if not found or "\n\n" in pair.answer.strip() or has_code(pair.answer) or is_listed(pair.answer):
        return False
    topic, begins = (re.sub(r"[\W_]", "", text.lower()) for text in (found[1], unlinked(pair.answer)))
    return not begins.startswith(topic[:_LETTERS_OF_QUOTED]) and count_words(pair.answer) < _LEAST_OF_TOPIC


def _topic(pair: Pair, found: re.Match[str]) -> str:
    """What a question is about, without an article and the product."""
    topic = _ARTICLE.sub("", _OWNER.sub("", found[1]))
    placed = None if pair.question.startswith("In ") else _PRODUCT.match(topic)
    return placed[1] or placed[2] if placed else topic


def _is_judged(pair: Pair) -> bool:
    return pair.turns == 1 and pair.is_by_rules and is_english(pair.language)
