"""Where a site offers the Markdown of a page. Asked for only where the HTML is hard to read: it costs a request."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from ..extraction.twin import Via

PROBES = 4  # requests to a site that brought nothing, after which no more are made in a run
MARKDOWN = "text/markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to ask for a page's Markdown."""

    name: str
    # declared | suffix | negotiated
    url: str
    accept: str = ""
    via: Via = "markdown-twin"


@dataclass(slots=True)
class Twins:
    """What is known of a site's habits; one object a source and run."""

    left: int = PROBES
    known: str = ""
    # name of the form that has worked
    failed: set[str] = field(default_factory=set)

    def forms(self, url: str, declared: str) -> Iterator[Form]:
        """The ways worth trying for a page: the one that works here, else those that have not failed yet."""
        forms = [Form(name="declared", url=declared)] if declared else []
        forms.append(Form(name="suffix", url=_with_suffix(url)))
        forms.append(Form(name="negotiated", url=url, accept=MARKDOWN, via="content-negotiation"))
        for form in forms:
            if self.known == form.name or (not self.known and self.left > 0 and form.name not in self.failed):
                yield form

    def works(self, form: Form) -> None:
        """The site offers this form."""
        self.known = form.name

    def fails(self, form: Form) -> None:
        """A request brought nothing that could be used."""
        if not self.known:
            self.left -= 1
            self.failed.add(form.name)


def _with_suffix(url: str) -> str:
    """`/a/` → `/a/index.md`, `/a.html` → `/a.md`, `/a` → `/a.md`."""
    parts = urlsplit(url)
    path = parts.path + "index" if parts.path.endswith("/") else parts.path.removesuffix(".html")
    return urlunsplit(parts._replace(path=path + ".md", query=""))
