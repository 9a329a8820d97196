"""English headings and sentences as questions."""

import dataclasses

import pytest

from converter.languages.en import PACK
from converter.languages.english_grammar import infinitive, third_person
from converter.languages.english_headings import read
from converter.languages.english_nouns import is_clipped
from converter.languages.english_settings import setting_of
from converter.languages.pack import Clause
from converter.site import Site

SITE = Site(
    product="Frost", infinitives={"query": 4, "string": 1, "tie": 3, "bake": 2}, proper=frozenset({"unix", "frost"})
)


@pytest.mark.parametrize(
    ("gerund", "base"),
    [
        ("querying", "query"),
        ("using", "use"),
        ("running", "run"),
        ("writing", "write"),
        ("adding", "add"),
        ("tying", "tie"),
        ("setting", "set"),
        ("baking", "bake"),
        ("string", ""),
        ("evening", ""),
        ("thing", ""),
        ("king", ""),
    ],
)
def test_a_gerund_becomes_the_infinitive_that_the_crawl_knows(gerund, base):
    assert infinitive(gerund, SITE) == base


@pytest.mark.parametrize(
    ("heading", "kind", "text"),
    [
        ("Querying the store", "task", "query the store"),
        ("2.1. Installing Whole Packages", "task", "install whole packages"),
        ("How to Restore Your Files", "task", "restore my files"),
        ("Creating and destroying objects", "task", "create and destroy objects"),
        ("Set a limit", "task", "set a limit"),
        ("Step 3: Start the server", "task", "start the server"),
        ("Estimate the disk space", "task", "estimate the disk space"),
        ("Defrost a disk", "task", "defrost a disk"),
        ("Consume in parallel", "task", "consume in parallel"),
        ("Replace your disk", "task", "replace my disk"),
        ("Install from packages", "task", "install Frost from packages"),
        ("Upgrading to version 2", "task", "upgrade Frost to version 2"),
        ("Downgrade", "task", "downgrade Frost"),
        ("Testing with Frost-Gate-Test", "task", "test with Frost-Gate-Test"),
        ("Gates on Windows", "thing", "gates on Windows"),
        ("Ann Hillbeck's gates", "thing", "Ann Hillbeck's gates"),
        ("Use in a browser", "thing", "use in a browser"),
        ("Request headers", "thing", "request headers"),
        ("Release checklist", "thing", "the release checklist"),
        ("Schedule backups", "thing", "schedule backups"),
        ("Frost commands", "thing", "Frost commands"),
        ("The cover letter", "thing", "the cover letter"),
        ("About the disk", "thing", "the disk"),
        ("Given a disk", "thing", None),
        ("Decide what to base your work on.", "task", "decide what to base my work on"),
        ("LMDB", "thing", "LMDB"),
        ("GUIDES", "thing", "guides"),
        ("Engines compared", "thing", "engines"),
        ("Layout of a record", "thing", "the layout of a record"),
        ("All codes", "generic", "All codes"),
        ("Can I run Frost on a Raspberry Pi?", "question", "Can I run Frost on a Raspberry Pi?"),
        ("Set objects", "thing", "set objects"),
        ("Mapping patterns", "thing", "mapping patterns"),
        ("Networking and Interprocess Communication", "thing", "networking and interprocess communication"),
        ("Data Model on Unix", "thing", "the data model on Unix"),
        ("STORAGE FORMAT", "thing", "the storage format"),
        ("JSON Support", "thing", "JSON support"),
        ("A quick introduction to `frost`", "thing", "`frost`"),
        ("PEP 227: Nested Scopes", "thing", "nested scopes (PEP 227)"),
        ("Logging HOWTO", "thing", "logging"),
        ("Why use locks", "question", "Why should I use locks?"),
        ("How locks work", "question", "How do locks work?"),
        ("How do locks work", "question", "How do locks work?"),
        ("The gate-add, gate-del Commands", "thing", "the gate-add and gate-del commands"),
        ("`a_b`, `c_d`, `e_f` options", "thing", "`a_b`, `c_d` and `e_f` options"),
        ("What is a lock?", "question", "What is a lock?"),
        ("Check the store!", "task", "check the store"),
        ("Usage", "generic", "Usage"),
        ("Instance Method Details", "generic", "Instance Method Details"),
        ("Member Function Documentation", "generic", "Member Function Documentation"),
        ("Constructor & Destructor Documentation", "generic", "Constructor & Destructor Documentation"),
        ("Frost Documentation", "thing", "Frost"),
        ("Parameters:", "generic", "Parameters"),
        ("2.4.1", "release", "2.4.1"),
        ("What’s New In Python 3.11", "release", "Python 3.11"),
        ("1.2 - Log files", "thing", "log files"),
        ("Chapter 4. Log rotation", "thing", "log rotation"),
        ("Chapter 64 - Option Index", "thing", "the option index"),
        ("§ 5 Duties of the miller", "thing", "duties of the miller"),
        ("A.2 Disk layout", "thing", None),
        ("Appendix B: Operators and Symbols", "thing", "operators and symbols"),
        ("IV. Disk layout", "thing", None),
        ("C API", "thing", "the C API"),
        ("HTTP/2", "thing", "HTTP/2"),
        ("SPF (Sender Policy Framework)", "thing", "SPF (Sender Policy Framework)"),
        ("Set A Busy Timeout", "task", "set a busy timeout"),
        ("Use A Reverse Proxy", "task", "use a reverse proxy"),
        ("Record A Database Snapshot", None, "record a database snapshot"),
        ("Programming a Game", "task", "program a game"),
        ("Appendix A", "thing", "appendix A"),
        ("Handle errors", "task", "handle errors"),
        ("Try turning off the server", "task", "turn off the server"),
        ("Always Journal Complete Sectors", "none", None),
        ("`reply.res` moved to `reply.raw`", "none", None),
        ("lambda.js", "none", None),
        # a noun is no order, nor is an order a noun
        ("Lots in Account Window", "thing", "lots in account window"),
        ("Data in packages", "thing", "data in packages"),
        ("Secure Delegation", "thing", "secure delegation"),
        ("Require local", "none", None),
        ("Unlock Notification", "none", None),
        ("Setup Investment Portfolio", "none", None),
        ("Setup the database", "task", "set up the database"),
        ("Mount partitions", "task", "mount partitions"),
        ("Import OFX/QFX", "task", "import OFX/QFX"),
        # a counted noun wants its article, whoever orders something with it
        ("Installing target", "none", None),
        ("Validating Resolver", "none", None),
        ("Finishing touches", "none", None),
        ("Selling Shares with Automatic Calculation", "task", "sell shares with automatic calculation"),
        ("Connecting without remote passwords", "task", "connect without remote passwords"),
        ("Package Popularity Contest", "thing", "the package popularity contest"),
        ("Syntax of `nft`", "thing", "the syntax of `nft`"),
        ("Attribute `.path`", "thing", "the `.path` attribute"),
        ("Bind options", "thing", "bind options"),
        ("Testing interface operation codes", "thing", "testing interface operation codes"),
        ("Obeying commands conditionally", "task", "obey commands conditionally"),
        ("Working with gates", "task", "work with gates"),
        ("Change Orphaned Gains to Gain/Loss Account", "none", None),
        ("INT port(IP ip)", "thing", "`port()`"),
        ("Interface EventProducer", "thing", "the EventProducer interface"),
        ("SQS transport now officially supported", "none", None),
        ("Porting tools", "thing", "porting tools"),
        ("Suspend execution for a short time", "task", "suspend execution for a short time"),
        ("Redis events not backward compatible", "none", None),
        ("Useful V8 options", "thing", "V8 options"),
        ("When to run gates if you are a miller", "question", "When should I run gates if I am a miller?"),
        ("User's Guide", "none", None),
        ("Be kind to translators", "none", None),
        ("IP-Based Access Restrictions", "thing", "IP-based access restrictions"),
        ("`bytea` escape format", "thing", "the `bytea` escape format"),
        ("Metadata module (mmfrost)", "thing", "the metadata module (mmfrost)"),
        ("Combined, Net Pricing", "none", None),
        ("Going Insecure", "none", None),
        ("No automatic conversions", "none", None),
        ("Result Backend matured", "none", None),
        # what only the page tells
        ("Uses of FontInfo", "none", None),
        ("Early history", "none", None),
        ("Putting It All Together", "none", None),
        ("How To Migrate", "none", None),
        ("How to search works", "none", None),
        ("How to shutdown the system", "task", "shut down the system"),
        ("More caches", "none", None),
        ("XCLIENT Example", "none", None),
        ("Mailing list-centric", "none", None),
        ("Added support for sealed tapes", "none", None),
        ("Information for developers", "none", None),
        ("Typedefs", "generic", "Typedefs"),
        ("Xfce and Others", "none", None),
        ("New", "none", None),
        ("Opening and closing a database", "task", "open and close a database"),
        ("Integrating DKIM Signing and Checking", "task", "integrate DKIM signing and checking"),
        ("Print available mapsets", "task", "print available mapsets"),
        ("List running monitors", "task", "list running monitors"),
        ("Import XLS file", "none", None),  # neither "the import XLS file" nor an order without its article
        ("Show currently selected monitor", "none", None),
        ("Set default user interface settings", "task", "set default user interface settings"),
        ("Set SNMP card general parameters", "none", None),
        ("C/C++ API", "thing", "the C/C++ API"),
        ("Test driven development", "thing", "test driven development"),
        ("Uses a real archive", "none", None),  # of which nobody says what does
        ("Supports the old format", "none", None),
        ("Using with the gate", "none", None),
        ("Using a real archive", "task", "use a real archive"),
        ("FROST_RENDER_COMMAND", "thing", "`FROST_RENDER_COMMAND`"),
        ("The zsh/zftp Module", "thing", "the zsh/zftp module"),
        ("Windows-GUI-specific code", "thing", "the Windows-GUI-specific code"),
        ("Where we are now and what is to be done about it", "none", None),
        ("…", "none", None),
        ("", "none", None),
    ],
)
def test_the_kind_of_a_heading_decides_how_it_is_asked(heading, kind, text):
    topic = read(heading, "", SITE)
    assert kind in (None, topic.kind)
    assert text is None or topic.text == text


