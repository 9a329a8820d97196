"""Training and measuring retrieval: triples as Sentence Transformers reads them, and a collection in BEIR's form.

A row has three columns and no other, in the order that the losses of Sentence Transformers take: question, passage,
hard negative. `beir/` holds corpus.jsonl, queries.jsonl and qrels/{train,dev,test}.tsv. The corpus is what is searched
and belongs to no split; questions and judgements do.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ...records import Pair
from ...shelf import some
from ...store import replacing
from ...text import fold
from ..files import write_lines
from ..known import Known
from ..negatives import hard_negatives
from ..passages import Passage
from ..splits import SPLITS, Split
from ..turns import wording
from .form import Row

NEGATIVES = 3  # of a pair, a row each
_QRELS: Mapping[Split, str] = {"train": "train", "validation": "dev", "test": "test"}
OTHERS = ("beir/corpus.jsonl", "beir/queries.jsonl", *(f"beir/qrels/{name}.tsv" for name in _QRELS.values()))


def rows(split: Split, pairs: Iterable[Pair], known: Known) -> Iterator[Row]:
    """Up to three rows a pair, the hardest negative first; none for a pair without a proven negative."""
    worded = wording(known.settings.links)
    for pair in filter(_is_asked, pairs):
        for passage in hard_negatives(known, pair, split, most=NEGATIVES):
            yield {
                "anchor": worded(pair.question),
                "positive": worded(known.context(pair, split)),
                "negative": worded(passage.text()),
            }


def beside(folder: Path, members: Mapping[Split, Sequence[Pair]], known: Known) -> None:
    """Write beir/."""
    corpus = _corpus(known)
    documents = (_document(passage, known) for passage in corpus.values())
    write_lines(folder / "beir" / "corpus.jsonl", map(known.clean, documents))
    judged = {split: _judged(members[split], known, corpus) for split in SPLITS}
    worded = wording(known.settings.links)
    write_lines(
        folder / "beir" / "queries.jsonl",
        (
            {"_id": pair.id, "text": worded(pair.question), "metadata": {"type": pair.type, "split": split}}
            for split in SPLITS
            for pair in judged[split]
        ),
    )
    for split, name in _QRELS.items():
        path = folder / "beir" / "qrels" / f"{name}.tsv"
        if not judged[split]:
            path.unlink(missing_ok=True)
            continue
        with replacing(path) as handle:
            handle.write("query-id\tcorpus-id\tscore\n")
            for pair in judged[split]:
                handle.writelines(f"{pair.id}\t{document}\t1\n" for document in _relevant(pair, known, corpus))


def _is_asked(pair: Pair) -> bool:
    """Whether the question looks for a passage: not one of a conversation, nor one that nothing answers."""
    return pair.answerable and pair.turns == 1 and bool(pair.evidence)


def _corpus(known: Known) -> dict[int, Passage]:
    """All sections with text of their own, by place; of those that say the same, the cited ones or the first."""
    cited = {place for pair in known.pairs for place in known.corpus.places(pair.evidence)}
    found: dict[int, Passage] = {}
    said = {fold(known.passage(place).text()) for place in cited}
    for place in known.places:
        passage = known.passage(place)
        if not passage.text().strip() or not (place in cited or known.corpus.length(place)):
            continue
        text = fold(passage.text())
        if place in cited or text not in said:
            said.add(text)
            found[place] = passage
    return found


def _document(passage: Passage, known: Known) -> Row:
    seed = passage.seed
    return {
        "_id": passage.id,
        "title": passage.title,
        "text": wording(known.settings.links)(passage.text()),
        "metadata": {"url": seed.url, "licence": seed.licence, "language": seed.language, "seed_path": seed.path},
    }


def _judged(pairs: Sequence[Pair], known: Known, corpus: Mapping[int, Passage]) -> Sequence[Pair]:
    """Those to which a document of the corpus is relevant."""
    return some(pairs, (place for place, pair in enumerate(pairs) if _relevant(pair, known, corpus)))


def _relevant(pair: Pair, known: Known, corpus: Mapping[int, Passage]) -> list[str]:
    places = known.corpus.places(pair.evidence) if _is_asked(pair) else []
    return [corpus[place].id for place in places if place in corpus]
