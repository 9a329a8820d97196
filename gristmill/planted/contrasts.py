"""Words and the ones that make another claim of a sentence, by kind of fault: "this > that".

Kept apart from all lists of the filters, and to be kept so: a judge that shares a list with its examiner knows the
answers. Where an entry can leave a sentence true (a "can" for a "may") it has no place here.
"""

from .passage import Words

NUMBER_WORDS = Words.of("two > three; three > five; four > six; five > seven; six > four; seven > nine; eight > ten; "
    "nine > seven; ten > twelve; twelve > fifteen; twenty > thirty; hundred > thousand; thousand > million; "
    "once > twice; twice > three times; both > all three; half > a quarter; double > triple; zero > one")  # fmt: skip
ORDINALS = Words.of("first > second; second > third; third > fourth; fourth > second; last > first; "
    "primary > secondary; 1st > 2nd; 2nd > 3rd")  # fmt: skip
UNITS = Words.of("seconds > milliseconds; milliseconds > seconds; microseconds > milliseconds; nanoseconds > seconds; "
    "minutes > hours; minute > hour; hours > days; hour > minute; days > weeks; day > week; weeks > months; "
    "months > years; years > months; bytes > bits; bits > bytes; kilobytes > megabytes; megabytes > gigabytes; "
    "KB > MB; MB > GB; GB > TB; kB > MB; MiB > GiB; KiB > MiB; GiB > MiB; ms > s; characters > lines; "
    "lines > characters; bit > byte; byte > bit; octets > bits; pixels > points; percent > points")  # fmt: skip
DATES = Words.of("January > March; February > April; March > June; April > July; June > August; July > September; "
    "August > October; September > November; October > December; November > February; December > May; "
    "Monday > Thursday; Tuesday > Friday; Wednesday > Saturday; Thursday > Monday; Friday > Tuesday; "
    "Saturday > Wednesday; Sunday > Friday")  # fmt: skip
DENIED = Words.of("""
is not > is
are not > are
does not > does
do not > do
did not > did
must not > must
should not > should
will not > will
may not > may
was not > was
were not > were
has not > has
have not > have
can not > can
cannot > can
can't > can
isn't > is
aren't > are
doesn't > does
don't > do
won't > will
didn't > did
shouldn't > should
there is no > there is a
not > also
""")
AFFIRMED = Words.of("is > is not; are > are not; can > cannot; will > will not; must > must not; should > should not; "
    "was > was not; were > were not; has been > has not been; have been > have not been")  # fmt: skip
LEXICAL = Words.of("""
supports > lacks support for
support > lack support for
provides > fails to provide
returns > fails to return
contains > lacks
contain > lack
uses > avoids
use > avoid
includes > omits
include > omit
sends > refuses to send
accepts > refuses
requires > forbids
require > forbid
allows > prevents
allow > prevent
creates > fails to create
matches > fails to match
has > lacks
succeeds > fails
reads > fails to read
writes > fails to write
sets > fails to set
ensures > fails to ensure
""")
AFFIXES = Words.of("possible > impossible; valid > invalid; available > unavailable; safe > unsafe; used > unused; "
    "visible > invisible; necessary > unnecessary; known > unknown; specified > unspecified; defined > undefined; "
    "supported > unsupported; compatible > incompatible; changed > unchanged; correct > incorrect; "
    "directly > indirectly; consistent > inconsistent; signed > unsigned; set > unset; blocking > non-blocking; "
    "recoverable > unrecoverable; empty > non-empty; trusted > untrusted; useful > useless; ordered > unordered; "
    "expected > unexpected; explicitly > implicitly; explicit > implicit; complete > incomplete; "
    "encrypted > unencrypted; "
    "likely > unlikely; quoted > unquoted; related > unrelated; named > unnamed; invalid > valid; unknown > known; "
    "unused > used; unspecified > specified; undefined > defined; impossible > possible; unchanged > changed; "
    "mutable > immutable; sufficient > insufficient; default > non-default; stable > unstable")  # fmt: skip
ANTONYMS = Words.of("enabled > disabled; enable > disable; enables > disables; disabled > enabled; disable > enable; "
    "increase > decrease; increases > decreases; added > removed; adds > removes; add > remove; removed > added; "
    "remove > add; open > close; opened > closed; closed > opened; start > stop; starts > stops; started > stopped; "
    "beginning > end; end > beginning; left > right; top > bottom; upper > lower; lower > upper; input > output; "
    "output > input; read > write; reads > writes; reading > writing; writing > reading; local > remote; "
    "remote > local; server > client; client > server; public > private; private > public; internal > external; "
    "external > internal; true > false; false > true; global > local; static > dynamic; dynamic > static; new > old; "
    "old > new; incoming > outgoing; outgoing > incoming; send > receive; sent > received; receive > send; "
    "received > sent; success > failure; failure > success; source > target; parent > child; child > parent; "
    "synchronous > asynchronous; simple > complicated; easy > hard; temporary > permanent; whole > partial; "
    "full > empty; maximum > minimum; minimum > maximum; short > long; long > short; early > late; strong > weak; "
    "accept > reject; accepted > rejected; allowed > forbidden; include > exclude; includes > excludes; "
    "included > excluded; same > opposite; positive > negative; negative > positive; automatic > manual; "
    "automatically > manually; cheap > costly; recommended > discouraged; relative > absolute; absolute > relative; "
    "inside > outside; outside > inside; ascending > descending; encrypt > decrypt; import > export; "
    "append > prepend; appended > prepended; ignored > honoured; physical > virtual; single > multiple; "
    "require > rule out; optional > mandatory; required > optional; common > rare; high > low; low > high; "
    "success > failure; safe > dangerous; creates > destroys; create > destroy; created > destroyed; "
    "delete > restore; deleted > restored; preserves > discards")  # fmt: skip