SPOKEN = """# Gates

## Rime Board Two

Rime Board Two(https://rime.example/) is a small board. The boards by Deluger and the wire of Sluice run on it. With
Sluice, Sluice and Sluice the gate is open. A winch lifts each winch.
"""


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Rime Board Two", "Rime Board Two"),
        ("Rime Board Two Wiring", "Rime Board Two wiring"),
        ("What is Deluger?", "What is Deluger?"),
        ("What is Sluice?", "What is Sluice?"),
        ("What is Winch?", "What is winch?"),
        ("Winch and Gates", "winch and gates"),
        ("What is Gate Packs?", "What are gate packs?"),
        ("How to open it? How to shut your gate?", "How do I open it? How do I shut my gate?"),
        ("Rimeki (Wiki and Blog)", "rimeki"),
        ("Rimeki (Windows)", "rimeki (Windows)"),
        ("RGM (Rime Gate Manager)", "RGM (Rime Gate Manager)"),
        ("Differences from other gates", "the differences from other gates"),
        ("Upgrading from Frost 3.4", "upgrade from Frost 3.4"),
        ("Upgrading from an old rack", "upgrade Frost from an old rack"),
        ("Networking problems with a gate", "networking problems with a gate"),
    ],
)
def test_a_heading_keeps_the_capitals_that_its_page_writes_in_sentences(heading, text):
    assert read(heading, SPOKEN, SITE).text == text


