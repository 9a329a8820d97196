"""Stopping where a model's replies are of no use: a budget shall not be spent on nothing."""

import collections
from dataclasses import dataclass, field

from .requests import Miss, Outcome, Reply

# Replies without an item before the first one with one. Of a 1.5 B model without a schema 12 of 19 were unreadable: ten
# of these in a row come once in a hundred runs; with a schema 25 of 25 were readable.
MOST_AT_FIRST = 10
MOST_IN_A_ROW = 30  # later on: the same model would do that once in a million replies
SHOWN = 60  # characters of a reply


@dataclass(slots=True, kw_only=True)
class Brake:
    """Counts what brought no item since the last reply that did."""

    keys: list[str] = field(default_factory=list)
    # of the replies among them that may turn out better another time
    readable: int = 0
    # replies with items in this run
    row: int = 0
    _lacks: "collections.Counter[str]" = field(default_factory=collections.Counter)
    _last: str = ""

    @property
    def pulled(self) -> bool:
        """Whether to stop."""
        return self.row >= (MOST_IN_A_ROW if self.readable else MOST_AT_FIRST)

    @property
    def idle(self) -> bool:
        """Whether something was asked and nothing of it could be used."""
        return self.row > 0 and not self.readable

    def count(self, outcome: Outcome, lack: str, key: str) -> None:
        """An outcome of this run; `lack` says what it has not, and is empty for a reply with items."""
        if not lack:
            self.readable += 1
            self.row = 0
            self.keys.clear()
            self._lacks.clear()
            return
        self.row += 1
        self._lacks["thought" if isinstance(outcome, Reply) and outcome.only_thought else lack] += 1
        if isinstance(outcome, Reply):
            if lack != "reply-cut":  # the same request would be cut again; another limit is another request
                self.keys.append(key)
            self._last = outcome.content
        elif outcome == Miss(reason="prompt-too-long"):
            self._last = ""

    def sentence(self, *, model: str, reply_tokens: int) -> str:
        """What is wrong and how to mend it, without the end of the sentence before it."""
        most, _ = self._lacks.most_common(1)[0]
        told = f"none of {self.row} replies of {model!r} in a row could be used"
        if most == "thought":
            return (
                f"{told}: it thinks and leaves its answer empty, so raise max_reply_tokens (now {reply_tokens}) or "
                "switch its thinking off"
            )
        if most == "reply-cut":
            return f"{told}: they were cut off at max_reply_tokens, so raise it (now {reply_tokens})"
        if most == "prompt-too-long":
            return (
                f"{told}: prompt and reply do not fit into its context, so give it a larger one, or lower "
                f"max_reply_tokens (now {reply_tokens})"
            )
        begins = " ".join(self._last.split())[:SHOWN]
        said = f"the last one begins with {begins!r}" if begins else "the last one is empty"
        return f"{told} ({said}): try another model"
