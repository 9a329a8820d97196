"""What is said where an extra is missing.

Gristmill is installed from its folder: a package of its name in a registry may be anybody's.
"""

from .errors import UserError


def missing(what: str, extra: str) -> UserError:
    """The error to raise: `what` needs the extra, which is one of pyproject.toml."""
    return UserError(
        f"{what} needs the extra `{extra}`: in Gristmill's folder, `pipx install --force '.[{extra}]'`, or in its"
        f" environment `pip install '.[{extra}]'`"
    )
