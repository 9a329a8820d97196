"""Markdown files of a site, by their names: which page a file may be the source or a copy of."""

from urllib.parse import urlsplit, urlunsplit

NAMES = (".md", ".markdown", ".mdown")
_FRONT = ("index", "readme")


def is_markdown(url: str) -> bool:
    """Whether a URL has the name of a Markdown file."""
    return urlsplit(url).path.lower().endswith(NAMES)


def counterparts(url: str) -> tuple[str, ...]:
    """The pages that a Markdown file may be a copy of: `/a.md` → `/a`, `/a.html`, `/a/`; none for any other URL."""
    parts = urlsplit(url)
    if not is_markdown(url):
        return ()
    stem = parts.path[: parts.path.rindex(".")]
    folder, _, name = stem.rpartition("/")
    paths = [stem, stem + "/"] if stem.lower().endswith((".html", ".htm")) else [stem, stem + ".html", stem + "/"]
    paths += [folder + "/", folder + "/index.html"] if name.lower() in _FRONT else []
    return tuple(urlunsplit(parts._replace(path=path)) for path in dict.fromkeys(paths))
