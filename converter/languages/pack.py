"""What a language needs so that questions can be asked in it: frames and patterns, as data."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ..site import Site

TopicKind = Literal["question", "task", "thing", "trouble", "generic", "release", "none"]
# trouble: a clause that says what goes wrong; release: a version, or a page of news about one


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A question that goes on from the one before."""

    stage: int
    # where it stands in a conversation: what, how, example, the rest; smaller comes first
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a heading is about."""

    kind: TopicKind
    text: str
    # the question, the verb phrase, the noun phrase, or the clause, ready to stand in a frame
    plural: bool = False
    vague: bool = False
    # whether it says little without what stands above it ("Application", "Principles of operation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A pattern of a sentence or lead-in that tells what question the text answers."""

    pattern: re.Pattern[str]
    intent: str
    # name of the frames; the group "x" fills their slot {x}
    verb: bool = False
    # whether "x" must begin with a verb in its base form


def told_by(clauses: Iterable[Clause], text: str) -> tuple[Clause, re.Match[str]] | None:
    """The first clause that the beginning of a sentence shows, and its words."""
    hits = ((clause, clause.pattern.match(text)) for clause in clauses)
    return next(((clause, found) for clause, found in hits if found), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How sentences of one kind look (`Pack.tellings`): each clause's groups are the slots of its intent's frames."""

    marked: Callable[[str], bool]
    # whether a text has one of the words that such sentences have; looked for first, because most paragraphs have none
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """The nouns of a language for what the entries of lists and tables are."""

    of_column: Callable[[str], str]
    # header of the column of keys → the noun for one, or empty
    of_list: Callable[[str], str]
    # heading above a list → the noun for an entry of it, or empty
    class_of: Callable[[str, str, Site], str]
    # (title, noun) → the noun with what the title says of whose it is ("LPD URI option"), or empty
    introduces_others: Callable[[str, str], bool]
    # (paragraph before a list, noun) → whether it says that the entries are something else
    of_term: Callable[[str], tuple[str, str]]
    # a term that says its kind ("method DoOutput") → name and noun, or twice nothing
    of_text: Callable[[str], str]
    # a description that says the kind of its entry ("This command …") → the noun, or empty
    expands: Callable[[str, str], bool]
    # (term, text) → whether the text is what the letters of the term stand for
    single: Callable[[str], bool]
    # whether a product has one set of things of the kind, so that it says enough of whose they are
    names_one: Callable[[str], bool]
    # whether a heading names one such thing ("RewriteMap directive")
    lists_options: Callable[[str], bool]
    # whether a heading is that of the options of a whole program
    acts: Callable[[str], bool]
    # whether one asks what a thing of the kind does
    default: Callable[[str, Sequence[str], str], str]
    # (noun, headings, header of the column) → what the default of such a thing is called, or empty: it has none
    acts_in: Callable[[str], bool]
    # whether a description says what its entry does ("Searches for …")
    points: Callable[[str], bool]
    # whether a description only names another entry ("Same as …")
    stands: Callable[[str], bool]
    # whether the description of an entry says something without its list, and no news
    is_class: Callable[[str], bool]
    # whether "X is a …" goes on with a kind of thing, not with a judgement ("a matter of taste")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Frames and patterns of one language. Slots: {x} the subject, {at} the anchor (" in Python"), others by intent."""

    language: str
    # primary subtag of BCP 47
    frames: Mapping[str, tuple[str, ...]]
    # intent → frames in different registers; an intent that is absent is never asked
    anchors: Mapping[str, tuple[str, ...]]
    # kind of anchor (product, module, api, command, release, topic, task) → words that hang it on a question, as {at}
    possessed: Callable[[str, str], str] | None = None
    # (product, topic) → the topic as the product's own ("Exim's retry rules"); None: one is hung behind the other
    is_scope: Callable[[str, Site], bool] = lambda topic, site: True
    # whether a heading's words can be hung behind a question as what it is about
    owner: Callable[[str, Site], tuple[str, str]] = lambda heading, site: ("", "")
    # kind of anchor (module, program) and name of what a heading introduces, or empty
    names: Callable[[str, Site], bool] = lambda text, site: True
    # whether a text says by a name or a rare word what it is, so that the product alone is scope enough
    stands: Callable[[str, str, Site], bool] = lambda text, words, site: True
    # whether what fills a slot can be understood without its page, which has the words: no "the dialog"
    tells: Callable[[str, tuple[str, ...], Site, bool], bool] = lambda text, above, site, own: True
    # (words, headings above, whether they are a heading's own) → whether they say enough with the product alone
    is_broad: Callable[[str, Site], bool] = lambda heading, site: True
    # whether a heading is that of a text about all of the product, which tells nothing of what stands below it
    is_lone: Callable[[str, str, Site], bool] = lambda topic, above, site: True
    # (topic, heading of the text that it stands in) → whether it says enough with the product alone
    setting: Callable[[str, Topic, Site], tuple[str, str]] = lambda heading, topic, site: ("", "")
    # (heading, its topic) → the text of that title, as a question names it ("the Frost documentation on gates")
    lead: Callable[[str, Topic, Site], str] = lambda heading, topic, site: ""
    # (heading, its topic) → the same with the product as it stands before a question and a colon, or empty
    led: tuple[str, ...] = ("{a}: {q}",)
    # how that {a} stands before a question {q}
    names_part: Callable[[str, Site], bool] = lambda heading, site: False
    # whether a title is of a part with a name of its own ("The gate module"), whose members need it
    says_enough: Callable[[str], bool] = lambda topic: False
    # whether a topic below a title that is said in no such form is asked with the product alone
    tells_task: Callable[[str], bool] = lambda task: True
    # whether a task says what it is done to, so that the product alone is scope enough
    is_bare: Callable[[str, bool], bool] = lambda topic, nested: False
    # (topic, whether it stands in a chapter of something) → whether it says too little with the product alone
    manual: Callable[[str, bool, Site], str] = lambda command, runs, site: ""
    # (command in its code span, whether it is a program's) → the same of its manual page
    called: Callable[[str, str], str] = lambda command, chapter: command
    # (command in its code span, chapter of its manual page) → the same with what it is ("the `gate` package")
    documentation: str = ""
    # the text of all that a source holds, for product {a}
    suits: Callable[[str, str, Site], bool] = lambda intent, owner, site: True
    # (intent of a generic heading, what stands above it in plain words) → whether one asks that of such a thing
    thing: Callable[[str, Site], str] = lambda text, site: "thing"
    # intent of the question about a heading that names something: a directive does, a field is for
    member: Callable[[str, str], str] = lambda heading, above: ""
    # (heading, heading above) → the member of a kind that the heading above names: "the `File` parameter"
    glossary: re.Pattern[str] | None = None
    # headings whose terms belong to the product as a whole
    points: re.Pattern[str] | None = None
    # words of a question that point at something which only its page has ("Listing 3", "the second form")
    joint: Callable[[str], str] = lambda task: ""
    # a task → the words that hang the product {a} on it, or empty: it is done in the product
    situation: re.Pattern[str] | None = None
    # a case that a heading tells before it asks ("My disk is full, what …?"), behind which no product hangs
    using: Callable[[str, str], str] | None = None
    # (product, question with such a case, its first word small) → both in one ("I'm using Frost and my disk is full.
    # What can I do?"), or empty
    unnamed: re.Pattern[str] | None = None
    # the beginning of a question that speaks of what stands before it, with the product's stand-in as `it`
    leading: str = ""
    # a question {q} with the product {a} before it ("In Frost, …"), or empty
    owners: Mapping[str, tuple[str, ...]]
    # the same for {of}, where it differs: what something belongs to
    means: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # the same for {at} of a task: what it is done with
    read: Callable[[str, str, Site], Topic]
    # (heading with its code spans, text of the page, site) → topic
    skip: re.Pattern[str]
    # headings of sections that hold no knowledge: see also, contents, references
    legal: re.Pattern[str] | None = None
    # headings of licences, whose sections tell nothing of what the site documents
    call_to_action: re.Pattern[str]
    # paragraphs that ask for something instead of telling something
    clause: Callable[["Clause", str, Site], str] = lambda clause, text, site: ""
    # what a sentence's pattern caught, as the person asking would say it ("your" → "my"); empty where it cannot stand
    is_said: Callable[[str, str], bool] | None = None
    # (subject, answer) → whether the answer opens with "Subject is …"
    dangling: re.Pattern[str]
    # sentences that lean on the one before them, by their first words
    sentences: tuple[Clause, ...] = ()
    leads: tuple[Clause, ...] = ()
    # lead-ins, which end in a colon, of lists and code
    version: tuple[Clause, ...] = ()
    # "New in version 3.8" and so on; groups "v" and "rest"
    generic: Mapping[str, str] = field(default_factory=dict)
    # folded heading that says nothing alone ("usage") → intent of the question about what stands above it
    raises: re.Pattern[str] | None = None
    # sentences that say when an error comes
    occasion: re.Pattern[str] | None = None
    # descriptions of exceptions that say when they come; None where frames do not ask for it
    happens: re.Pattern[str] | None = None
    # descriptions of signals and hooks that say when they come: "Sent when …"; the group "v" is the verb
    instead: re.Pattern[str] | None = None
    # deprecations that name a replacement
    columns: Mapping[str, str] = field(default_factory=dict)
    # folded header of a table column → key, description, default, type, required
    fields: Mapping[str, str] = field(default_factory=dict)
    # folded term of a field list → parameters, returns, raises, since, remark (what defines nothing)
    facts: Mapping[str, str] = field(default_factory=dict)
    # folded label of a fact about one thing → effect, specifies, purpose, use, default, unset, values, parameter,
    # syntax, example, other
    titled: Callable[[str], tuple[str, str] | None] | None = None
    # "Gate File Option (--gate-file)" → the name and the kind that end a heading of words
    changes: re.Pattern[str] | None = None
    # headings of a release that name what is listed below them ("new features")
    third_person: Callable[[str], str] | None = None
    # "Return the length" → "returns the length", for questions that begin with the description
    clipped: Callable[[str, Site], bool] = lambda *_: False
    # whether such a description leaves out what a sentence has: "returns length of gate"
    says_what: Callable[[str, Site], tuple[str, str] | None] | None = None
    # a paragraph that opens with "X is a …" → X and its verb
    is_step: Callable[[str], bool] | None = None
    # whether an entry of an ordered list tells to do something
    clings: Callable[[str], bool] = lambda text: False
    # whether a phrase has a pronoun or another word that leans on the text before it
    lines: Mapping[str, str] = field(default_factory=dict)
    # beginning of a line of its own kind ("Availability:") → intent
    column: Callable[[str], str] = str
    # the header of a column as it stands in a question
    labels: Mapping[str, str] = field(default_factory=dict)
    # names of kinds: function, class, methods, attributes
    kinds: Kinds | None = None
    # frames entry_acts, entry_means and column_of belong to it; None: entries are asked without their kind
    module_noun: Callable[[str], str] = lambda code: code
    # "`json`" → "the `json` module"
    tellings: Mapping[str, Telling] = field(default_factory=dict)
    # name of a rule → the sentences that it asks for
    slot: Callable[[str, str, Site], str] = lambda name, text, site: ""
    # (group of a clause, what it caught) → the same ready for a frame; empty where it cannot stand in a question
    inverted: Callable[[str], str] = lambda clause: ""
    # "it is so" → "is it so", for questions that begin with "why"; empty where the order of words is not plain
    compared: re.Pattern[str] | None = None
    # headings that set two things, "a" and "b", against each other
    compares: re.Pattern[str] | None = None
    # words with which a heading or lead-in says that what follows is there to be compared
    about: Callable[..., tuple[str, str]] | None = None
    # an entry of a list of changes, the site, and with `fixes` whether the list is one of bugs that were fixed → intent
    # and name of what it is about; empty where it names nothing
    fixes: re.Pattern[str] | None = None
    # what heads such a list
    contrast: re.Pattern[str] | None = None
    # words with which a text sets one thing against another
    follow: Callable[[str, str, str, str, str], FollowUp | None] | None = None
    # (rule, first question, question, answer, product) → the question as it is asked in a conversation
