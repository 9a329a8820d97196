"""How often a host may be asked, and what happens when it asks for quiet. Clock values are monotonic seconds."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from gristmill.config import Source
from gristmill.version import __version__

from ..urls.addresses import is_private, parse_address
from .robots import Robots

AGENT = "Gristmill"  # our product token in robots.txt
PUBLIC_DELAY = 0.5  # seconds; a reader who opens pages in tabs asks as often
PUBLIC_CONCURRENCY = 2
LOOPBACK_CONCURRENCY = 8
FIRST_PAUSE = 1.0  # seconds; doubled with every further 429 or 503 in a row
MAX_PAUSE = 120.0  # longer than this no run waits for one host; the page is left to the next run
MAX_PAUSES = 10  # in a row, 8 minutes together: the host wants no visit now, its pages are left to the next run
MAX_ATTEMPTS = 3  # requests for one page in a run
MAX_FAILURES = 6  # connections in a row that came to nothing: the host is down, its pages are left to the next run
RETRIED = frozenset(("http-408", "http-429", "http-500", "http-502", "http-503", "http-504", "http-520", "http-522",
                     "http-524", "timeout", "dns", "reset", "refused", "incomplete"))  # fmt: skip
QUIET = frozenset(("http-429", "http-503"))
CLOSED = frozenset(("dns", "tls", "refused", "private-address"))  # the first of them says all about a host
DEAD = frozenset(("timeout", "dns", "reset", "refused", "tls"))


def user_agent(contact: str) -> str:
    """Who asks, and whom a site owner can reach."""
    return f"{AGENT}/{__version__}" + (f" (+{contact})" if contact else "")


def is_loopback(url: str) -> bool:
    """Whether a URL is on this machine."""
    host = urlsplit(url).hostname or ""
    address = parse_address(host)
    return address.is_loopback if address is not None else host == "localhost" and is_private(host)


@dataclass(slots=True)
class Gate:
    """One origin: how many requests are under way, and when the next one may start."""

    origin: str
    delay: float
    concurrency: int
    robots: Robots | None = None
    # None: not known yet
    asking: bool = False
    # robots.txt is under way
    active: int = 0
    next_at: float = 0.0
    met: bool = False
    # whether it has answered yet
    pauses: int = 0
    # in a row, without an answer between them
    quiet_until: float = 0.0
    failures: int = 0
    down: str = ""
    # reason code of the failure that closed it for this run

    def wait(self, now: float) -> float | None:
        """Seconds until a request may start; None where that depends on one that is under way."""
        if self.active >= self.concurrency:
            return None
        return max(0.0, self.next_at - now)

    def enter(self, now: float) -> None:
        """A request starts."""
        self.active += 1
        self.next_at = max(self.next_at, now + self.delay)

    def answered(self, now: float, *, after: float) -> None:
        """A request was answered, so many seconds after it went out: the delay counts from then.

        The first one may have waited for its connection until a moment ago.
        """
        self.next_at = max(self.next_at, now - after * self.met + self.delay)
        self.met = True

    def leave(self) -> None:
        """A request, and the storing of what it brought, has ended."""
        self.active -= 1

    def learn(self, robots: Robots) -> None:
        """Take over what robots.txt asks for; a Crawl-delay is for one connection."""
        self.robots, self.asking = robots, False
        asked = robots.crawl_delay(AGENT)
        if asked is not None and asked > self.delay:
            if self.next_at:
                self.next_at += asked - self.delay
            self.delay, self.concurrency = asked, 1

    def rest(self, until: float) -> None:
        """No request starts before then."""
        self.quiet_until = max(self.quiet_until, until)
        self.next_at = max(self.next_at, self.quiet_until)

    def answer(self, outcome: str, now: float, *, asked: float | None) -> None:
        """Note how a request ended; `asked` is what Retry-After said, in seconds."""
        if outcome in QUIET:
            if now >= self.quiet_until:  # else the request was under way when the pause began, and says nothing new
                self.pauses += 1
            pause = min(asked if asked is not None else FIRST_PAUSE * 2 ** (self.pauses - 1), MAX_PAUSE)
            self.rest(now + pause)
            if self.pauses > MAX_PAUSES:
                self.down = outcome
        elif outcome in DEAD:
            self.failures += 1
            if self.failures >= MAX_FAILURES:
                self.down = outcome
        else:
            self.pauses = self.failures = 0


def gate_for(source: Source, origin: str, *, robots: Robots | None = None) -> Gate:
    """The gate of an origin for the source that comes first to it; a second source can only make it stricter."""
    local = is_loopback(origin)
    delay = source.delay if source.delay is not None else 0.0 if local else PUBLIC_DELAY
    concurrency = source.concurrency or (LOOPBACK_CONCURRENCY if local else PUBLIC_CONCURRENCY)
    gate = Gate(origin, delay, concurrency)
    if robots is not None:
        gate.learn(robots)
    return gate


def tighten(gate: Gate, source: Source) -> None:
    """Apply a further source's own limits to a gate."""
    other = gate_for(source, gate.origin)
    gate.delay, gate.concurrency = max(gate.delay, other.delay), min(gate.concurrency, other.concurrency)
