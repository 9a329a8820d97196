"""What was asked about before is not asked again: the unit of work, for which it does not matter how it was put.

A unit is a section, a recipe, the version of its prompt, and what of the section is asked about; with the model, its
endpoint and its parameters it is the key of a reply. What else a prompt shows (examples of other sections, the title
of the page) may change: the question is then put as it was put before, and the stored reply answers it.
"""

import dataclasses
from collections.abc import Sequence

from gristmill.models.prompt import edition
from gristmill.text import digest

from .recipes.recipe import Job, Recipe


def keyed(recipe: Recipe, job: Job, *, personal: bool) -> Job:
    """The job with the digest of its unit; `personal`: whether its prompt hides personal data.

    Stand-ins count too: a stored reply has those of its own prompt.
    """
    passage, section = job.passage, job.passage.section
    markdown = passage.markdown
    parts: dict[str, Sequence[str]] = {
        "recipe": (recipe.name, edition("converter", recipe.name)),
        "section": (passage.seed.seed_id, section.sha256),
        "units": [markdown[unit.start : unit.stop] for unit in job.units],
        "asked": [text for pair in job.asked for text in (pair.question, pair.answer)],
        "hidden": [str(personal), *(text for value in job.veil.values for text in value), *sorted(job.veil.secrets)],
    }
    if passage.turn:
        parts["turn"] = [str(passage.turn)]
    if job.other:  # named only where there is one: the keys of other jobs stay
        there = [job.other.markdown[unit.start : unit.stop] for unit in job.other_units]
        parts["other"] = [job.other.seed.seed_id, job.other.section.sha256, *there]
    if job.into:
        parts["into"] = [job.into]
    unit = digest(*(text for name, texts in parts.items() for text in (name, *texts)))
    return dataclasses.replace(job, request=dataclasses.replace(job.request, unit=unit))
