"""The figures of a set's variety as the card tells them."""

from collections.abc import Mapping, Sequence

from .collapse import Drift
from .diversity import Diversity, Topic
from .escaping import table


def variety_blocks(found: Diversity) -> list[str]:
    """How varied the wording is, what of the crawl it stands for, and who made it."""
    return [
        "## Variety\n\nHow varied the wording is, and what of the crawl the set stands for.",
        table(("figure", "value"), _figures(found)),
        "Topics (folders, or pages beside them) whose share of the pairs is at least twice that of the crawled words:",
        _topics(found.over),
        "Topics with at most half of it:",
        _topics(found.under),
        *_asked(found),
        "Each maker's part and style:",
        _styles(found),
    ]


def drift_blocks(found: Sequence[Drift]) -> list[str]:
    """Each generation that models made beside the pairs that it was made of; nothing where there is none."""
    if not found:
        return []
    rows = [
        (
            f"{one.generation}", f"{one.pairs:,}", f"{one.share:.1%}", f"{one.to_parents:.2f}",
            "too few" if one.variety is None else f"{one.variety:.2f}",
        )
        for one in found
    ]  # fmt: skip
    return [
        "Generations of variations: how like they are to the pairs that they were made of (shared words, 0 to 1), and "
        "how varied beside as many of those (1: as varied; a set below `dataset.min_variety` is refused).",
        table(("generation", "pairs", "of the set", "like their parents", "variety of their parents'"), rows),
    ]


def wordings_blocks(found: Mapping[str, int]) -> list[str]:
    """How many facts have so many questions for them."""
    rows = [(name, f"{count:,}") for name, count in found.items()]
    return [
        "How many different questions ask for one fact (the same spans and answer):",
        table(("wordings", "facts"), rows),
    ]


def _figures(found: Diversity) -> list[tuple[str, ...]]:
    share = found.covered / found.sections if found.sections else 0.0
    return [
        ("sections with a pair", f"{found.covered:,} of {found.sections:,} with text of their own ({share:.0%})"),
        ("different word pairs in questions", f"{found.distinct:.3f} of all"),
        ("openings of questions", f"{found.openings:.2f} bits"),
        ("frames of questions, topics masked", f"{found.frames:.2f} bits"),
        ("runs of four words in several answers", f"{found.repetition:.3f} of all"),
        ("answers against their compressed size", f"{found.compression:.2f}"),
        ("different pairs that the set is worth (Vendi score)", f"{found.vendi:g} of {found.compared}"),
        ("words of an answer (10th, 50th, 90th of a hundred)", ", ".join(f"{n:,}" for n in found.lengths) or "–"),
        ("registers", _shares(found.registers)),
        ("what answers take", _shares(found.difficulty)),
    ]


def _shares(listed: Mapping[str, float]) -> str:
    ranked = sorted(listed.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{name} {share:.0%}" for name, share in ranked) or "–"


def _topics(listed: Sequence[Topic]) -> str:
    rows = [(one.name, f"{one.pairs:,}", f"{one.kept:.1%}", f"{one.crawled:.1%}") for one in listed]
    return table(("topic", "pairs", "of the set", "of the crawl"), rows)


def _asked(found: Diversity) -> list[str]:
    if not found.asked:
        return []
    rows = [(one.name, f"{one.sections:,}", f"{one.covered:,}", f"{one.pairs:,}") for one in found.asked]
    return ["Topics that were asked for:", table(("topic", "sections", "with a pair", "pairs"), rows)]


def _styles(found: Diversity) -> str:
    rows = [
        (
            one.maker, f"{one.pairs:,}", f"{one.share:.1%}", f"{one.answer_words:,}", f"{one.distinct:.3f}",
            f"{one.opening} ({one.opening_share:.0%})",
        )
        for one in found.styles
    ]  # fmt: skip
    head = ("maker", "pairs", "of the set", "words of an answer", "different word pairs", "commonest opening")
    return table(head, rows)
