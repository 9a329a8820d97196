"""Pages of one's own, and pairs that quote them."""

from gristmill.config import Dataset
from gristmill.dataset.known import Known
from gristmill.dataset.splits import Split
from gristmill.records import Evidence, Generator, Lineage, Message, Pair, Seed
from gristmill.sections import sections
from gristmill.store import Workspace
from gristmill.text import digest, sha256


def page(workspace: Workspace, name: str, markdown: str, *, licence: str = "CC-BY-4.0", **fields: object) -> Seed:
    """Write a page."""
    seed = Seed(
        seed_id=digest(name, length=16), source="tarn", url=f"http://127.0.0.1/{name}.html",
        path=f"seeds/tarn/{name}.md", markdown=markdown, sha256=sha256(markdown), title=name.title(),
        crawled_at="2026-01-02T03:04:05Z", licence=licence, language="en", **fields,
    )  # fmt: skip
    workspace.write_seed(seed)
    return seed


def pair_of(seed: Seed, question: str, *quotes: str, kind: str = "prose", answer: str = "", **fields: object) -> Pair:
    """A pair whose answer is those quotes of the page."""
    evidence = []
    for quote in quotes:
        start = seed.markdown.index(quote)
        part = next(s for s in sections(seed.markdown) if s.start <= start < s.stop)
        evidence.append(Evidence.of(seed, part, kind="prose", start=start, stop=start + len(quote)))
    said = answer or "\n\n".join(quotes)
    shown = {
        "generation_depth": 0, "language": "en", "origin": "deterministic", "generator": Generator(version="0"),
        "lineage": Lineage(group=seed.seed_id), **fields,
    }  # fmt: skip
    return Pair(
        id=digest(seed.seed_id, question, length=16), type=kind, source="tarn", question=question, answer=said,
        messages=(Message(role="user", content=question), Message(role="assistant", content=said)),
        evidence=tuple(evidence), **shown,
    )  # fmt: skip


def known_of(
    workspace: Workspace, pairs: list[Pair], split: Split = "train", *, sides: dict[str, Split] | None = None,
    licences: tuple[str, ...] = (), **settings: object,
) -> Known:  # fmt: skip
    """What is known of pairs that are all on one side, but for those of `sides`, by pair id."""
    split_of = {pair.id: split for pair in pairs} | (sides or {})
    asked = Dataset(validation=0.0, test=0.0, **settings)
    return Known(asked, workspace=workspace, pairs=pairs, split_of=split_of, licences=licences)
