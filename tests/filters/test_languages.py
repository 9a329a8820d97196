"""Question and answer are in the language of the pair, each sentence; code, names and short labels are in none."""

from collections.abc import Callable

import pytest

from filters.context import Context
from filters.languages import foreign, languages
from gristmill.records import Pair

QUOTE = "The connection is not shared between threads."
FOREIGN = {
    "de": ("Fehlt der Schlüssel, wird der Standardwert verwendet.", "Der Server wartet höchstens dreißig Sekunden."),
    "fr": ("Si la clé est absente, la valeur par défaut est utilisée.", "La file conserve les messages sur le disque."),
    "es": ("Si falta la clave, se usa el valor predeterminado.", "La cola guarda los mensajes en el disco."),
    "it": ("Se manca la chiave viene usato il valore predefinito.", "La coda conserva i messaggi sul disco."),
    "pt": ("Se a chave estiver ausente, é usado o valor padrão.", "A fila guarda as mensagens no disco."),
    "nl": (
        "Als de sleutel ontbreekt, wordt de standaardwaarde gebruikt.",
        "De wachtrij bewaart berichten op de schijf.",
    ),
    "pl": ("Jeśli brakuje klucza, używana jest wartość domyślna.", "Kolejka przechowuje wiadomości na dysku."),
    "ru": ("Если ключ отсутствует, используется значение по умолчанию.", "Очередь хранит сообщения на диске."),
    "zh": ("如果缺少该键，则使用默认值。", "队列将消息保存在磁盘上。"),
    "ja": ("キーがない場合は既定値が使われます。", "キューはメッセージをディスクに保存します。"),
    "ko": ("키가 없으면 기본값이 사용됩니다.", "대기열은 메시지를 디스크에 저장합니다."),
}
ENGLISH = (
    "The queue keeps its messages on disk.",
    "Returns number of open connections",
    "`--workers`",
    "| android | 62.2 M | 36.1 M | 58.0% | 33 bytes |",
    "Carlos Garcia, Jocelyn Delalande, Josh Mueller",
    "See https://tarn.example/le-guide/de-la-file.html",
    "Ok.",
    "`ls -la /var/lib/tarn | grep queue`",
)


@pytest.mark.parametrize("language", FOREIGN)
def test_a_sentence_in_another_language_is_seen_and_in_its_own_is_not(language: str) -> None:
    for sentence in FOREIGN[language]:
        assert foreign(sentence, "en") is not None, sentence
        assert foreign(sentence, language) is None, sentence


@pytest.mark.parametrize("unit", ENGLISH)
def test_english_code_and_names_are_left_alone(unit: str) -> None:
    assert foreign(unit, "en") is None


@pytest.mark.parametrize(("own", "unit"), [("no", "Hvis nøglen mangler, bruges standardværdien."), ("und", QUOTE)])
def test_kin_and_unknown_languages_are_not_judged(own: str, unit: str) -> None:
    assert foreign(unit, own) is None


@pytest.mark.parametrize(
    ("question", "answer", "reason"),
    [
        ("Is it shared?", QUOTE, ""),
        ("Wird die Verbindung von den Threads gemeinsam benutzt?", QUOTE, "question-in-other-language"),
        ("Is it shared?", f"{QUOTE} {FOREIGN['fr'][0]}", "answer-in-other-language"),
        ("Is it shared?", f"Like this:\n\n```python\n# {FOREIGN['de'][0]}\n```", ""),
    ],
)
def test_both_sides_of_a_pair_are_looked_at(
    ask: Callable[..., Pair], context: Context, question: str, answer: str, reason: str
) -> None:
    verdict = languages(ask(question, QUOTE, answer=answer, language="en-GB"), context)
    assert verdict.reason == reason
    assert bool(verdict.detail) == bool(reason)
