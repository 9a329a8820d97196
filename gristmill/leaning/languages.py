"""Words that lean on a page, by language. Of a language that has no pack, only questions are judged."""

import re

from . import english
from .words import Words


def _pattern(branches: str) -> re.Pattern[str]:
    """Branches of an alternation, one a line, in verbose form: a space is `[ ]`."""
    return re.compile(branches, re.IGNORECASE | re.VERBOSE)


LANGUAGES: tuple[Words, ...] = (
    english.WORDS,
    Words(
        language="de",
        page=_pattern(
            r"""
              \b diese[rsnm]? [ ] (?:\w+[ ])? (?:abschnitt|seite|kapitel|dokument|anleitung|artikel)
            """
        ),
        near=_pattern(
            r"""
              \b diese[rsnm]? [ ] (?:\w+[ ])? (?:tabelle|liste|beispiel)
            | \b (?:nach)? folgende                     # "das folgende Beispiel"
            | \b obige
            | \b (?:oben|unten|hier) \b                 # "siehe oben", "weiter unten" as well
            """
        ),
        stated=_pattern(r"\b vorherige"),
        asked=_pattern(
            r"""
              \b (?:im|das|die|der) [ ] (?:folgenden?|obigen?) \b
            | \b (?:laut|gemäß) [ ] (?:(?:dem|diesem|der)[ ])? (?:text|dokument|abschnitt|artikel|seite|anleitung) \b
            | \b (?:gegebene|bereitgestellte|vorliegende)[nrsm]? [ ] (?:text|code|abschnitt|kontext|dokument)
            | \b (?:zuvor|bereits|vorhin) [ ] (?:genannt|beschrieben|erwähnt|gezeigt)
            """
        ),
    ),
    Words(
        language="es",
        page=_pattern(
            r"""
              \b est[ea] [ ] (?:\w+[ ])? (?:sección|página|documento|capítulo|artículo|guía|tutorial) \b
            """
        ),
        near=_pattern(
            r"""
              \b est[ea] [ ] (?:\w+[ ])? (?:tabla|lista|ejemplo) \b
            | \b siguientes \b                          # "cuál de las siguientes opciones"
            | \b (?:más[ ]adelante|arriba|abajo|aquí|a[ ]continuación) \b
            """
        ),
        stated=_pattern(r"\b (?:siguiente|anterior(?:es)?) \b"),
        asked=_pattern(
            r"""
              \b lo [ ] siguiente \b
            | \b (?:siguiente|anterior) [ ] (?:ejemplo|código|texto|tabla|lista|sección) \b
            | \b (?:ejemplo|código|texto|tabla|lista|sección) [ ] (?:siguiente|anterior) \b
            | \b según [ ] (?:el|la|este|esta) [ ] (?:texto|documento|artículo|pasaje|contexto|página|sección) \b
            | \b (?:mencionad|descrit|mostrad|indicad) [oa]s? [ ] (?:antes|anteriormente) \b
            | \b (?:texto|código|contexto) [ ] (?:dado|proporcionado) \b
            """
        ),
    ),
    Words(
        language="fr",
        page=_pattern(
            r"""
              \b (?:cette|cet|ce) [ ] (?:\w+[ ])? (?:section|page|document|chapitre|article|guide|tutoriel) \b
            """
        ),
        near=_pattern(
            r"""
              \b (?:cette|cet|ce) [ ] (?:\w+[ ])? (?:tableau|liste|exemple) \b
            | \b suivante?s \b                          # "laquelle des options suivantes"
            | \b (?:ci-dess(?:us|ous)|ci-après|ici) \b
            | \b plus [ ] (?:haut|bas) \b (?! [ ] que\b)
            """
        ),
        stated=_pattern(r"\b (?:suivante?|précédente?s?) \b"),
        asked=_pattern(
            r"""
              \b (?:code|texte|tableau|exemple|section|chapitre|page|liste) [ ] (?:suivante?|précédente?) \b
            | \b (?:selon|d['’]après) [ ] (?:le|la|ce|cet|cette) [ ]
              (?:texte|document|passage|article|section|page|contexte|extrait) \b
            | \b (?:code|texte|contexte|passage) [ ] (?:fourni|donné) \b
            | \b (?:mentionné|décrit|cité|présenté) e?s? [ ] (?:précédemment|auparavant) \b
            """
        ),
    ),
    Words(
        language="pt",
        page=_pattern(
            r"""
              \b [nd]? est[ea] [ ] (?:\w+[ ])? (?:seção|página|documento|capítulo|artigo|guia|tutorial) \b
            """
        ),
        near=_pattern(
            r"""
              \b [nd]? est[ea] [ ] (?:\w+[ ])? (?:tabela|lista|exemplo) \b
            | \b seguintes \b
            | \b (?:acima|abaixo) \b (?! [ ] d[eao]s?\b)    # not "acima de 10"
            | \b (?:aqui|a[ ]seguir) \b
            """
        ),
        stated=_pattern(r"\b (?:seguinte|anterior(?:es)?) \b"),
        asked=_pattern(
            r"""
              \b [nd]? ess[ea] [ ] (?:seção|página|documento|capítulo|artigo|guia|tutorial) \b
            | \b o [ ] seguinte \b
            | \b (?:código|texto|exemplo|tabela|lista|seção) [ ] (?:seguinte|anterior|fornecid[oa]|dad[oa]) \b
            | \b seguinte [ ] (?:código|texto|exemplo|tabela|lista) \b
            | \b (?:segundo|conforme|de[ ]acordo[ ]com) [ ] (?:o|a|este|esta) [ ]
              (?:texto|documento|artigo|trecho|contexto|página|seção) \b
            | \b (?:mencionad|descrit|mostrad|citad) [oa]s? [ ] (?:antes|anteriormente) \b
            """
        ),
    ),
    Words(
        language="it",
        page=_pattern(
            r"""
              \b quest[ao] [ ] (?:\w+[ ])? (?:sezione|pagina|documento|capitolo|guida) \b
            | \b quest['’] articolo \b
            """
        ),
        near=_pattern(
            r"""
              \b qui [ ] (?:sopra|sotto) \b             # "sopra" alone is over something
            | \b seguenti \b
            | \b (?:riportat|descritt|mostrat|citat|menzionat|elencat) [aoei] [ ] (?:sopra|sotto|qui) \b
            """
        ),
        asked=_pattern(r"\b secondo [ ] (?:il|la|questo|questa) [ ] (?:testo|documento|pagina|sezione|brano) \b"),
    ),
    Words(
        language="ru",
        page=_pattern(
            r"""
              \b эт(?:от|ом|ого|ому|им|а|ой|у) [ ] (?:раздел|страниц|документ|глав(?:а|е|у|ы|ой)\b|стать|руководств)
            """
        ),
        near=_pattern(
            r"""
              \b (?:приведённ|приведенн|указанн|описанн|упомянут|перечисленн|показанн) \w* [ ] (?:выше|ниже|здесь) \b
            | \b (?:выше|ниже) [ ]? (?:приведённ|приведенн|указанн|описанн|упомянут|перечисленн|показанн)
            | \b из [ ] следующих \b                    # "какой из следующих"; "следующий" alone is the next one
            """
        ),
        asked=_pattern(r"\b согласно [ ] (?:этому[ ])? (?:тексту|документу|разделу|отрывку|статье) \b"),
    ),
    Words(
        language="zh",
        page=_pattern(
            r"""
              # no spaces between words: "基本节点" is a basic node, "脚本文件" a script file, "本节点" this node
              (?<![基文版脚腳样樣副根日]) 本 (?: [节節] (?![点點奏约約]) | [页頁章] | 文 (?![件字化本]) | 文[档檔] )
            | [这這此该該] (?: [一个個篇] )? (?: [节節] (?![点點奏约約]) | [页頁] (?![面]?[数數]) | 章 )
            """
        ),
        near=_pattern(
            r"""
              [上下] [述列] | [上下] [表图圖例] (?=[中所的])
            | (?<![线線以]) 上文 (?![件档檔字化本章]) | (?<!上) 下文 (?![件档檔字化本章])
            | 以[上下] (?: 哪 | 内容 | 內容 | 代码 | 代碼 | 示例 | 选项 | 選項 | 列表 )
            | 如[上下] 所 [示述]
            """
        ),
        asked=_pattern(r"根据 (?: 文[章档中] | 这段 | 该文 | 上面 ) | 根據 (?: 文[章檔中] | 這段 | 該文 | 上面 )"),
    ),
    Words(
        language="ja",
        page=_pattern(r"この (?: セクション | ページ | 章 | 節 | 文書 | ドキュメント | 記事 | ガイド )"),
        near=_pattern(
            r"""
              [上下] 記 | 前述 | 後述
            | (?: 以下 | [上下] ) の (?: 例 | 表 | コード | リスト | 図 | うち )
            | 次の うち
            """
        ),
        asked=_pattern(r"(?: 本文 | 文書 | 文章 | テキスト | ドキュメント ) に よ (?: ると | れば )"),
    ),
    Words(
        language="ko",
        page=_pattern(
            r"""
              # "이 장" is this chapter, "이 장치" this device; "높이 페이지" is no "이"
              (?<!\w) 이 [ ] (?: 섹션 | 페이지 | 문서 | 가이드 | 장 (?![치비애면]) | 절 (?![차]) )
            """
        ),
        near=_pattern(
            r"""
              (?<!\w) (?: 위 | 아래 ) 의? [ ] (?: 예제 | 예시 | 표 | 코드 | 목록 | 그림 )
            | (?<!\w) (?: 위 | 아래 ) 에서? [ ] (?: 설명 | 언급 | 나온 | 나열 )
            | (?<!\w) 다음 [ ] 중
            """
        ),
        asked=_pattern(r"(?: 본문 | 문서 | 텍스트 | 글 ) 에 [ ] 따르면"),
    ),
    Words(
        language="hi",
        page=_pattern(r"इस [ ] (?: पृष्ठ | अनुभाग | अध्याय | लेख | दस्तावे | खंड | पेज )"),
        near=_pattern(
            r"""
              (?: ऊपर | नीचे ) [ ] (?: दिए | दिये | दी [ ] ग | दिया [ ] ग | बताए | बताई | वर्णित | दिखाए )
            | निम्नलिखित
            """
        ),
        asked=_pattern(r"(?: पाठ | दस्तावे\S{1,3} | लेख ) [ ] के [ ] अनुसार"),
    ),
    Words(
        language="nl",
        near=_pattern(
            r"""
              \b (?:dit|deze) [ ] (?:\w+[ ])? (?:hoofdstuk|sectie|pagina|paragraaf|document|handleiding|tabel
                |lijst|voorbeeld) \b
            | \b hier(?:boven|onder) \b | \b (?:bovenstaande|onderstaande|volgende[ ](?:tabel|lijst|voorbeeld
                |opties)) \b
            """
        ),
    ),
    Words(
        language="sv",
        near=_pattern(
            r"""
              \b (?:detta|denna|det[ ]här|den[ ]här) [ ] (?:avsnitt|sida|kapitel|dokument|handbok|tabell
                |lista|exempel) (?:et|en|an|n)? \b
            | \b (?:ovan|nedan|ovanstående|nedanstående|följande[ ](?:tabell|lista|exempel|alternativ)) \b
            """
        ),
    ),
    Words(
        language="da",
        near=_pattern(
            r"""
              \b (?:dette|denne) [ ] (?:afsnit|side|kapitel|dokument|håndbog|tabel|liste|eksempel) \b
            | \b (?:ovenfor|nedenfor|ovenstående|nedenstående|følgende[ ](?:tabel|liste|eksempel|valg)) \b
            """
        ),
    ),
    Words(
        language="nb",
        near=_pattern(
            r"""
              \b (?:dette|denne) [ ] (?:avsnittet|siden|kapittelet|kapitlet|dokumentet|håndboken|tabellen
                |listen|eksempelet) \b
            | \b (?:ovenfor|nedenfor|ovenstående|nedenstående|følgende[ ](?:tabell|liste|eksempel|valg)) \b
            """
        ),
    ),
    Words(
        language="pl",
        near=_pattern(
            r"""
              \b (?:ten|tego|tym|ta|tej|tę|niniejsz\w+) [ ] (?:rozdzia|stron|dokument|podręcznik|sekcj|tabel
                |przykład) \w*
            | \b (?:powyż|poniż) (?:ej|sz\w+) \b
            """
        ),
    ),
    Words(
        language="cs",
        near=_pattern(
            r"""
              \b (?:tento|tomto|tohoto|tato|této|tuto) [ ] (?:oddíl|stránk|kapitol|dokument|příruč|část
                |tabulk|příklad) \w*
            | \b (?:výše|níže) \b | \b následující \b
            """
        ),
    ),
    Words(
        language="uk",
        near=_pattern(
            r"""
              \b (?:цей|цьому|цього|ця|цій|цю) [ ] (?:розділ|сторін|документ|посібник|глав|стат) \w*
            | \b (?:наведен|вказан|описан|згадан) \w* [ ] (?:вище|нижче|тут) \b | \b (?:вище
                |нижче) (?:наведен|вказан|описан|згадан) \w*
            """
        ),
    ),
    Words(
        language="ro",
        near=_pattern(
            r"""
              \b (?:această|acestei|acest|acestui) [ ] (?:secțiun|pagin|capitol|document|ghid|tabel) \w*
            | \b mai [ ] (?:sus|jos) \b | \b următoarele \b
            """
        ),
    ),
    Words(
        language="fi",
        near=_pattern(
            r"""
              \b t(?:ämä|ässä|ämän|ätä) [ ] (?:luku|luvu|sivu|osio|asiakirja|ohje|taulukko) \w*
            | \b (?:yllä|alla|edellä|jäljempänä|seuraava[nt]?) \b
            """
        ),
    ),
    Words(
        language="tr",
        near=_pattern(
            r"""
              \b bu [ ] (?:bölüm|sayfa|belge|kılavuz|kısım|tablo|örnek) \w*
            | \b (?:yukarıda|aşağıda) \w* \b
            """
        ),
    ),
    Words(
        language="id",
        near=_pattern(
            r"""
              \b (?:bagian|halaman|bab|dokumen|panduan|tabel|contoh) [ ] ini \b
            | \b (?:di[ ]atas|di[ ]bawah[ ]ini|berikut[ ]ini) \b
            """
        ),
    ),
    Words(
        language="vi",
        near=_pattern(
            r"""
              (?<!\w) (?:phần|trang|chương|mục|tài[ ]liệu|bảng|ví[ ]dụ) [ ] này (?!\w)
            | (?<!\w) (?:ở[ ]trên|bên[ ]dưới|dưới[ ]đây|sau[ ]đây) (?!\w)
            """
        ),
    ),
    Words(
        language="el",
        near=_pattern(
            r"""
              (?<!\w) αυτ(?:ή|ό|ής|ού) [ ] (?:η|το|της|του|την) [ ] (?:ενότητα|σελίδα|κεφάλαιο|έγγραφο|οδηγό) \w*
            | (?<!\w) (?:παραπάνω|παρακάτω|ακόλουθ\w+) (?!\w)
            """
        ),
    ),
)
