"""Questions and sentences, judged by reading: does a stranger need the page?"""

import re
import time

import pytest

from converter.recipes.gates import leans
from gristmill.leaning.judgement import _OTHER_SCRIPTS, question_leans, sentence_leans
from gristmill.leaning.languages import LANGUAGES
from gristmill.leaning.words import NEVER

LEANING_QUESTIONS = [
    ("en", "What does this section describe?"),
    ("en", "What is this short guide about?"),
    ("en", "Explain what these documents are in Tarn."),
    ("en", "According to the text, who may connect?"),
    ("en", "Based on the provided context, which port is used?"),
    ("en", "According to the author, why is the queue slow?"),
    ("en", "Which values are named in the excerpt?"),
    ("en", "What does `run()` do in the given context?"),
    ("en", "How does the provided code work?"),
    ("en", "What is shown in the table above?"),
    ("en", "Which of the following options is the default?"),
    ("en", "How do the methods described below differ?"),
    ("en", "What is the latter used for in Tarn?"),
    ("en", "As described, how do I open the gate?"),
    ("en", "As explained earlier, why is the lock kept?"),
    ("en", "What does the document say about locks?"),
    ("en", "Why is `flush()` called here?"),
    ("en", "What does the preceding example print?"),
    ("en", "How are jobs retried, as follows from the note?"),
    ("en", "What is mentioned above?"),
    ("en", "Which settings are listed below for Tarn?"),
    ("de", "Was steht in diesem Abschnitt?"),
    ("de", "Welche der folgenden Optionen gilt für Tarn?"),
    ("de", "Laut Text: wer darf sich verbinden?"),
    ("de", "Was bewirkt der oben gezeigte Befehl?"),
    ("es", "¿Qué describe esta sección?"),
    ("es", "¿Cuál de las siguientes opciones es la predeterminada?"),
    ("es", "Según el texto, ¿quién puede conectarse?"),
    ("es", "¿Qué imprime el código anterior?"),
    ("fr", "Que dit cette page ?"),
    ("fr", "À quoi sert la fonction décrite ci-dessus ?"),
    ("fr", "Selon le texte, qui peut se connecter ?"),
    ("fr", "Que fait le code suivant ?"),
    ("pt", "O que descreve esta seção?"),
    ("pt", "De acordo com o texto, quem pode conectar?"),
    ("pt", "Qual das seguintes opções é a padrão?"),
    ("it", "Che cosa descrive questa sezione?"),
    ("it", "Secondo il testo, chi può connettersi?"),
    ("ru", "О чём говорится в этом разделе?"),
    ("ru", "Что делает команда, указанная выше?"),
    ("ru", "Согласно тексту, кто может подключиться?"),
    ("zh", "本节介绍了什么？"),
    ("zh", "下列哪个选项是默认值？"),
    ("zh", "根据文章，谁可以连接？"),
    ("zh", "如上所述，队列如何工作？"),
    ("ja", "このページでは何を説明していますか。"),
    ("ja", "以下のコードは何を出力しますか。"),
    ("ko", "이 섹션은 무엇을 설명합니까?"),
    ("ko", "다음 중 기본값은 무엇입니까?"),
    ("hi", "इस पृष्ठ में क्या बताया गया है?"),
    ("hi", "ऊपर दिए गए कोड का क्या काम है?"),
    ("nl", "Wat staat er in dit hoofdstuk?"),
    ("sv", "Vad visas i exemplet ovan?"),
    ("da", "Hvad står der i dette afsnit?"),
    ("nb", "Hva viser eksempelet nedenfor?"),
    ("pl", "Co opisano w tym rozdziale?"),
    ("cs", "Co dělá výše uvedený příkaz?"),
    ("uk", "Що робить команда, вказана вище?"),
    ("ro", "Ce face comanda de mai sus?"),
    ("fi", "Mitä alla oleva komento tekee?"),
    ("tr", "Aşağıdaki komut ne yapar?"),
    ("id", "Apa isi bagian ini?"),
    ("vi", "Lệnh dưới đây làm gì?"),
    ("el", "Τι κάνει η παρακάτω εντολή;"),
    ("en", "Was steht in diesem Abschnitt?"),  # pages that say lang="en" and are not
    ("en", "本节介绍了什么？"),
    ("und", "What does this page describe?"),
    ("de-AT", "Was wird hier gezeigt?"),
]
DANGLING_QUESTIONS = [
    ("en", "What does it return?"),
    ("en", "When should I use them?"),
    ("en", "How do I put all this together?"),
    ("en", "Why do these fail?"),
    ("en", "How do I call those?"),
    ("en", "What happens to their values?"),
]
PLAIN_QUESTIONS = [
    ("en", "What does `tarn.connect()` return, and when does it fail?"),
    ("en", "Is it possible to share a connection?"),
    ("en", "Why is it called Tarn?"),
    ("en", "I get `QueueError: this`. What is wrong?"),
    ("en", "What does “see above” mean in Tarn's messages?"),
    ("en", "I lost my connection. Why does this happen?"),
    ("en", "How do I check for values above 10?"),
    ("en", "Is a lock following the first one kept?"),
    ("en", "What is the way to print the page in the browser?"),
    ("en", "How do I parse the document with `tarn.xml`?"),
    ("en", "How do I restore the previous signal handler?"),
    ("en", "How do I repeat the previous command in the Tarn shell?"),
    ("en", "How is the header written, as described in RFC 5322?"),
    ("en", "Which function sorts the given list in place?"),
    ("en", "Which function returns the variables stored in the context object?"),
    ("en", "What can I do when the given section exists?"),
    ("en", "How do I split a text into sections?"),
    ("en", "According to the HTTP specification, may a header be repeated?"),
    ("en", "How do I go to the next page of results?"),
    ("en", "tarn connect timeout default"),
    ("de", "Wie verbinde ich mich mit der Warteschlange?"),
    ("de", "Wie stelle ich die vorherige Version wieder her?"),
    ("de", "Wie füge ich einem Dokument einen Abschnitt hinzu?"),
    ("es", "¿Cómo vuelvo a la versión anterior de Tarn?"),
    ("es", "¿Cómo se añade una sección a un documento?"),
    ("fr", "Comment revenir à la version précédente de Tarn ?"),
    ("fr", "Quelles valeurs sont plus hautes que 10 ?"),
    ("pt", "Como encontro valores acima de 10?"),
    ("pt", "Como volto à versão anterior do Tarn?"),
    ("it", "Come si aggiunge una sezione a un documento?"),
    ("ru", "Как подключиться к очереди?"),
    ("ru", "Что делать, если температура выше 10 градусов?"),
    ("zh", "如何连接队列？"),
    ("zh", "什么是上下文管理器？"),
    ("zh", "如何读取文本文件和脚本文件？"),
    ("zh", "基本节点如何配置？"),
    ("zh", "如何取得这个页面数？"),
    ("ja", "キューに接続するにはどうすればよいですか。"),
    ("ko", "이 장치에 연결하려면 어떻게 합니까?"),
    ("hi", "कतार से कैसे जुड़ें?"),
    ("nl", "Hoe voeg ik een hoofdstuk toe?"),
    ("sv", "Hur ansluter jag till kön?"),
    ("da", "Hvordan tilføjer jeg et afsnit?"),
    ("nb", "Hvordan lager jeg en liste?"),
    ("pl", "Jak dodać rozdział do dokumentu?"),
    ("cs", "Jak se připojit k frontě?"),
    ("uk", "Як додати розділ до документа?"),
    ("ro", "Cum se adaugă o secțiune?"),
    ("fi", "Miten jonoon liitytään?"),
    ("tr", "Kuyruğa nasıl bağlanırım?"),
    ("id", "Bagaimana cara menambah halaman?"),
    ("vi", "Làm thế nào để thêm một trang?"),
    ("el", "Πώς συνδέομαι στην ουρά;"),
]


