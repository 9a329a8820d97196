"""Names, kinds and parameters of signatures in many languages."""

import pytest

from converter.convert import convert_page
from converter.signatures import api, written_in
from converter.site import Site
from gristmill.config import Convert


@pytest.mark.parametrize(
    ("signature", "kind", "shown", "parameters"),
    [
        ("json.dump(obj, fp, *, skipkeys=False, **kw)", "function", "`json.dump()`", "obj fp skipkeys kw"),
        ("Pattern.match(string[, pos[, endpos]])", "function", "`Pattern.match()`", "string pos endpos"),
        ("async def run(self, f: Callable[[int], str] = g(1, 2), /)", "function", "`run()`", "f"),
        ("class json.JSONDecoder(*, cls=None)", "class", "`json.JSONDecoder`", "cls"),
        ("class asyncio.Task", "class", "`asyncio.Task`", ""),
        ("exception json.JSONDecodeError(msg, doc, pos)", "exception", "`json.JSONDecodeError`", "msg doc pos"),
        ("re.A", "value", "`re.A`", ""),
        ("crypt.hash-alg", "value", "`crypt.hash-alg`", ""),
        ("rack-large.cfg", "value", "`rack-large.cfg`", ""),
        ("counter[Symbol.asyncDispose]()", "function", "`counter[Symbol.asyncDispose]()`", ""),
        ("headers['x-frost']", "value", "`headers['x-frost']`", ""),
        ("frost.Pile[T]", "value", "`frost.Pile`", ""),  # a type's parameter is no part of its name
        ("property cookies: dict[str, str]", "value", "`cookies`", ""),
        ("flask.LEVELS: int = 9", "value", "`flask.LEVELS`", ""),
        ("[q, err] = quadfrost (f, low, high)", "function", "`quadfrost()`", "f low high"),
        ("val = fread (fid)", "function", "`fread()`", "fid"),
        ("my $gate = Frost::Gate->new(%options)", "function", "`Frost::Gate->new()`", ""),
        ("size = max(1, 2)", "value", "`size`", ""),  # an attribute and its value
        ("ValueError", "exception", "`ValueError`", ""),
        ("PyObject *PyList_New(Py_ssize_t len)", "function", "`PyList_New()`", "len"),
        ("int main(int argc, char **argv)", "function", "`main()`", "argc argv"),
        ("void f(void)", "function", "`f()`", ""),
        ("struct PyMemberDef *PyTypeObject.tp_members", "value", "`PyTypeObject.tp_members`", ""),
        ("public static <T> List<T> of(T a, T b)", "function", "`of()`", "a b"),
        ("pub fn push(&mut self, value: T)", "function", "`push()`", "value"),
        ("std::vector<T>::push_back(const T& value)", "function", "`push_back()`", "value"),
        ("#include_next", "value", "`include_next`", ""),
        ("#define FROST_LIMIT 0x00000010", "value", "`FROST_LIMIT`", ""),
        ("#define FROST_ORDER FROST_LIMIT", "value", "`FROST_ORDER`", ""),
        ("#define FROST_MIN(-FROST_LIMIT - 1)", "value", "`FROST_MIN`", ""),
        ("typedef int(* frost_compare_t) (const void *, const void *)", "value", "`frost_compare_t`", ""),
        ("#define FROST_ALL(...) f(__VA_ARGS__)", "function", "`FROST_ALL()`", ""),
        ("#define FROST_MAX(a, b) ((a) > (b) ? (a) : (b))", "function", "`FROST_MAX()`", "a b"),
        ("Function: thaw (ice, days)", "function", "`thaw()`", "ice days"),
        ("Scheme Procedure: thaw ice days", "function", "`thaw`", ""),
        ("Option variable: thaw", "value", "the `thaw` option variable", ""),
        ("draw_ice option: thaw", "value", "the `thaw` draw_ice option", ""),
        ("option: thaw", "value", "`option`", ""),  # an attribute and its type
        ("#at_least_once ⇒ Expectation", "function", "`at_least_once`", ""),
        (".allow(action) { ... } ⇒ Object", "function", "`allow()`", "action"),
        ("@functools.lru_cache(maxsize=128)", "function", "`@functools.lru_cache()`", "maxsize"),
        ("--verbose, -v", "flag", "`--verbose`", ""),
        ("POST /v1/disks/{disk}", "function", "`POST /v1/disks/{disk}`", ""),
        ("frost snapshot list", "function", "`frost snapshot list`", ""),
        ("clear frost gates [rack NAME] count [short]", "function", "the `clear frost gates count` command", ""),
        ("gate thaw-time (1-256)", "function", "the `gate thaw-time` command", ""),
        ("thaw-time DAYS|infinite", "function", "the `thaw-time` command", ""),
        ("rank RANK", "function", "the `rank` command", ""),
        ("show gates <open|shut> (all|none)", "function", "the `show gates` command", ""),
        ("wait N", "function", "the `wait` command", ""),
        ("static int", "value", "`int`", ""),
        ("thaw(=false) [static]", "value", "`thaw`", ""),  # an attribute and its default
        ("-n NUM", "flag", "`-n`", ""),
        ("decode' :: FromJSON a => ByteString -> Maybe a", "function", "`decode'`", ""),
        ("Data.Ratio.numerator :: a", "value", "`Data.Ratio.numerator`", ""),
        (".. code-block:: lang", "directive", "`code-block`", ""),
    ],
)
def test_a_signature_tells_its_name_kind_and_parameters(signature, kind, shown, parameters):
    found = api(signature)
    assert found is not None
    assert (found.kind, found.shown) == (kind, shown)
    if kind != "function" or "self" not in signature:
        assert found.parameters == tuple(parameters.split())