@pytest.mark.parametrize("heading", ["Upgrading (Rimeki)", "Resetting (hard)"])
def test_a_task_without_its_object_is_none(heading):
    assert read(heading, SPOKEN, SITE).kind == "none"


@pytest.mark.parametrize(("product", "kind"), [("Behave", "none"), ("Frost", "task")])
def test_a_product_that_is_called_like_a_verb_is_none_in_a_heading(product, kind):
    assert read("Behave integration with racks", "", Site(product=product)).kind == kind
    assert read("Behave a test", "", Site(product=product)).kind == "task"


@pytest.mark.parametrize(
    ("heading", "vague"),
    [
        ("Scripts", True),
        ("Principles of operation", True),
        ("Simple values", True),
        ("Greylisting", False),
        ("Zoom", True),
        ("Snapshots", False),
        ("JSON values", False),
        ("`open` values", False),
        ("Sourdough values", False),
    ],
)
def test_a_heading_without_a_telling_word_is_vague(heading, vague):
    assert read(heading, "", SITE).vague == vague


@pytest.mark.parametrize(
    ("product", "topic", "words"),
    [
        ("Exim", "the retry rules", "Exim's retry rules"),
        ("the Frost kernel", "a scheduler", "the Frost kernel's scheduler"),
        ("Frost", "Frost rules", "Frost rules"),
        ("Frost", "my own rules", "my own rules in Frost"),
    ],
)
def test_a_topic_belongs_to_its_product(product, topic, words):
    assert PACK.possessed(product, topic) == words