@pytest.mark.parametrize(("language", "question"), LEANING_QUESTIONS)
def test_a_question_about_its_page_points_at_it(language, question):
    assert question_leans(question, language) == "page"


@pytest.mark.parametrize(("language", "question"), DANGLING_QUESTIONS)
def test_a_question_with_a_pronoun_for_nothing_dangles(language, question):
    assert question_leans(question, language) == "pronoun"


@pytest.mark.parametrize(("language", "question"), PLAIN_QUESTIONS)
def test_a_question_that_a_stranger_can_read_leans_on_nothing(language, question):
    assert question_leans(question, language) == ""


def test_recipes_refuse_what_leans_and_take_what_does_not():
    refused = [leans(question, language) for language, question in LEANING_QUESTIONS + DANGLING_QUESTIONS]
    assert all(refused)
    assert not [question for language, question in PLAIN_QUESTIONS if leans(question, language)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "What does this section say?"),
        ("en", "Explain the table above."),
        ("en", "Describe the following page."),
        ("en", "Use the following aliases."),
        ("en", "The value is as described earlier."),
        ("en", "Restore the previous handler."),
        ("de", "Die folgende Tabelle nennt alle Werte."),
        ("de", "Diese Seiten fassen das Wichtigste zusammen."),
        ("de", "Die vorherige Version bleibt."),
        ("es", "Las opciones se explican más adelante."),
        ("es", "Véase el capítulo anterior."),
        ("fr", "La section suivante en dit plus."),
        ("fr", "Les options sont décrites ci-dessous."),
        ("pt", "Veja o exemplo seguinte."),
        ("pt", "Nesta seção há um exemplo."),
    ],
)
def test_a_sentence_that_points_elsewhere_leans(language, sentence):
    assert sentence_leans(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "These documents are kept, and the latter is read first."),  # an answer may refer to what it said before
        ("en", "It returns the number of jobs."),
        ("en", "What do the 4 bytes following 20 say?"),
        ("en", "Set it above 10."),
        ("de", "Die Verbindung wird geschlossen."),
        ("es", "La conexión se cierra."),
        ("fr", "La connexion est fermée."),
        ("pt", "Use valores acima de 10."),
    ],
)
def test_a_sentence_that_is_whole_leans_on_nothing(language, sentence):
    assert not sentence_leans(sentence, language)


