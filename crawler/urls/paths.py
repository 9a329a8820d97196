"""Where a page's seed stands on disk: a path that mirrors its URL, and that no other URL shares.

The path depends on the source and the URL alone, never on what else was crawled. `/guide/install.html` is
`guide/install.md`, `/guide/` is `guide/index.md`, `/guide/index.html` is `guide/index.html.md`, `/guide/install` is
`guide/install_.md`. Where such a plain path does not lead back to the URL, or where a file system would not keep it
apart from another (upper case, accents in two forms, names that Windows reserves, over-long names), the name is cleaned
and ends in `~` and twelve hex digits of the URL's SHA-256.
"""

import re
import unicodedata
from urllib.parse import quote, unquote, urlsplit

from gristmill.config import Source
from gristmill.text import sha256

from .canonical import canonical

MAX_NAME = 100  # code points of a name
MAX_BYTES = 255  # of a name in UTF-8, which file systems count, and of which a character takes up to four
MAX_PATH = 180  # code points below seeds/<source>/; Windows allows 260 for the whole path
MAX_FOLDERS = 8  # of a marked path; deeper ones are cut, the digest keeps them apart
MAX_STEM = 60
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*~]')
_KEPT = (".txt", ".md", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".jsp", ".rst", ".pdf", ".xml")
# endings that stay in the name: readme.txt.md
_INDEX = "index.html"  # a page of its own on servers; a folder on disk has no other index
_QUERY = str.maketrans("?&/", "@+*")
_UNQUERY = str.maketrans("@+", "?&")


def seed_path(source: Source, url: str) -> str:
    """The seed's POSIX path relative to the workspace, for a canonical URL. Injective, also where case is ignored."""
    home = _origin(source)
    plain = _plain(url, home)
    if not (plain and _is_safe(plain) and _url(plain, home) == url):
        plain = _marked(url, home)
    return f"seeds/{source.name}/{plain}"


def _origin(source: Source) -> str:
    """The scheme and host that need no folder of their own; `file://` for a folder on this machine."""
    start = next((start for start in source.start if "://" in start), "")
    parts = urlsplit(canonical(start)) if start else None
    return f"{parts.scheme}://{parts.netloc}" if parts else "file://"


def _plain(url: str, home: str) -> str:
    """The readable path, which may yet be shared or unsafe."""
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    host = "" if origin == home else _host_folder(parts.scheme, parts.netloc)
    folder, _, name = unquote(parts.path).removeprefix("/").rpartition("/")
    query = f"?{unquote(parts.query)}".translate(_QUERY) if parts.query else ""  # its slashes must not make folders
    if not name:
        file = f"index{query}.md"
    elif name == _INDEX and home != "file://":
        file = f"{name}{query}.md"
    elif name.endswith(".html"):
        file = f"{name.removesuffix('.html')}{query}.md"
    else:
        file = f"{name}{query}.md" if name.endswith(_KEPT) else f"{name}_{query}.md"
    return host + (f"{folder}/{file}" if folder else file)


def _host_folder(scheme: str, netloc: str) -> str:
    """`@docs.example.org/`, with what is not the common case said before and after: `@http+127.0.0.2+8000/`."""
    return f"@{'' if scheme == 'https' else scheme + '+'}{netloc.replace(':', '+')}/"


def _url(path: str, home: str) -> str:
    """The URL that a plain path stands for: the proof that no other URL has it."""
    origin, rest = home, path
    if path.startswith("@"):
        host, _, rest = path[1:].partition("/")
        scheme, plus, netloc = host.partition("+")
        plain = scheme == "http" and bool(plus)
        origin = ("http://" + netloc if plain else "https://" + host).replace("+", ":")
    folder, slash, file = rest.rpartition("/")
    stem, mark, query = file.removesuffix(".md").partition("@")
    name = "" if stem == "index" and home != "file://" else stem.removesuffix("_") if stem.endswith("_") else stem
    if stem == name and not stem.endswith(_KEPT) and (stem != _INDEX or home == "file://"):
        name += ".html"
    url = f"{origin}/{quote(folder + slash + name, safe=_SAFE)}"
    return f"{url}?{quote(query.translate(_UNQUERY), safe=_SAFE + '?')}" if mark else url


_SAFE = "/-._~!$&'()*+,;=:@"


def _is_safe(path: str) -> bool:
    """Whether every file system keeps the path, and keeps it apart from every other safe one."""
    *folders, file = path.split("/")
    return (
        len(path) <= MAX_PATH
        and path == fold_name(path)
        and all(_is_safe_name(name) for name in (*folders, file))
        and not any(folder.endswith(".md") for folder in folders)
    )


def _is_safe_name(name: str) -> bool:
    return (
        0 < len(name) <= MAX_NAME
        and len(name.encode("utf-8", "surrogatepass")) <= MAX_BYTES
        and not name.startswith((".", " "))
        and not name.endswith((".", " "))
        and not _FORBIDDEN.search(name)
        and not _RESERVED.fullmatch(name)
        and all(character.isprintable() for character in name)
    )


def fold_name(name: str) -> str:
    """Names with the same fold are one file on some file system: compatibility form, case and accents folded."""
    for _ in range(2):
        name = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", name).casefold())
    return name


def _marked(url: str, home: str) -> str:
    """The cleaned path with the digest that makes it the URL's own."""
    *folders, file = [name for name in _plain(url, home).split("/") if name]
    kept: list[str] = []
    for folder in map(_clean, folders[:MAX_FOLDERS]):
        if sum(map(len, kept)) + len(folder) > MAX_PATH - MAX_NAME:
            break
        kept.append(_cut(folder, MAX_BYTES - 1) + "_" if folder.lower().endswith(".md") else folder)
    mark = f"~{sha256(url)[:12]}.md"
    return "/".join((*kept, _cut(_clean(file.removesuffix(".md"))[:MAX_STEM], MAX_BYTES - len(mark)) + mark))


def _clean(name: str) -> str:
    """A name that every file system takes, as near to the given one as it can be."""
    text = "".join(
        c if c.isprintable() and c != "\ufffd" else "_" for c in unicodedata.normalize("NFC", _FORBIDDEN.sub("_", name))
    )
    text = _cut(text.encode("utf-8", "replace").decode()[:MAX_NAME], MAX_BYTES).strip(". ") or "_"
    stem, dot, rest = text.partition(".")
    return f"{stem}_{dot}{rest}" if _RESERVED.fullmatch(text) else text


def _cut(name: str, most: int) -> str:
    """The longest start of a name that takes at most so many bytes."""
    return name.encode()[:most].decode(errors="ignore")
