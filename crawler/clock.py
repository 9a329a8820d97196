"""The two clocks of a crawl: what time it is, and the time that seeds say."""

import datetime
import os

_FORM = "%Y-%m-%dT%H:%M:%SZ"


def now() -> str:
    """The time, RFC 3339 UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime(_FORM)


def clock() -> str:
    """The time that goes into seeds, RFC 3339 UTC; SOURCE_DATE_EPOCH (reproducible-builds.org) takes its place."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.datetime.fromtimestamp(int(fixed), datetime.UTC).strftime(_FORM) if fixed.isdigit() else now()
