"""Prompts: files in the folder `prompts` of a stage, filled with page text that stands behind a fence as data.

The fence's name is a digest: it looks random, is the same in every run, and does not occur in the page. Marks that chat
templates give a meaning to are broken up, so that page text cannot end its message and begin another one.
"""

import functools
import re
import string
from importlib import resources
from typing import Literal

from ..records import Message
from ..text import digest

_TEMPLATE_MARK = re.compile(r"<(?=\||/?s>|(?:start|end)_of_turn>|/?think>)|\[(?=/?INST\])", re.IGNORECASE)
_SURROGATE = re.compile(r"[\ud800-\udfff\x00]")
_LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nb": "Norwegian", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "sw": "Swahili",
    "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


@functools.cache
def template(stage: str, name: str) -> tuple[string.Template, ...]:
    """The turns of <stage>/prompts/<name>.md, which lines `---` part: system, then user and assistant in turn.

    The last one is the user's, with the page; those before are an example, about a product that does not exist.
    """
    text = resources.files(stage).joinpath("prompts", f"{name}.md").read_text("utf-8")
    return tuple(string.Template(turn.strip()) for turn in text.split("\n---\n"))


def edition(stage: str, name: str) -> str:
    """Digest of the file: the version of a prompt."""
    return digest(*(turn.template for turn in template(stage, name)))


def messages(stage: str, name: str, /, **slots: str) -> tuple[Message, ...]:
    """The messages of a prompt; every slot is untrusted text, and `$fence` stands for the fence around it.

    All but the last one are the same for all pages, so that endpoints can keep them in their cache.
    """
    values = {slot: defused(value) for slot, value in slots.items()}
    values["fence"] = fence(*values.values())
    turns = template(stage, name)
    return tuple(
        Message(role=_role(place), content=turn.substitute(values if turn is turns[-1] else {}))
        for place, turn in enumerate(turns)
    )


def _role(place: int) -> Literal["system", "user", "assistant"]:
    if place == 0:
        return "system"
    return "user" if place % 2 else "assistant"


def fence(*texts: str) -> str:
    """Twelve hex digits that do not occur in any of the texts."""
    name = digest("fence", *texts, length=12)
    while any(name in text for text in texts):
        name = digest("fence", name, length=12)
    return name


def defused(text: str) -> str:
    """Text that no chat template and no database stumbles over. Blanks are put in, which quotes are matched without."""
    return _SURROGATE.sub("\ufffd", _TEMPLATE_MARK.sub(lambda mark: f"{mark[0]} ", text))


def language_name(tag: str) -> str:
    """An English name of the language for a prompt; the tag where the name is not known."""
    primary = tag.partition("-")[0].lower()
    return _LANGUAGES.get(primary, "the language of the page" if primary == "und" else tag)