@pytest.mark.parametrize(
    "signature", ["(", "()", "42", "+", "", "…", "(*f)(int)", "Close tab", "OPEN GATE", "Shut the gate"]
)
def test_what_has_no_name_is_no_entry(signature):
    assert api(signature) is None


@pytest.mark.parametrize(
    ("signature", "parameters"),
    [
        ("Mill.grind(self, grain, speed=3)", "grain speed"),
        ("Mill.of(cls, grain)", "grain"),
        ("bind(grain, self)", "grain self"),  # only the first one is the object
        ("fill(sack=(1, 2), stones={'a': 1, 'b': 2}, last=[0, 1])", "sack stones last"),
        ("turn(callback: Callable[[int, str], None], times: int = 3)", "callback times"),
        ("range(start, stop[, step])", "start stop step"),
        ("void stop(void)", ""),
        ("tile(size=(width, height, depth), by=2)", "size by"),
    ],
)
def test_parameters_are_parted_at_commas_outside_brackets_and_the_object_is_none(signature, parameters):
    assert api(signature).parameters == tuple(parameters.split())


@pytest.mark.parametrize(
    ("name", "blocks", "kind"),
    [
        ("wind()", ["racks:\n  - wind:\n      days: 3"], "value"),
        ("wind()", ["racks:\n  - wind"], "value"),
        ("wind()", ["racks:\n  - rewind:\n"], "function"),
        ("wind(days)", ["racks:\n  - wind:\n"], "function"),
        ("wind()", [], "function"),
    ],
)
def test_a_call_that_yaml_writes_as_a_key_is_none(name, blocks, kind):
    assert written_in(api(name), blocks).kind == kind


def test_words_of_a_title_before_brackets_are_no_function():
    assert api("tape-robot rack winder()") is None
    assert api("unsigned rack_size()").name == "rack_size"


@pytest.mark.parametrize(
    ("name", "product", "named"),
    [("rack-size", "Ice Rack Keeper", True), ("rack.size", "Ice Rack Keeper", False), ("frost-size", "Frost", False)],
)
def test_a_common_word_of_the_products_name_before_a_hyphen_does_not_stand_for_it(page, name, product, named):
    text = f"# {product}\n\n## `{name}`\n\nTells how many tapes fit into one row of the cellar.\n"
    drafts = convert_page(page(text), Site(product=product), Convert(rules=["signature"])).drafts
    assert [product in draft.questions[0] for draft in drafts] == [named]


def test_a_parameter_that_ends_with_an_aside_is_told_with_the_others(answers):
    told = answers(
        "## `Function: int frost_wind (rack_t rack, const char * tape)`\n\n*rack*: the rack of the tape\n\n"
        "*tape*: the name of a tape (if any)\n\nThis function winds a tape of the rack to its beginning."
    )
    assert any("the name of a tape (if any)" in text and "winds a tape" in text for text in told)