ORDERED = "# Guide\n\n## Reset a disk\n\n## Take a backup\n\n## Layout"


@pytest.mark.parametrize(
    ("heading", "text", "kind"),
    [
        ("Schedule backups", ORDERED, "task"),
        ("Handle errors on Unix", ORDERED, "task"),
        ("Upgrade Frost", ORDERED, "task"),
        ("Schedule options", f"{ORDERED}\n\nSet the schedule options.", "thing"),
        ("Upgrade path", ORDERED, "thing"),
        ("Schedule backups", ORDERED.replace("## ", "## D.3. "), "task"),
        ("Install frostctl", f"{ORDERED}\n\nDownload and install frostctl.", "task"),
        ("Request headers", ORDERED, "thing"),
        ("Schedule backups", "# Guide\n\n## Layout\n\n## Take a backup", "thing"),
    ],
)
def test_a_verb_that_is_a_noun_too_is_an_order_among_orders(heading, text, kind):
    assert read(heading, text, SITE).kind == kind


def test_a_site_whose_headings_are_orders_needs_no_orders_on_the_page():
    assert read("Schedule backups", "", dataclasses.replace(SITE, orders=True)).text == "schedule backups"


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("The server uses more memory than expected", "the server uses more memory than expected"),
        ("A new group receives nothing", "a new group receives nothing"),
        ("Your disk does not spin", "my disk does not spin"),
        ("Publishing is slow", "publishing is slow"),
        ("The build hangs", "the build hangs"),
        ("Disks stop", "disks stop"),
        ("The file formats", None),
        ("The stream filters of Frost", None),
        ("Simulated Gate Fail Test", None),
    ],
)
def test_a_clause_is_trouble_only_on_a_page_about_trouble(heading, text):
    topic = read(heading, "# Troubleshooting Frost", SITE)
    assert (topic.kind, topic.text) == ("trouble", text) if text else topic.kind != "trouble"
    assert read(heading, "# Design of Frost", SITE).kind != "trouble"


@pytest.mark.parametrize(
    ("heading", "text", "topic"),
    [
        ("Configuring mail server", "Then the mail server is ready.", "configure the mail server"),
        ("Lots in Account Window", "Open the account window, and look.", "lots in the account window"),
        ("Customizing vim", "You can customize vim. Use vim. In vim, all is vim.", "customize vim"),
        (
            "Zoting the mill into gear",
            "The zoting of the mill is hard, and zoting takes long.",
            "zoting the mill into gear",
        ),
        ("Impose a limit on heap size", "It bounds the heap size.", "impose a limit on the heap size"),
    ],
)
def test_what_wants_an_article_gets_the_one_of_the_page(heading, text, topic):
    assert read(heading, text, SITE).text == topic


def test_a_word_that_the_page_writes_with_a_capital_keeps_it_before_its_kind():
    assert read("Order Directive", "Both Order and Deny decide. See Order too.", SITE).text == "the Order directive"
    assert read("Order Directive", "Put them in order.", SITE).text == "the order directive"


def test_a_label_of_an_interface_is_what_its_page_calls_it():
    page = "The **Fill Rack with Tapes** command takes one.\n\n- Tapes → Seal Rack"
    assert read("Fill Rack with Tapes", page, SITE).text == "the Fill Rack with Tapes command"
    assert read("Seal Rack", page, SITE).text == "the Seal Rack command"
    assert PACK.thing("the Fill Rack with Tapes command", SITE) == "thing_acting"
    assert read("Ice Rack", "The Ice Rack is a rack. The Ice Rack dialog shows it.", SITE).text == "Ice Rack"
    assert read("Seal the rack", page, SITE).text == "seal the rack"


