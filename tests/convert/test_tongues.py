"""The language of each section: what a page declares, what it speaks, and where both are on one page."""

import pytest

from converter.convert import convert_page
from converter.languages import packs
from converter.site import Site
from gristmill.config import Convert

GERMAN = "Die Aufbewahrung legt fest, welche Sicherungen erhalten bleiben und welche jede Nacht gelöscht werden."
ENGLISH = "The retention decides which backups are kept and which of them are deleted every night by the server."
SWEDISH = "Lagringstiden avgör vilka säkerhetskopior som finns kvar och vilka som tas bort varje natt av servern."


@pytest.fixture
def converted(page):
    return lambda markdown, **fields: convert_page(page(markdown, **fields), Site(product="Frost"), Convert())


def asked(converted):
    return [(draft.language, draft.questions[0]) for draft in converted.drafts]


@pytest.mark.parametrize(
    ("declared", "heading", "text", "language"),
    [
        ("en", "Aufbewahrung", GERMAN, "de"),
        ("de", "Retention of backups", ENGLISH, "en"),
        ("und", "Lagringstid", SWEDISH, "sv"),
        ("ary", "مدة الحفظ", "تحدد مدة الحفظ أي النسخ الاحتياطية تبقى وأيها يُحذف كل ليلة من الخادم.", "ar"),
        ("en-GB", "Retention of backups", ENGLISH, "en-GB"),
        ("no", "Lagringstid", "Lagringstiden avgjør hvilke sikkerhetskopier som blir liggende hver eneste natt.", "nb"),
    ],
)
def test_the_text_wins_over_what_the_page_declares(converted, declared, heading, text, language):
    found = asked(converted(f"# Frost\n\n## {heading}\n\n{text}", language=declared))
    assert [told for told, _ in found] == [language]


def test_each_section_is_asked_for_in_its_own_language(converted):
    found = asked(
        converted(f"# Frost\n\n## Lagringstid\n\n{SWEDISH}\n\n## Retention of backups\n\n{ENGLISH}", language="sv")
    )
    assert [language for language, _ in found] == ["sv", "en"]
    assert "Lagringstid" in found[0][1]
    assert "retention" in found[1][1]


def test_a_short_section_is_in_the_language_of_its_page(converted):
    found = asked(
        converted(
            f"# Frost\n\n## Lagringstid\n\n{SWEDISH}\n\n## Begrepp\n\n- **paket**: Många små block i en enda fil.",
            language="en",
        )
    )
    assert [language for language, _ in found] == ["sv", "sv"]


@pytest.mark.parametrize(
    "section",
    [
        f"## Installation over a network console\n\n{SWEDISH}",  # the heading was not translated
        f"## Lagringstid\n\n{SWEDISH}\n\n{ENGLISH}",
    ],
)
def test_a_section_in_two_languages_gives_no_pair_and_says_so(converted, section):
    made = converted(f"# Frost\n\n{section}", language="sv")
    assert not made.drafts
    assert made.outcomes[-1][1] == "mixed-languages"


def test_an_entry_that_nobody_translated_is_not_asked_for(converted):
    entries = f"- **paket**: Många små block i en enda fil.\n- **retention**: {ENGLISH}"
    made = converted(f"# Frost\n\n## Begrepp\n\n{SWEDISH}\n\n{entries}", language="sv")
    assert not any("retention" in question for _, question in asked(made))
    assert any("paket" in question for _, question in asked(made))
    assert "draft:mixed-languages" in dict(made.notes)


def test_what_is_translated_of_a_list_is_asked_though_a_paragraph_beside_it_is_not(converted):
    entries = "- **paket**: Många små block i en enda fil.\n- **valv**: Ett rum där paketen ligger."
    markdown = f"# Frost\n\n## Begrepp\n\n{SWEDISH}\n\n{ENGLISH}\n\n{entries}"
    made = converted(markdown, language="sv")
    assert [any(term in question for _, question in asked(made)) for term in ("paket", "valv")] == [True, True]
    assert not any(ENGLISH in draft.answer(markdown) for draft in made.drafts)


def test_a_message_in_a_heading_is_in_no_language_of_the_page(converted):
    made = converted(f"# Frost\n\n## Fehler: „address already in use“\n\n{GERMAN}", language="de")
    assert not any(reason == "mixed-languages" for _, reason in made.outcomes)


@pytest.mark.parametrize(("title", "owner"), [("7.1.4. kabe-bench", "kabe-bench"), ("門の数", "Frost")])
def test_a_program_that_titles_a_page_owns_its_options_in_any_language(converted, title, owner):
    text = "開く門の数を指定します。この値を指定しない場合には、十の門を同時に開きます。"
    made = converted(f"# {title}\n\n## オプション\n\n### `--mon`\n\n{text}", language="ja")
    [question] = [question for _, question in asked(made) if "--mon" in question]
    assert owner in question


def test_languages_that_are_written_alike_have_one_pack():
    assert packs.pack_of("no") is packs.pack_of("nb-NO") is not None
    assert packs.pack_of("arz") is packs.pack_of("ar")
    assert packs.pack_of("tlh") is None


@pytest.mark.parametrize("language", sorted({pack.language for pack in packs.PACKS} - {"en"}))
def test_no_frame_of_another_language_is_english(language):
    pack = packs.pack_of(language)
    assert pack
    text = " ".join(frame for frames in pack.frames.values() for frame in frames).lower()
    assert not {"the", "what", "how", "does"} & set(text.replace("{", " ").replace("}", " ").split())


@pytest.mark.parametrize(
    ("heading", "text", "language", "told"),
    [
        ("第3章 保持期間", "保持期間は、どのバックアップを残し、どれを毎晩サーバーから削除するかを決めます。", "ja",
         "「保持期間」"),
        ("Configurar su copia", "La copia guarda los archivos de cada noche y borra los que ya no hacen falta.", "es",
         "configurar mi copia"),
        ("Die Daten Ihrer Kopie löschen", f"{GERMAN} Danach ist der Speicher wieder leer.", "de",
         "die Daten meiner Kopie löschen"),
    ],
)  # fmt: skip
def test_labels_of_chapters_go_and_what_is_the_reader_s_is_said_as_the_asker_says_it(
    converted, heading, text, language, told
):
    found = asked(converted(f"# Frost\n\n## {heading}\n\n{text}", language=language))
    assert [told in question for _, question in found] == [True]
