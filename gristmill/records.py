"""The nouns that flow between the stages. All are immutable: a stage makes new records and never edits old ones.

Offsets are Unicode code points in the seed's Markdown without its front matter; intervals are half open.
"""

import collections
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from .text import digest

SCHEMA_VERSION = "1"
CHANGED = "change"  # Lineage.variation of a pair of what a page says now, its first parent, and said before, its second
TRANSLATED = "translate"  # Lineage.variation of a pair that is its parent in another language

PairType = str
# The name of the rule or recipe that made a pair. Open here and in pair.schema.json, which asks for the form of a name
# only: the lists that close it are the converter's, which no other stage may import, and a workspace may hold pairs
# of a version with other rules. tests/convert/test_golden.py holds what rules make to the names in the lists.
Origin = Literal["deterministic", "llm"]
Decision = Literal["accept", "reject", "abstain"]
# The reason of an accepting verdict: the pair is true, but a set has enough that ask so.
ASKED_TOO_OFTEN = "over-represented-opening"
SeedStatus = Literal["active", "excluded", "tombstone"]

KINDS = ("head", "code", "lang", "item", "cell", "adm", "sig", "link")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fidelity:
    """How much of a page's main element its Markdown holds: recall in 0…1 per kind, None where the page has none."""

    head: float | None = None
    code: float | None = None
    lang: float | None = None
    item: float | None = None
    cell: float | None = None
    adm: float | None = None
    sig: float | None = None
    link: float | None = None
    tok: float | None = None
    junk: float = 0.0
    # share of the Markdown's words that the main element does not have

    @property
    def lowest(self) -> float:
        """The lowest recall of any structural kind that the page has; 1.0 for plain prose."""
        return min((value for kind in KINDS if (value := getattr(self, kind)) is not None), default=1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """One page, as faithful Markdown with everything needed to defend where it came from."""

    seed_id: str
    # 16 hex digits, SHA-256 of source and canonical URL: the same over refreshes
    source: str
    url: str
    # canonical
    path: str
    # POSIX path relative to the workspace: seeds/<source>/<path mirroring the URL>.md
    markdown: str
    # without front matter
    sha256: str
    # of the Markdown, UTF-8
    title: str
    crawled_at: str
    # RFC 3339, UTC: when this very Markdown was first seen
    licence: str
    # SPDX identifier where known, else a URL or "unknown"
    licence_from: str = "unknown"
    # page | config | unknown
    language: str = "und"
    # BCP 47: declared by the page or the source, else detected, else "und"
    language_detected: str = ""
    vertical: str = ""
    version: str = ""
    # of the documented product, where URL, page or inventory state it
    generator: str = ""
    site: str = ""
    # what the page calls the site that it is of: og:site_name, else the rest of <title>, its parts with " | " between
    profile: str = "generic"
    extractor: str = ""
    # version of the extractor that made the Markdown
    via: str = "html"
    # html | rendered | markdown-twin | content-negotiation | llms.txt | pdf | markdown
    description: str = ""
    author: str = ""
    published: str = ""
    modified: str = ""
    etag: str = ""
    last_modified: str = ""
    status: SeedStatus = "active"
    flags: tuple[str, ...] = ()
    # reason codes: why a page is excluded, flagged or retired
    consent: tuple[str, ...] = ()
    # signals seen, "name=value (where)"
    consent_override: str = ""
    # the written reason of spiders.yaml, where an exclusion was overridden
    fidelity: Fidelity = field(default_factory=Fidelity)

    def address(self, at: int) -> str:
        """The URL of a place in the Markdown: of a PDF with its sheet, `#page=7` (RFC 8118 §3)."""
        begins = self.markdown.rfind("<!-- page ", 0, at) if self.via == "pdf" else -1
        found = re.compile(r"<!-- page (\d+) -->").match(self.markdown, begins) if begins >= 0 else None
        return f"{self.url}#page={found[1]}" if found else self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its own text: up to the next heading of any level. Sections of a seed never overlap."""

    heading_path: tuple[str, ...]
    # plain text of the heading and its ancestors, outermost first; empty before the first heading
    level: int
    # 1…6, 0 before the first heading
    start: int
    # of the heading line
    body_start: int
    stop: int
    sha256: str
    # of heading path and text


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The proof of an answer. Law: seed.markdown[start:stop] == quote."""

    seed_id: str
    seed_path: str
    url: str
    # Seed.address of the span
    title: str
    heading_path: tuple[str, ...]
    kind: str
    # prose | list | row | table | code | definition | signature | admonition | heading | line
    quote: str
    start: int
    stop: int
    section_sha256: str
    seed_sha256: str
    crawled_at: str
    licence: str

    @classmethod
    def of(cls, seed: Seed, section: Section, *, kind: str, start: int, stop: int) -> Self:
        """The proof that a span of a section gives."""
        return cls(
            seed_id=seed.seed_id,
            seed_path=seed.path,
            url=seed.address(start),
            title=seed.title,
            heading_path=section.heading_path,
            kind=kind,
            quote=seed.markdown[start:stop],
            start=start,
            stop=stop,
            section_sha256=section.sha256,
            seed_sha256=seed.sha256,
            crawled_at=seed.crawled_at,
            licence=seed.licence,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Where a variation comes from."""

    parents: tuple[str, ...] = ()
    # pair ids
    variation: str = ""
    # name of the recipe; empty for pairs made by rules
    group: str = ""
    # pairs that must share a split: the seed id of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """What made a pair."""

    version: str
    # of Gristmill
    rule: str = ""
    recipe: str = ""
    prompt_sha256: str = ""
    model: str = ""
    parameters: tuple[tuple[str, str | int | float | bool], ...] = ()
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = None
    # in the currency of the configured prices; None where none are configured


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one filter says of one pair."""

    pair_id: str
    filter: str
    decision: Decision
    reason: str = ""
    # reason code; of an accept empty, but where the pair is marked for the balance of a set
    score: float | None = None
    threshold: float | None = None
    other: str = ""
    # the other record that decided: id of a pair that is alike, or of a seed
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A person's judgement."""

    status: Literal["unreviewed", "approved", "rejected", "edited"] = "unreviewed"
    reviewer: str = ""
    at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An instruction and its answer, with their proof."""

    id: str
    # 16 hex digits of SHA-256 over type, messages and evidence spans
    type: PairType
    origin: Origin
    generation_depth: int
    # 0 verbatim, 1 made by a model from depth 0, one more for each model after it
    language: str
    source: str
    question: str
    answer: str
    normalised: Literal["", "rows"] = ""
    # the rule that makes the answer from the quotes of the evidence (gristmill.rows); empty where it only joins them
    answerable: bool = True
    messages: tuple[Message, ...]
    evidence: tuple[Evidence, ...]
    # at least one, unless the question is unanswerable
    lineage: Lineage
    generator: Generator
    checks: tuple[Verdict, ...] = ()
    quality: float | None = None
    # 0…1, how likely a person would train on it; None before the filters, and where its language is not scored
    review: Review = field(default_factory=Review)
    split: Literal["", "train", "validation", "test"] = ""
    status: Literal["active", "stale", "tombstone"] = "active"

    @property
    def is_by_rules(self) -> bool:
        """Whether a rule made it and nobody edited it: then its answer is its page's own words."""
        return self.origin == "deterministic" and self.review.status != "edited"

    @property
    def is_translation(self) -> bool:
        """Whether it is its parent in another language than its page's."""
        return self.lineage.variation == TRANSLATED and len(self.lineage.parents) == 1

    @property
    def turns(self) -> int:
        """How often the user asks: 1, more for a conversation, whose question is the first and whose answer is all."""
        return sum(message.role == "user" for message in self.messages)

    @property
    def lot(self) -> int:
        """What decides between pairs that are as good as each other, 64 bits: the digest of the question, then of the
        id, since the same pages read from elsewhere have other ids."""
        return int(digest(self.question, length=8) + digest(self.id, length=8), 16)

    def to_record(self) -> dict[str, Any]:
        """The pair as the JSON object of pair.schema.json: keys in a fixed order, tuples as lists."""
        record = {"schema_version": SCHEMA_VERSION, **_flat(self)}
        record["messages"] = [_flat(message) for message in self.messages]
        record["evidence"] = [_flat(evidence) for evidence in self.evidence]
        record["lineage"] = _flat(self.lineage)
        record["generator"] = {**_flat(self.generator), "parameters": dict(self.generator.parameters)}
        record["checks"] = [
            {"name": check.filter, **_flat(check, leave=("filter", "pair_id"))} for check in self.checks
        ]
        record["review"] = _flat(self.review)
        return record

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Self:
        """The inverse of `to_record`. Raises KeyError or TypeError where the record does not follow the schema."""
        fields = {key: value for key, value in record.items() if key != "schema_version"}
        checks = [{"pair_id": record["id"], "filter": c["name"], **c} for c in record["checks"]]
        fields |= {
            "messages": tuple(Message(**m) for m in record["messages"]),
            "evidence": tuple(Evidence(**{**e, "heading_path": tuple(e["heading_path"])}) for e in record["evidence"]),
            "lineage": Lineage(**{**record["lineage"], "parents": tuple(record["lineage"]["parents"])}),
            "generator": Generator(
                **{**record["generator"], "parameters": tuple(record["generator"]["parameters"].items())}
            ),
            "checks": tuple(Verdict(**{k: v for k, v in c.items() if k != "name"}) for c in checks),
            "review": Review(**record["review"]),
        }
        return cls(**fields)


def _flat(item: Any, *, leave: tuple[str, ...] = ()) -> dict[str, Any]:
    """The fields of one dataclass, tuples as lists. Five times as fast as dataclasses.asdict, which copies deeply."""
    found = {}
    for name in item.__dataclass_fields__:
        if name not in leave:
            value = getattr(item, name)
            found[name] = list(value) if isinstance(value, tuple) else value
    return found


def pair_id(kind: PairType, messages: Iterable[Message], evidence: Iterable[Evidence]) -> str:
    """The id of a pair: 16 hex digits over its type, its messages and the spans of its evidence."""
    said = [part for message in messages for part in (message.role, message.content)]
    spans = [part for proof in evidence for part in (proof.seed_id, str(proof.start), str(proof.stop))]
    return digest(kind, *said, "evidence", *spans, length=16)


@dataclass(slots=True)
class Tally:
    """What a stage saw of one source, kept and dropped. Law: seen == kept + Σ dropped."""

    stage: str
    source: str
    kept: int = 0
    dropped: collections.Counter[str] = field(default_factory=collections.Counter)
    notes: collections.Counter[str] = field(default_factory=collections.Counter)
    # other counts worth reporting (requests, bytes, pairs per rule); not part of the law

    @property
    def seen(self) -> int:
        """Everything that came in."""
        return self.kept + self.dropped.total()

    def keep(self, count: int = 1) -> None:
        """Count records that go on."""
        self.kept += count

    def drop(self, reason: str, count: int = 1) -> None:
        """Count records that end here, by reason code."""
        self.dropped[reason] += count

    def to_record(self) -> dict[str, Any]:
        """The tally as it stands in report.json, keys sorted."""
        return {
            "seen": self.seen,
            "kept": self.kept,
            "dropped": dict(sorted(self.dropped.items())),
            "notes": dict(sorted(self.notes.items())),
        }