MODALITY = Words.of("""
must not > need not
must be > may be
must > may
should not > may
should > must
has to > may
have to > may
need to > may
needs to > may
is required to > is free to
may not > must
may > must
might > must
can > must
could > must
will > may
""")
QUANTIFIERS = Words.of("""
all > some
every > some
each > one
some > all
most > all
many > all
several > all
at least > at most
at most > at least
no more than > at least
up to > at least
one or more > exactly one
multiple > two
only > also
a few > all
both > neither of the
either > both
none > most
exactly > roughly
""")
CONDITIONS = Words.of("""
only if > even if
if not > if
if > unless
when > unless
unless > if
whenever > except when
even if > only if
as long as > unless
until > whenever
while > except while
where > except where
in case > except in case
""")
EXCEPTIONS = ("except on Windows", "unless it is run as root", "except in the first call", "but not for large files",
    "except for names with blanks in them", "save on Sundays", "other than in threads")  # fmt: skip
ORDER = Words.of("before > after; after > before; prior to > following; following > preceding; previous > next; "
    "next > previous; then > beforehand; since > until; until > since; finally > at first; later > earlier; "
    "earlier > later; subsequent > preceding; preceding > following; previously > subsequently; above > below; "
    "below > above; precedes > follows; follows > precedes; subsequently > previously")  # fmt: skip
CAUSE = Words.of("because > although; since > although; so that > even though; therefore > nevertheless; "
    "because of > in spite of; due to > regardless of; thus > however; causes > prevents; in order to > instead of to; "
    "leads to > results from; as a result > by contrast")  # fmt: skip
FREQUENCY = Words.of("always > sometimes; never > sometimes; usually > never; often > rarely; rarely > often; "
    "sometimes > always; normally > never; generally > rarely; typically > seldom; occasionally > constantly; "
    "frequently > seldom; each time > the first time; every time > once; commonly > rarely; periodically > once; "
    "immediately > eventually; repeatedly > once; mostly > never")  # fmt: skip
COMPARISON = Words.of("more than > less than; less than > more than; greater than > less than; "
    "larger than > smaller than; fewer than > more than; longer than > shorter than; more > less; less > more; "
    "faster > slower; slower > faster; larger > smaller; smaller > larger; greater > smaller; higher > lower; "
    "longer > shorter; better > worse; largest > smallest; smallest > largest; highest > lowest; newer > older; "
    "older > newer; easier > harder; equal to > different from; exceeds > stays below; exceed > stay below; "
    "the same as > different from; similar to > unlike; at least as > not as; best > worst; latest > earliest; "
    "different > same; identical > different")  # fmt: skip
ENTITIES = Words.of("Linux > Solaris; Windows > macOS; macOS > Windows; Unix > VMS; Debian > Fedora; "
    "Ubuntu > openSUSE; "
    "Python > Ruby; Perl > Python; Java > Erlang; JavaScript > Kotlin; PostgreSQL > MySQL; MySQL > Oracle; "
    "SQLite > Firebird; Redis > Memcached; RabbitMQ > Kafka; Git > Mercurial; GitHub > Bitbucket; Apache > Caddy; "
    "Exim > Sendmail; Postfix > Qmail; OpenSSL > BoringSSL; GnuTLS > NSS; Flask > Django; Django > Rails; "
    "Celery > Sidekiq; Node > Deno; Docker > Podman; Unicode > Latin-1; UTF-8 > UTF-16; ASCII > EBCDIC; "
    "JSON > XML; XML > YAML; YAML > TOML; HTTP > FTP; HTTPS > SSH; TCP > UDP; UDP > TCP; IPv4 > IPv6; IPv6 > IPv4; "
    "TLS > IPsec; SSH > Telnet; DNS > LDAP; LDAP > RADIUS; SMTP > IMAP; Jinja > Mako; Werkzeug > Tornado; "
    "RFC > ISO standard; MongoDB > Cassandra; Elasticsearch > Solr; Google > Amazon; Microsoft > IBM; "
    "Rust > Haskell; HTML > LaTeX; CSS > XSLT; SQL > Datalog; POSIX > Win32; GNU > BSD; Emacs > Vim; "
    "Europe > Asia; Berlin > Vienna; London > Paris; Kafka > RabbitMQ; syslog > journald")  # fmt: skip
DEFAULTS = Words.of("""
by default > on request
the default is > the maximum is
defaults to > is limited to
default value > largest value
default to > be limited to
is the default > is the exception
""")
DEFAULT_VALUES = Words.of("on > off; off > on; true > false; false > true; yes > no; no > yes; enabled > disabled; "
    "disabled > enabled; none > all; null > zero; unlimited > one; empty > unlimited")  # fmt: skip
HEDGES = ("probably", "perhaps", "possibly", "usually", "typically", "generally", "often", "sometimes", "normally",
    "in most cases", "mostly", "currently", "might", "may", "can", "should", "likely", "approximately", "about",
    "almost", "in general", "nearly", "roughly", "at present", "presumably", "as a rule")  # fmt: skip
HEDGED_VERB = Words.of("might > will; may > will; could > will; can > will; should > will")
