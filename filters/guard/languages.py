# ruff: noqa: E501  # a line is a meaning, however many forms it has
"""Forms of German, French, Spanish and Portuguese that decide what a sentence claims; notation as in `english.py`."""

GERMAN = """
modal:must | muss; müssen; musst; mussten; musste; ist zu; sind zu; hat zu; haben zu; zwingend; erforderlich; notwendig; nötig; benötigt
modal:should | sollte; sollten; soll; sollen; solltest; empfohlen; es empfiehlt sich
modal:may | kann; können; kannst; konnte; konnten; könnte; könnten; darf; dürfen; darfst; möglich; erlaubt; möglicherweise; vielleicht
modal:cannot + not | kann nicht; können nicht; darf nicht; dürfen nicht; kann kein; kann keine; darf kein; darf keine; unmöglich; verboten
quantifier:all | alle; allen; aller; alles; jede; jeder; jedes; jeden; jedem; jeweils; sämtliche; ganze; gesamte; gesamten; ganzen
quantifier:some | einige; einigen; manche; manchen; mehrere; mehreren; etliche; bestimmte; etwas
quantifier:many | viele; vielen; zahlreiche
quantifier:most | die meisten; meiste; meisten
quantifier:only | nur; ausschließlich; lediglich; bloß; allein; nichts als
quantifier:atmost | höchstens; maximal; nicht mehr als; bis zu
quantifier:atleast | mindestens; wenigstens; nicht weniger als; oder mehr; minimal
quantifier:approximately | etwa; ungefähr; circa; rund; fast; beinahe
comparison:more | mehr als; größer als; mehr; größer; höher; länger
comparison:less | weniger als; kleiner als; weniger; kleiner; niedriger; kürzer
comparison:fast | schneller
comparison:slow | langsamer
condition:if | wenn; falls; sofern; sobald; solange; ob
condition:if + not | außer wenn; es sei denn; wenn nicht; falls nicht; sofern nicht
condition:only | nur wenn; nur falls; nur dann; erst wenn
condition:even | obwohl; obgleich; selbst wenn; auch wenn; trotz; trotzdem; unabhängig von
condition:while | während
order:before | bevor; vor; vorher; zuvor; ehe
order:after | nachdem; nach; danach; anschließend; hinterher; daraufhin
order:until | bis
order:since | seit; ab
order:first | zuerst; zunächst
order:last | zuletzt; letzte; letzten
cause:because | weil; da; denn; wegen; aufgrund; deshalb; daher; deswegen; somit
cause:purpose | damit; um
frequency:always | immer; stets; jederzeit; ständig; jedes mal
frequency:ever + not | nie; niemals; nimmer
frequency:usually | normalerweise; meistens; meist; üblicherweise; gewöhnlich; in der regel
frequency:often | oft; häufig; oftmals
frequency:sometimes | manchmal; gelegentlich; mitunter; hin und wieder
frequency:rarely | selten; kaum
frequency:once | einmal
exception:except | außer; ausgenommen; mit ausnahme; abgesehen von; bis auf
default:default | standardmäßig; voreingestellt; vorgabe; standardwert; voreinstellung; vorgegeben
polarity:not | nicht; kein; keine; keinen; keinem; keiner; keines; nichts; niemand; weder; noch; ohne; statt; anstatt; anstelle; fehlt; fehlen
join:and | und; sowie; sowohl; als auch; auch
join:or | oder
"""
FRENCH = """
modal:must | doit; doivent; devez; faut; il faut; nécessaire; obligatoire; requis; devra; devront
modal:should | devrait; devraient; devriez; recommandé; conseillé; il est préférable
modal:may | peut; peuvent; pouvez; pourrait; pourraient; possible; permis; autorisé; éventuellement; pourra
modal:cannot + not | ne peut pas; ne peuvent pas; ne pouvez pas; ne doit pas; ne doivent pas; impossible; interdit
quantifier:all | tous; toutes; tout; toute; chaque; entier; entière; chacun; chacune
quantifier:some | quelques; certains; certaines; plusieurs; divers
quantifier:many | beaucoup; nombreux; nombreuses
quantifier:most | la plupart; la majorité
quantifier:only | seulement; uniquement; exclusivement; seul; seule; seuls; seules; rien que
quantifier:atmost | au plus; au maximum; pas plus de; jusqu'à; maximum
quantifier:atleast | au moins; au minimum; pas moins de; ou plus; minimum
quantifier:approximately | environ; presque; à peu près
comparison:more | plus de; plus grand que; supérieur à; supérieure à; plus
comparison:less | moins de; plus petit que; inférieur à; inférieure à; moins
condition:if | si; lorsque; lorsqu; quand; dès que; tant que; à condition que; pourvu que; au cas où
condition:if + not | sauf si; à moins que; à moins de; si ne
condition:only | seulement si; uniquement si; que si
condition:even | même si; bien que; quoique; malgré; quel que soit
condition:while | pendant; pendant que; tandis que
order:before | avant; avant de; avant que; auparavant; préalablement
order:after | après; après que; ensuite; puis; à la suite de
order:until | jusque; jusqu'à ce que
order:since | depuis; à partir de
order:first | d'abord; premièrement
order:last | dernier; dernière
cause:because | parce que; parce qu; car; puisque; à cause de; en raison de; grâce à; donc; par conséquent
cause:purpose | afin de; afin que; pour que
frequency:always | toujours; constamment; à chaque fois
frequency:ever + not | jamais; ne jamais
frequency:usually | habituellement; généralement; normalement; d'habitude
frequency:often | souvent; fréquemment
frequency:sometimes | parfois; quelquefois; de temps en temps
frequency:rarely | rarement
frequency:once | une fois
exception:except | sauf; excepté; hormis; à l'exception de; mis à part
default:default | par défaut
polarity:not | ne pas; n'est pas; pas; aucun; aucune; rien; personne; sans; ni; au lieu de; plutôt que; plutôt qu; manque
join:and | et; ainsi que; aussi
join:or | ou
"""
SPANISH = """
modal:must | debe; deben; debes; hay que; tiene que; tienen que; necesario; obligatorio; requerido; deberá; deberán; necesita
modal:should | debería; deberían; recomendado; se recomienda; conviene; recomendable
modal:may | puede; pueden; puedes; podría; podrían; posible; permitido; quizás; tal vez; podrá
modal:cannot + not | no puede; no pueden; no puedes; no debe; no deben; imposible; prohibido
quantifier:all | todos; todas; todo; toda; cada; entero; entera
quantifier:some | algunos; algunas; varios; varias; ciertos; ciertas; unos; unas
quantifier:many | muchos; muchas; numerosos
quantifier:most | la mayoría; la mayor parte
quantifier:only | solo; sólo; solamente; únicamente; exclusivamente; nada más que
quantifier:atmost | como máximo; a lo sumo; no más de; hasta; máximo
quantifier:atleast | al menos; como mínimo; por lo menos; no menos de; o más; mínimo
quantifier:approximately | aproximadamente; alrededor de; casi
comparison:more | más de; más que; mayor que; superior a; más; mayor
comparison:less | menos de; menos que; menor que; inferior a; menos; menor
condition:if | si; cuando; siempre que; en caso de; tan pronto como; mientras que; con tal de que
condition:if + not | a menos que; salvo que; excepto si; salvo si; a no ser que; si no
condition:only | solo si; sólo si; solo cuando; sólo cuando
condition:even | aunque; a pesar de; incluso si; independientemente de
condition:while | mientras; durante
order:before | antes; antes de; antes de que; previamente
order:after | después; después de; después de que; luego; tras; posteriormente
order:until | hasta que
order:since | desde; a partir de
order:first | primero; en primer lugar
order:last | último; última
cause:because | porque; ya que; puesto que; debido a; por lo tanto; por eso; a causa de
cause:purpose | para que; con el fin de
frequency:always | siempre; constantemente; cada vez
frequency:ever + not | nunca; jamás
frequency:usually | normalmente; generalmente; habitualmente; por lo general
frequency:often | a menudo; frecuentemente; con frecuencia
frequency:sometimes | a veces; ocasionalmente; de vez en cuando
frequency:rarely | raramente; rara vez
frequency:once | una vez
exception:except | excepto; salvo; con excepción de; a excepción de; aparte de
default:default | por defecto; predeterminado; predeterminada; por omisión
polarity:not | no; ningún; ninguno; ninguna; nada; nadie; sin; ni; tampoco; en lugar de; en vez de; carece de; falta
join:and | y; e; así como; también
join:or | o; u
"""
PORTUGUESE = """
modal:must | deve; devem; tem que; têm que; tem de; necessário; obrigatório; requerido; deverá; precisa; precisam; é preciso
modal:should | deveria; deveriam; recomendado; recomenda se; convém; recomendável
modal:may | pode; podem; poderia; poderiam; possível; permitido; talvez; poderá
modal:cannot + not | não pode; não podem; não deve; não devem; impossível; proibido
quantifier:all | todos; todas; todo; toda; cada; inteiro; inteira; tudo
quantifier:some | alguns; algumas; vários; várias; certos; certas
quantifier:many | muitos; muitas; numerosos
quantifier:most | a maioria; a maior parte
quantifier:only | só; somente; apenas; unicamente; exclusivamente; nada mais que
quantifier:atmost | no máximo; não mais de; não mais que; até; máximo
quantifier:atleast | pelo menos; no mínimo; ao menos; ou mais; mínimo
quantifier:approximately | aproximadamente; cerca de; quase
comparison:more | mais de; mais que; maior que; superior a; mais; maior
comparison:less | menos de; menos que; menor que; inferior a; menos; menor
condition:if | se; quando; sempre que; caso; assim que; desde que; no caso de
condition:if + not | a menos que; exceto se; salvo se; a não ser que; se não
condition:only | só se; somente se; apenas se; só quando; apenas quando
condition:even | embora; mesmo que; mesmo se; apesar de; independentemente de
condition:while | enquanto; durante
order:before | antes; antes de; antes que; previamente; anteriormente
order:after | depois; depois de; depois que; após; em seguida; posteriormente
order:until | até que
order:since | desde; a partir de
order:first | primeiro; em primeiro lugar
order:last | último; última
cause:because | porque; já que; pois; devido a; por causa de; portanto; por isso
cause:purpose | para que; a fim de
frequency:always | sempre; constantemente; cada vez
frequency:ever + not | nunca; jamais
frequency:usually | normalmente; geralmente; habitualmente; em geral
frequency:often | muitas vezes; frequentemente; com frequência
frequency:sometimes | às vezes; ocasionalmente; de vez em quando
frequency:rarely | raramente
frequency:once | uma vez
exception:except | exceto; salvo; com exceção de; à exceção de; além de
default:default | por padrão; por omissão; predefinido; predefinida
polarity:not | não; nenhum; nenhuma; nada; ninguém; sem; nem; em vez de; ao invés de; falta
join:and | e; bem como; também
join:or | ou
"""
EMPTY = {
    "de": """der die das den dem des ein eine einen einem einer eines ist sind war waren wird werden wurde wurden worden
        sein hat haben hatte er sie es ihr ihre ihren ihrem sich man wir du ihn ihm dies diese dieser dieses diesem diesen
        dass so hier dort zu zum zur in im an am auf bei beim mit von vom für durch über unter aus als wie dann doch schon
        eben bitte mal also dabei dazu daran darin welche welcher welches""",
    "fr": """le la les l un une des de du d est sont était étaient être été a ont avoir ce cet cette ces c il elle ils
        elles on nous vous se s y en à au aux dans sur par pour avec que qu qui dont où son sa ses leur leurs ne n alors
        ainsi comme voici voilà""",
    "es": """el la los las un una unos de del es son era eran ser sido está están estar ha han haber este esta estos
        estas ese esa eso lo le les se su sus en a al por para con que qual cuyo como así entonces aquí allí""",
    "pt": """o a os as um uma uns umas de do da dos das é são era eram ser sido está estão estar foi foram há ter tem este
        esta estes estas esse essa isso isto ele ela eles elas se seu sua seus suas em no na nos nas ao aos à às por pelo
        pela para com que como assim então aqui ali""",
}
