"""E-mail addresses of persons, written plainly or so that robots shall not read them.

Addresses that are reserved for documentation are nobody's (RFC 2606 and 6761: `.example`, `.test`, example.org), and so
are those of offices, lists and machines.
"""

import re
from collections.abc import Iterator

import re2

from .found import Found

_EMAIL = re.compile(r"(?<![\w.+/=-])([A-Za-z0-9][\w.+-]{0,63})@((?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24})(?![\w-])")
_AT = r"(?: ?[\[({<] ?(?:@|at|AT|a|ät|arroba|chiocciola) ?[\])}>] ?| @ |_at_)"
_DOT = r"(?: ?[\[({<] ?(?:\.|dot|DOT|d0t|punkt|punto|ponto|point) ?[\])}>] ?|\.|_dot_| dot | DOT )"
# "jo [at] uni.de", "jo@uni[.]de"; without brackets only where both words stand: "jo at uni dot de".
_HIDDEN = re.compile(
    rf"(?<![\w.+/=-])([A-Za-z0-9][\w+-]{{0,63}}(?:{_DOT}[\w+-]{{1,63}}){{0,2}}){_AT}"
    rf"([A-Za-z0-9-]{{1,63}}(?:{_DOT}[A-Za-z0-9-]{{1,63}}){{0,3}}{_DOT}[A-Za-z]{{2,24}})(?![\w-])"
    r"|(?<![\w.+/=-])([A-Za-z0-9][\w.+-]{0,63})@"
    r"([A-Za-z0-9-]{1,63}(?: ?[\[({] ?(?:\.|dot|DOT|punkt|punto|point) ?[\])}] ?[A-Za-z0-9-]{1,63}){1,3})(?![\w-])"
    r"|(?<![\w.+/=-])([A-Za-z0-9][\w.+-]{0,63}) (?:at|AT) "
    r"([A-Za-z0-9-]{1,63}(?: (?:dot|DOT) [A-Za-z0-9-]{1,63}){1,3})(?![\w-])"
)
_MAY_HOLD = re2.compile(r"@|(?i)[\[({< _](?:at|a|ät|arroba|chiocciola)[\])}> _]")
_JOINT = re.compile(_DOT)
_BETWEEN = re.compile(rf"{_AT}|@| (?:at|AT) ")
_RESERVED = re.compile(
    r"(?i)(?:^|\.)(?:example|test|invalid|localhost|local|internal|home|lan|corp|domain|tld|dom|arpa)$"
    r"|(?:^|[.-])example(?:[.-]|s\.|\d)|(?:^|\.)(?:[a-z]*(?:your|my|some|any|other|another|sub|local|foo|bar|acme|site|"
    r"remote|virtual|fictional|blank)[a-z]*|domain\d*|host\d*|company|server|mail|[a-z])\.(?:[a-z]\.)*[a-z]+$"
)
# Of the ends of addresses: those that people write mail from. Names such as `user@host.service` have others.
_PUBLIC = frozenset(
    (
        "com org net edu gov mil int info biz io co me dev app ai uk de fr es it nl be ch at se no dk fi pl "
        "cz sk hu ro bg gr pt ie ru ua by kz tr il in cn jp kr tw hk sg my th vn id ph au nz ca us mx br ar "
        "cl pe za ng ke eg ir pk eu name pro "
    ).split()
)
# Nobody's in particular: offices, lists, machines.
_ROLES = re.compile(
    r"(?i)^(?:info|support|help(?:desk)?|admin(?:istrator)?|git|hg|svn|security|web-?master|post-?master|host-?master|"
    r"root|"
    r"abuse|no-?reply|do-?not-?reply|users?|announce|devel?|bugs?|contact|sales|office|mail(?:er|-daemon)?|daemon|nobody|"
    r"team|"
    r"press|legal|privacy|feedback|hello|service|notifications?|ops|list|www|ftp|news|anonymous|owner|staff|alerts?|"
    r"[\w.-]*-(?:users?|dev|devel|announce|list|bugs|help|request|owner|commits|discuss|hackers|general|talk|bounces|"
    r"maintainers|team)"
    r"|your?[\w.-]*|my[\w.-]*|user[\w.-]*|name|some(?:one|body)|me|foo|bar|sender|recipient|author|committer|[a-z]"
    r"|[\w.]*list|python-\w+|debian-\w+|pgsql-\w+|submit|control|bug-\w+|\d+)$"
)
_LISTS = re.compile(r"(?i)(?:^|\.)(?:lists?|vger|googlegroups|groups|bugs|sourceware|savannah|mailman|sympa|noreply)\.")


def emails(text: str) -> Iterator[Found]:
    """The addresses of persons in a text."""
    if not _MAY_HOLD.search(text):
        return
    for pattern in (_EMAIL, _HIDDEN):
        for found in pattern.finditer(text):
            local, domain = (_JOINT.sub(".", part) for part in found.groups() if part)
            if _is_persons(local, domain):
                yield Found(kind="email", start=found.start(), stop=found.end())


def plain(address: str) -> str:
    """An address as it is written to, however it was hidden; lower case."""
    return _JOINT.sub(".", _BETWEEN.sub("@", address, count=1)).lower()


def _is_persons(local: str, domain: str) -> bool:
    public = domain.rpartition(".")[2].lower() in _PUBLIC
    return public and not (_RESERVED.search(domain) or _ROLES.match(local) or _LISTS.search(domain))
