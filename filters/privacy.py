"""No pair hands on a secret, or what is personal: e-mail addresses, telephone and account numbers, and names beside."""

from gristmill.privacy.find import counted, personal
from gristmill.privacy.secrets import secrets
from gristmill.records import Pair, Verdict

from .context import Context
from .verdicts import accept, reject

NAME = "privacy"


def privacy(pair: Pair, context: Context) -> Verdict:
    """Reasons: holds-secret, personal-data. The detail says of what kind, and repeats nothing of it."""
    for text in (pair.answer, pair.question):
        if hidden := next(secrets(text), None):
            return reject(pair, NAME, "holds-secret", detail=hidden[0])
    said = counted([found for text in (pair.answer, pair.question) for found in personal(text)])
    if said and context.settings.privacy == "drop":
        return reject(pair, NAME, "personal-data", detail=said)
    return accept(pair, NAME, detail=said)