def test_the_script_that_configures_is_no_order():
    assert read("Configure short scripts", "These run `configure` for you.", SITE).kind != "task"
    assert read("Configure short scripts", "These run gates for you.", SITE).kind == "task"


def test_a_verb_that_the_page_uses_as_a_noun_gives_no_order():
    assert read("Rewrite maps", "Each of the rewrite maps is read once.", SITE).kind == "thing"
    assert read("Configure wrapper scripts", "Use the configure wrapper script.", SITE).kind != "task"
    assert read("Configure the wrapper scripts", "Use the scripts.", SITE).kind == "task"


@pytest.mark.parametrize(
    ("heading", "scope"),
    [
        ("the RewriteMap directive", True),
        ("the zsh/zftp module", True),
        ("build tools", False),
        ("check items group", False),
        ("Frost options", False),
        ("DNSSEC and TLS", False),
    ],
)
def test_a_question_hangs_on_a_heading_only_where_it_names_an_owner(heading, scope):
    assert PACK.is_scope(heading, SITE) is scope


@pytest.mark.parametrize(
    ("heading", "owner"),
    [
        ("Frost Module mod_gate", ("module", "mod_gate")),
        ("frostd - a daemon for gates", ("program", "frostd")),
        ("omgate: Gate Output Module", ("program", "omgate")),
        ("gates - and what they hold", ("", "")),
        ("Frost frost.cf file format", ("command", "frost.cf")),
        ("Build tools", ("", "")),
    ],
)
def test_a_heading_introduces_its_page_by_a_name_that_is_no_word(heading, owner):
    assert PACK.owner(heading, SITE) == owner


@pytest.mark.parametrize(
    ("thing", "intent"),
    [
        ("the RewriteMap directive", "thing_acting"),
        ("the `.path` attribute", "thing_serving"),
        ("the tape driver", "thing"),
        ("RewriteMap and Alias directive", "thing"),
    ],
)
def test_a_thing_with_a_name_is_asked_for_what_it_does(thing, intent):
    assert PACK.thing(thing, SITE) == intent


@pytest.mark.parametrize(
    ("heading", "above", "member"),
    [
        ("File", "Action Parameters", "the `File` parameter"),
        ("pre-push", "HOOKS", "the `pre-push` hook"),
        ("New", "Invoices", ""),
        ("Two words", "Options", ""),
    ],
)
def test_a_word_below_a_kind_is_one_of_it(heading, above, member):
    assert PACK.member(heading, above) == member


def test_what_stands_without_a_space_behind_code_keeps_to_it():
    assert read("`dpkg`'s Log File", "", SITE).text == "`dpkg`'s log file"
    assert read("`GLOBAL`/`root`", "", SITE).text == "`GLOBAL`/`root`"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("`CHECK_NUMBER`", True),
        ("MaxRequests", True),
        ("zftp", True),
        ("`titlebar`", False),
        ("`merge`", False),
        ("interest rate", False),
    ],
)
def test_a_term_is_asked_of_the_product_alone_where_it_is_no_ordinary_word(text, named):
    assert PACK.names(text, SITE) is named


def test_nouns_that_the_crawl_counts_get_an_article():
    site = dataclasses.replace(SITE, nouns={"ledger": 2})
    assert read("Page ledger", "", site).text == "the page ledger"
    assert read("Page ledgers", "", site).text == "page ledgers"
    assert read("Page gizmotron", "", SITE).text == "page gizmotron"
    assert read("Unix", "The Unix client.", SITE).text == "Unix"


