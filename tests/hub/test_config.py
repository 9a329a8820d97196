"""spiders.yaml: every mistake is one sentence with file, line, key and what was expected."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel

from gristmill.config import Config, Limits, Source
from gristmill.configfile import MAX_BYTES, load, parse
from gristmill.configvalues import seconds
from gristmill.errors import ConfigError, UserError

ONE = """\
sources:
  - name: docs
    start: [https://docs.example.org/]
"""


def refused(text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        parse(text, "s.yaml")
    message = str(caught.value)
    assert "\n" not in message
    return message


class TestAValidFile:
    def test_an_empty_file_is_a_configuration_of_defaults(self):
        assert parse("") == parse("# nothing\n") == Config()

    def test_a_source_has_the_documented_defaults(self):
        source = parse(ONE).sources[0]
        assert source == Source(name="docs", start=["https://docs.example.org/"])
        assert (source.max_pages, source.robots, source.scope, source.delay) == (10_000, True, "host", None)

    def test_the_defaults_block_reaches_every_source_that_says_nothing_else(self):
        config = parse("defaults: {delay: 3, licence: MIT}\n" + ONE + "    delay: 0.25\n")
        assert (config.sources[0].delay, config.sources[0].licence) == (0.25, "MIT")

    def test_a_source_may_begin_in_a_folder(self):
        assert parse(ONE.replace("https://docs.example.org/", "./build/html")).sources[0].is_local
        assert not parse(ONE).sources[0].is_local

    def test_the_stages_have_blocks(self):
        config = parse("convert: {model: {temperature: 0.2}}\nfilter: {near_duplicate: 0.9}\ndataset: {test: 0.1}\n")
        assert (config.convert.model.temperature, config.filter.near_duplicate, config.dataset.test) == (0.2, 0.9, 0.1)

    def test_an_override_of_consent_needs_its_reason(self):
        block = ONE + "    consent: {signals: [ai-train], reason: we own this site}\n"
        assert parse(block).sources[0].consent.signals == ["ai-train"]
        assert "sources.consent.reason: this key is required" in refused(ONE + "    consent: {signals: [noai]}\n")
        assert "sources.consent.reason" in refused(ONE + "    consent: {reason: because}\n")

    def test_a_source_is_found_by_its_name_and_missed_with_the_nearest(self):
        config = parse(ONE)
        assert config.source("docs") is config.sources[0]
        with pytest.raises(UserError, match="no source is named 'doc', did you mean 'docs'\\?"):
            config.source("doc")

    def test_without_a_near_name_all_are_listed(self):
        with pytest.raises(UserError, match="expected one of docs"):
            parse(ONE).source("zzzzzz")


class TestAMistake:
    def test_an_unknown_key_names_the_nearest_one(self):
        assert refused(ONE + "    dely: 2\n") == "s.yaml:4: sources.dely: unknown key, did you mean 'delay'?"

    def test_an_unknown_key_without_a_near_one_lists_what_is_known(self):
        message = refused("xyzzy: 1\n")
        assert message.startswith("s.yaml:1: xyzzy: unknown key, expected one of contact, convert, dataset, defaults")

    def test_an_unknown_key_deep_in_a_block_is_compared_with_that_blocks_keys(self):
        message = refused("convert:\n  model:\n    temprature: 1\n")
        assert message == "s.yaml:3: convert.model.temprature: unknown key, did you mean 'temperature'?"

    def test_an_unknown_key_of_an_optional_block_is_compared_with_that_blocks_keys(self):
        message = refused(ONE + "    consent: {reason: we own this site, signal: [noai]}\n")
        assert message == "s.yaml:4: sources.consent.signal: unknown key, did you mean 'signals'?"

    def test_a_source_key_in_the_defaults_that_is_unknown_is_named_there(self):
        assert refused('"\\n": 3\n' + ONE).startswith(r"s.yaml:1: '\n': unknown key")
        assert refused("defaults:\n  max_page: 3\n" + ONE).startswith("s.yaml:2: defaults.max_page: unknown key")

    @pytest.mark.parametrize("key", ["name", "start", "spider"])
    def test_what_belongs_to_one_source_is_no_default(self, key):
        assert refused(f"defaults:\n  {key}: x\n" + ONE).startswith(f"s.yaml:2: defaults.{key}: unknown key")

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("max_pages: many", "sources.max_pages: input should be a valid integer, got 'many'"),
            ("max_pages: 1.5", "sources.max_pages: input should be a valid integer, got '1.5'"),
            ("max_pages: true", "sources.max_pages: input should be a valid integer, got 'True'"),
            ("max_pages: 0", "sources.max_pages: input should be greater than or equal to 1, got '0'"),
            ("delay: -1", "sources.delay: input should be greater than or equal to 0, got '-1'"),
            ("delay: .nan", "sources.delay: input should be"),
            ("delay: .inf", "sources.delay: input should be"),
            ("robots: 'no'", "sources.robots: input should be a valid boolean, got 'no'"),
            ("licence: 4", "sources.licence: input should be a valid string, got '4'"),
            ("licence: 2024-01-01", "sources.licence: input should be a valid string"),
            ("refresh: 99999999999999w", "sources.refresh: expected a duration of ten years at most"),
            ('licence: "\\ud800"', "sources.licence: holds half a character (U+D800 to U+DFFF)"),
            ("scope: domain", "sources.scope: input should be 'host' or 'path', got 'domain'"),
            ("allow: [ok, '(']", "sources.allow: expected a regular expression (RE2): missing )"),
            ("deny: ['(a)\\1']", "sources.deny: expected a regular expression without back references (RE2"),
            ("deny: ['x(?=y)']", "sources.deny: expected a regular expression without lookahead and lookbehind"),
            ("deny: ['(?<!x)y']", "sources.deny: expected a regular expression without lookahead and lookbehind"),
            (
                "deny: ['((a{999}){999}){9}']",
                "sources.deny: expected a regular expression (RE2): invalid repetition size",
            ),
            ("deny: x", "sources.deny: input should be a valid list, got 'x'"),
            ("refresh: daily", "sources.refresh: expected a duration such as 30m, 24h or 7d, got 'daily'"),
            ("language: english", "sources.language: expected a BCP 47 language tag such as en, pt-BR or zh-Hant"),
            ("spider: ../evil", "sources.spider: expected lower-case letters, digits, dots, dashes and underscores"),
            ("min_fidelity: 1.1", "sources.min_fidelity: input should be less than or equal to 1, got '1.1'"),
        ],
    )
    def test_a_wrong_value_says_what_was_expected_and_what_stands_there(self, line, message):
        assert refused(ONE + f"    {line}\n").startswith(f"s.yaml:4: {message}")

    @pytest.mark.parametrize(
        "url", ["ftp://x/", "https://", "http://:80/", "https://x:99999/", "http://[::1/", "file:///etc/passwd"]
    )
    def test_a_bad_start_says_what_a_good_one_looks_like(self, url):
        message = refused(f"sources:\n  - name: docs\n    start:\n      - https://ok.example/\n      - '{url}'\n")
        assert message.startswith("s.yaml:5: sources.start: expected an http(s) URL such as https://docs.example.org/")

    @pytest.mark.parametrize("who", ["me:secret", "me", ":secret"])
    def test_a_start_with_a_password_is_refused_without_repeating_it(self, who):
        message = refused(f"sources:\n  - name: docs\n    start: [https://{who}@ok.example/]\n")
        assert message.startswith("s.yaml:3: sources.start: expected a URL without a user name or password")
        assert "secret" not in message

    def test_a_device_as_configuration_is_read_no_further_than_a_file(self):
        with pytest.raises(ConfigError, match="larger than 4 MiB"):
            load(Path("/dev/zero"))

    @pytest.mark.parametrize("name", ["Docs", "../up", "a/b", "", ".hidden", "x" * 65, "ä"])
    def test_a_name_that_is_no_safe_folder_is_refused(self, name):
        assert refused(ONE.replace("docs\n", f"'{name}'\n")).startswith("s.yaml:2: sources.name: expected lower-case")

    def test_a_missing_key_is_named_at_its_source(self):
        assert refused("sources:\n  - name: docs\n") == "s.yaml:2: sources.start: this key is required"

    def test_no_start_at_all_is_a_mistake(self):
        assert refused("sources:\n  - name: docs\n    start: []\n").startswith("s.yaml:3: sources.start: ")

    def test_two_sources_of_one_name_are_told_at_the_second(self):
        second = "  - name: docs\n    start: [https://other.example/]\n"
        assert refused(ONE + second) == "s.yaml:4: sources.name: 'docs' stands twice"

    def test_a_key_that_stands_twice_is_a_mistake(self):
        assert refused(ONE + "    delay: 1\n    delay: 2\n") == "s.yaml:5: sources.delay: the key stands twice"

    def test_a_wrong_default_is_told_at_the_default(self):
        message = refused("contact: me@example.org\ndefaults:\n  delay: slow\n" + ONE)
        assert message == "s.yaml:3: defaults.delay: input should be a valid number, got 'slow'"

    def test_the_first_of_several_mistakes_is_told(self):
        message = refused("filter:\n  retrieve_within: 0\ndataset:\n  name: ''\n")
        assert message.startswith("s.yaml:2: filter.retrieve_within: ")

    def test_a_long_value_is_cut(self):
        assert len(refused(ONE + f"    refresh: {'x' * 10_000}\n")) < 200

    @pytest.mark.parametrize("text", ["- a\n", "just words\n", "42\n"])
    def test_what_is_no_mapping_is_told(self, text):
        assert refused(text) == "s.yaml:1: expected keys such as sources: and defaults:"

    @pytest.mark.parametrize("text", ["sources: 3\n", "sources: {a: 1}\n", "sources:\n  - docs\n", "defaults: []\n"])
    def test_a_block_of_the_wrong_shape_is_told(self, text):
        assert refused(text).startswith("s.yaml:")


class TestYaml:
    def test_what_is_no_yaml_is_told_with_its_line(self):
        assert refused(ONE + "  bad: [\n").startswith("s.yaml:4: not YAML: ")
        assert refused("a: b: c\n").startswith("s.yaml:1: not YAML: ")

    def test_a_control_character_is_told(self):
        assert refused("a: \x07\n").startswith("s.yaml:1: not YAML: ")

    def test_two_documents_in_one_file_are_told(self):
        assert refused("contact: a\n---\ncontact: b\n").startswith("s.yaml:2: not YAML: ")

    def test_aliases_are_refused(self):
        text = ONE + "    allow: &a ['/x']\n    deny: *a\n"
        assert refused(text) == "s.yaml:4: sources.deny: aliases are not allowed"

    def test_a_billion_laughs_are_refused_at_once(self):
        bomb = "a: &a [x, x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}]\n" for i in range(20))
        assert "aliases are not allowed" in refused(bomb)

    def test_a_merge_key_is_no_way_around_it(self):
        assert refused("a: &a {delay: 1}\nb:\n  <<: *a\n").startswith("s.yaml:1: ")

    @pytest.mark.parametrize("tag", ["!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!own x"])
    def test_a_tag_makes_no_object(self, tag):
        assert refused(f"contact: {tag}\n").startswith("s.yaml:1: ")

    def test_deep_nesting_is_told(self):
        assert refused("a: " + "[" * 5_000).startswith("s.yaml")

    def test_keys_that_are_no_text_are_told(self):
        assert "unknown key" in refused("1: x\n")
        assert refused("contact: x\n[a, b]: x\n") == "s.yaml:2: file: expected a word as key"

    def test_a_value_that_is_not_what_it_looks_like_is_told(self):
        assert refused("contact: 2024-02-30\n") == "s.yaml:1: contact: '2024-02-30' is no timestamp"
        assert refused("defaults:\n  delay: !!int x\n") == "s.yaml:2: defaults.delay: 'x' is no int"
        assert refused(f"contact: {'9' * 5000}\n").startswith("s.yaml:1: contact: '999")


class TestFiles:
    def test_a_file_is_named_with_its_path(self, tmp_path: Path):
        path = tmp_path / "mine.yaml"
        path.write_text(ONE + "    dely: 2\n")
        with pytest.raises(ConfigError, match=rf"^{path}:4: sources\.dely: "):
            load(path)

    def test_a_good_file_loads(self, tmp_path: Path):
        (tmp_path / "s.yaml").write_text(ONE)
        assert load(tmp_path / "s.yaml") == parse(ONE)

    def test_a_missing_file_a_folder_and_a_binary_are_one_sentence(self, tmp_path: Path):
        with pytest.raises(ConfigError, match=r"cannot read .*No such file"):
            load(tmp_path / "none.yaml")
        with pytest.raises(ConfigError, match=r"cannot read .*directory"):
            load(tmp_path)
        (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
        with pytest.raises(ConfigError, match="is not UTF-8 text"):
            load(tmp_path / "binary.yaml")

    def test_a_file_beyond_the_limit_is_not_read(self, tmp_path: Path):
        path = tmp_path / "huge.yaml"
        with path.open("wb") as handle:
            handle.truncate(MAX_BYTES + 1)
        with pytest.raises(ConfigError, match="larger than 4 MiB"):
            load(path)


class TestDurations:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [("90s", 90), ("30m", 1800), ("24h", 86400), ("7d", 604800), ("2w", 1209600), ("1.5h", 5400)],
    )
    def test_have_units(self, text, expected):
        assert seconds(text) == expected

    @pytest.mark.parametrize("text", ["", "5", "h", "-1h", "1 h", "1y", "1h30m", "1e3s"])
    def test_without_one_they_are_refused(self, text):
        with pytest.raises(ValueError, match="expected a duration"):
            seconds(text)


def blocks(model: type[BaseModel] = Config) -> dict[str, type[BaseModel]]:
    schema = model.model_json_schema()
    return {"": schema, **schema["$defs"]}


@pytest.mark.parametrize("block", sorted(blocks()))
def test_every_block_forbids_unknown_keys(block):
    assert blocks()[block]["additionalProperties"] is False


def test_all_limits_can_be_defaults_and_name_is_the_sources_own():
    assert set(Source.model_fields) - set(Limits.model_fields) == {"name", "start", "spider", "base_url", "product"}


def says_what_is_wrong(text: str) -> None:
    try:
        config = parse(text, "s.yaml")
    except ConfigError as caught:
        error = str(caught)
    else:
        error = "s.yaml"
        assert isinstance(config, Config)
    assert error.startswith("s.yaml")
    assert "\n" not in error


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*Source.model_fields, *Config.model_fields]) | st.text(max_size=6), inner)
    ),
    max_leaves=12,
)


@given(st.text())
@example("&a [*a]")
@example("? ")
@example("=: =")
@example("2024-02-30")
@example("a: 2024-02-30")
@example("a: !!int x")
@example("a: !!binary '*'")
@example("a: !!timestamp x")
@example("a: !!bool x")
@example("{[]: 1}")
@example("\ud800")
def test_any_text_is_a_configuration_or_one_sentence(text):
    says_what_is_wrong(text)


@given(st.dictionaries(st.sampled_from(list(Config.model_fields)), json_like, max_size=4))
def test_any_data_under_known_keys_is_a_configuration_or_one_sentence(data):
    says_what_is_wrong(yaml.safe_dump(data))