def test_every_language_has_words_once_and_a_question_that_they_judge():
    listed = [words.language for words in LANGUAGES]
    assert len(set(listed)) == len(listed)
    assert set(listed) <= {language for language, _ in LEANING_QUESTIONS}
    assert set(listed) <= {language for language, _ in PLAIN_QUESTIONS}


@pytest.mark.parametrize(
    "part", ["this ", "the following ", "it is ", "` ", '" ', "a", "according to the ", "此", "本", "이 "]
)
def test_judging_takes_time_that_grows_with_the_text(part):
    def seconds(copies: int) -> float:
        text = part * copies
        begin = time.process_time()
        for words in LANGUAGES:
            question_leans(text, words.language)
            sentence_leans(text, words.language)
        return time.process_time() - begin

    seconds(100)
    assert seconds(8000) < 40 * seconds(1000) + 0.5  # eight times as long where it is linear, 64 times where it is not


def test_words_of_other_scripts_have_no_letter_that_latin_text_has():
    """So that they need not be looked for in it."""
    for words in LANGUAGES:
        bare = re.sub(r"#.*|\\[a-zA-Z]|\(\?[a-z<!=:]+", "", words.page.pattern)
        ascii_words = re.search("[A-Za-z]", bare) is not None
        assert ascii_words is not (words.language in _OTHER_SCRIPTS or words.page is NEVER)
    assert sentence_leans("本节很长。", "en")
    assert not sentence_leans("“本” it – ok", "en")