def test_the_article_is_the_one_that_the_page_uses():
    assert read("Retention rule", "Then the retention rule decides.", SITE).text == "the retention rule"
    assert read("Retention rule", "A retention rule decides.", SITE).text == "a retention rule"
    assert read("Retention", "It is the retention module.", SITE).text == "retention"
    assert read("Retention rules", "Then the retention rules decide.", SITE).text == "retention rules"


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("Return the length", "returns the length"),
        ("Copy a file", "copies a file"),
        ("Push the branch", "pushes the branch"),
        ("Returns the length", "returns the length"),
        ("Print what is there, and delete nothing", "prints what is there, and deletes nothing"),
        ("Get and set options", "gets and sets options"),
        ("Skip move or rename actions", "skips move or rename actions"),
        ("Print usage information and exit", "prints usage information and exits"),
        ("Print the racks (not those of a file) and exit", "prints the racks (not those of a file) and exits"),
        ("Read the label, then sort it", "reads the label, then sorts it"),
        ("Drop the label and instead use the colour", "drops the label and instead uses the colour"),
        ("Resolve the given label against the rack", "resolves a given label against the rack"),
        ("Resolve the given labels", "resolves the given labels"),
        ("Print the racks and exit with status 0", "prints the racks and exits with status 0"),
        ("Print the racks or exit the shell", ""),
        ("Remove the file and exit status", "removes the file and exit status"),
        ("Used with others", ""),
        ("Length", ""),
        ("The length", ""),
    ],
)
def test_a_description_is_put_into_the_third_person(phrase, said):
    assert third_person(phrase) == said


def clause(sentence: str) -> tuple[str, str]:
    """The intent and the subject that the first matching pattern gives."""
    for pattern in PACK.sentences:
        if found := pattern.pattern.match(sentence):
            return pattern.intent, PACK.clause(pattern, found["x"], SITE)
    return "", ""


@pytest.mark.parametrize(
    ("sentence", "intent", "subject"),
    [
        ("To restore a session, call `load`.", "task", "restore a session"),
        ("If you want to restore your session, call `load`.", "task", "restore my session"),
        ("You can restore a session by calling `load`.", "task", "restore a session"),
    ],
)
def test_a_sentence_shows_the_question_that_it_answers(sentence, intent, subject):
    assert clause(sentence) == (intent, subject)


@pytest.mark.parametrize(
    "sentence",
    [
        "To do this, call `load`.",
        "To restore it, call `load`.",
        "To restore a session, see the other page.",
        "To restore a session, you must have the right to do so.",
        "To install with `pip`, call `load`.",
        "To restore the appropriate session, call `load`.",
        "If necessary, call `load`.",
        "When fetching objects, the server is asked.",
        "To this end, there is a file.",
        "If so, call it.",
        "To get a more verbose report for a gate, call `load`.",
    ],
)
def test_a_sentence_that_leans_on_others_asks_nothing(sentence):
    assert not clause(sentence)[1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Deduplication is the sharing of chunks.", ("deduplication", "is")),
        ("A pack is a file.", ("a pack", "is")),
        ("Unix is a family of systems.", ("Unix", "is")),
        ("There is a file.", None),
        ("The result is a file.", None),
        ("This is a file.", None),
        ("where c is the number of files", None),
    ],
)
def test_a_paragraph_that_says_what_a_thing_is_names_the_thing(text, found):
    assert PACK.says_what(text, SITE) == found


def test_patterns_of_clauses_catch_their_subject():
    for pattern in (*PACK.sentences, *PACK.leads):
        assert isinstance(pattern, Clause)
        assert "x" in pattern.pattern.groupindex
    for pattern in PACK.version:
        assert {"v", "rest"} <= set(pattern.pattern.groupindex)


@pytest.mark.parametrize(
    ("slot", "words", "clear"),
    [
        ("activate the dialog", "A dialog opens. Each dialog has a tab.", False),
        ("change the cipher", "The cipher is set once.", True),  # there is only one
        ("open the dialog of the brush", "A dialog opens.", True),
        ("restart the `frostd` daemon", "A daemon runs.", True),
        ("specify the location of the file", "A file is read.", False),
        ("install it. For example", "", False),
        ("clear the cache", "A cache is kept.", True),
    ],
)
def test_what_fills_a_question_points_at_nothing_that_only_its_page_has(slot, words, clear):
    assert PACK.stands(slot, words, Site(product="Frost")) is clear


@pytest.mark.parametrize(
    ("text", "above", "alone"),
    [
        ("minimum versions", ("Resizing between cells",), False),
        ("minimum versions", (), True),
        ("size of cells", ("Resizing between cells",), True),
        ("`frost_size` limits", ("Resizing between cells",), True),
        ("automatic selection of the destination host", ("Moving instances",), False),
    ],
)
def test_a_heading_is_asked_with_the_product_alone_where_its_words_say_enough(text, above, alone):
    assert PACK.tells(text, above, Site(product="Frost"), True) is alone


