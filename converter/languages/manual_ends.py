"""What manual pages end with in the languages they are translated into: who wrote them, where to write, see also."""

import re

_WHO = (
    r"autor|autoren|autor(?:es|i|ul|ii)|auteurs?|autore|autoři|autorzy|forfattere?|författare|tekijät?|szerzők?"
    r"|pengarang|penulis|автор[иы]?|yazan(?:lar)?|tác giả|作者|著者|저자|authors?"
)
_RIGHTS = (
    r"copyright|urheberrecht|droits d[’']auteur|derechos de autor|prawa autorskie"
    r"|autorsk(?:é|á) práv[ao]|tekijänoikeu\w+"
    r"|ophavsret|upphovsrätt|opphavsrett|szerzői jog|hak cipta|авторск(?:ие|ое) прав[ао]|авторські права|telif hakkı"
    r"|bản quyền|版权|著作権|저작권|auteursrecht(?:en)?|direitos autorais|drepturi de autor"
)
_FAULTS = (
    r"fehler melden|signal(?:er|ement) d\w* (?:bogues|problèmes)|informar de (?:errores|fallos)|segnalare (?:i )?bug"
    r"|segnalazione (?:dei )?bug|zgłaszanie błędów|hlášení chyb|fejlrapporter|rapportering a[vf] feil"
    r"|rapporter\w* (?:av )?fel"
    r"|rapportering af fejl|(?:rapporteren van bugs|bugs rapporteren|fouten melden)|virheistä ilmoittaminen"
    r"|hibák jelentése|melaporkan bug|relatando (?:problemas|bugs)|raportă o eroare|raportarea \w+"
    r"|(?:информация|сообщени[ея]) об ошибках|звіти про вади|geri ?bildirim|hataların? bildir\w*|(?:thông )?báo lỗi"
    r"|报告错误|报告缺陷|バグの?報告|버그 보고"
)
_OTHERS = (
    r"übersetzung|traduction|traducción|tradução|tłumaczenie|překlad|çeviren|переклад|перевод|översättning|vertaling"
    r"|další informace|vedeți și|ilgili belgeler|入手方法|siehe auch|voir aussi|véase también|veja também"
)
ENDS = re.compile(rf"(?:{_WHO}|{_RIGHTS}|{_FAULTS}|{_OTHERS})", re.IGNORECASE)