@pytest.mark.parametrize(
    ("heading", "kind", "text"),
    [
        ("Version 2.5.0 rc4", "release", "version 2.5.0 rc4"),
        ("Frost 1.4/iceOS 10.6frostSetGate", "thing", "frostSetGate"),
        ("gate-class (keyword)Deprecated", "thing", "gate-class (keyword)"),
        ("Updating", "none", "updating"),
        ("Failed", "none", "failed"),
        ("Role", "none", "role"),
        ("Alias overview", "none", "alias"),
        ("Conforming to", "none", "conforming to"),
        ("Proposed changes", "none", "proposed changes"),
        ("Use sum types instead of exceptions", "task", "use sum types instead of exceptions"),
        ("Naming for updated values", "thing", "naming for updated values"),
        ("Less code", "thing", "less code"),
        ("Use notes for thaw to file", "none", "use notes for thaw to file"),
        ("Non-interactive", "none", "non-interactive"),
        ("shut (close)", "thing", "`shut`"),
        ("Closing gates and FAQ", "task", "close gates"),
        ("Closing gates and locks", "task", "close gates and locks"),
        ("Releasing Frost version 2.4", "release", "version 2.4"),
        ("Releasing the gate", "task", "release the gate"),
    ],
)
def test_what_no_question_can_hold_is_no_topic_and_marks_around_a_name_go(heading, kind, text):
    topic = PACK.read(heading, "", SITE)
    assert (topic.kind, topic.text) == (kind, text)


@pytest.mark.parametrize(
    ("heading", "kind", "about"),
    [
        ("1.3.1 Expressive marks attached to notes", "product", ""),
        ("Typesetting Gregorian chant", "product", ""),
        ("Sharing Gregorian chant", "amid", "for sharing Gregorian chant in Frost"),
        ("Outside the staff", "", ""),
        ("Code style guide", "setting", "Frost's code style guide"),
    ],
)
def test_a_heading_above_is_said_as_a_text_only_where_it_is_the_title_of_one(heading, kind, about):
    site = Site(product="Frost", proper={"gregorian"})
    assert setting_of(heading, read(heading, heading, site), site) == (kind, about)


@pytest.mark.parametrize(
    ("clause", "clipped"),
    [
        ("gets region by id", True),
        ("creates copy of the node", True),
        ("gets endpoint by id", True),
        ("gets default domain config", True),
        ("registers the glob from default registry", True),
        ("gets the region by id", False),
        ("returns SSL-related information about the gate", False),
        ("displays Unix and NTP times in raw format", False),
        ("removes all keys", False),
        ("waits for up to one second", False),
        ("sets a new string as response", False),
        ("moves the tapes to given rack in same room", True),
        ("moves the tapes to given racks", False),
    ],
)
def test_a_clause_that_leaves_its_articles_out_is_told(clause, clipped):
    assert is_clipped(clause, Site()) is clipped


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Encoding options of libfrost", "none"),
        ("Setting options of libfrost", "task"),
        ("Surround emulation in headphones", "none"),
        ("Configure, build, and install Frost from source", "task"),
    ],
)
def test_what_is_no_order_is_no_task_and_three_orders_are_one(heading, kind):
    assert PACK.read(heading, "", Site(product="Frost")).kind == kind


@pytest.mark.parametrize(
    ("heading", "text", "task"),
    [
        ("Compiling on Windows", "Compiling Frost takes a C compiler.", "compile Frost on Windows"),
        ("Compiling on Windows", "Frost compiles gates.", "compile on Windows"),
        ("Building with a proxy", "How to build Frost from its source.", "build Frost with a proxy"),
    ],
)
def test_what_a_page_makes_the_product_from_is_the_product_where_nothing_else_is_named(heading, text, task):
    assert read(heading, text, SITE).text == task


def test_a_welcome_is_no_part_of_what_a_heading_is_about() -> None:
    assert read("Welcome to the rack compiler!", "", SITE).text == read("The rack compiler", "", SITE).text
