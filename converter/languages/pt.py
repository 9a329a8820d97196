"""Portuguese. Headings that begin with an infinitive are tasks; others stand in quotation marks."""

import re

from .pack import Clause, Pack
from .plainly import clauses, reader, said

# Infinitives, unless a noun or adjective that ends so.
_VERB = (
    r"(?!(?:lugar|lar|mulher|poder|dever|qualquer|militar|similar|particular|regular|auxiliar|celular|exemplar"
    r"|pilar|dólar|altar|solar|escolar|familiar|popular|titular|nuclear"
    r"|caráter|líder|servidor|prazer|super|hiper|elixir|radar|avatar|setor|valor|autor|editor|vetor|fator|operador)\b)"
    r"(?:\w{2,}(?:ar|er|ir)|pôr|dispor|expor|compor|propor|impor|supor|repor)"
)
_TASK = re.compile(
    rf"{_VERB}\s+(?:o|a|os|as|um|uma|uns|umas|ao|à|de|do|da|dos|das|seu|sua|seus|suas|este|esta|vários|várias"
    rf"|todos|todas|com|em|no|na|por|para|`|\w{{3,}}s\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:el[ea]s?|n?est[ea]s?|iss?to|isso|ess[ea]s?|d?aquel\w*|seu|sua|seus|suas|você|vocês|lhes?|nós"
    r"|noss[oa]s?|tal|tais|ambos|ambas|mesm[oa]s?|dess\w*|dest\w*|último)\b|-l[oa]s?\b",
    re.IGNORECASE,
)
_X = r"(?P<x>[^,:;.!?()]{6,90}?)"

PACK = Pack(
    language="pt",
    frames={
        "thing": (
            "O que devo saber sobre “{x}”{at}?",
            "Explique “{x}”{at}.",
            "Dê-me uma visão geral de “{x}”{at}.",
            "Em que consiste “{x}”{at}?",
            "Descreva “{x}”{at}.",
            "Pode me explicar “{x}”{at}?",
            "Resuma o essencial sobre “{x}”{at}.",
        ),
        "what_is": (
            "O que significa “{x}”{at}?",
            "A que se refere “{x}”{at}?",
            "Defina “{x}”{at}.",
            "Explique o termo “{x}”{at}.",
        ),
        "task": (
            "Como posso {x}{at}?",
            "Como faço para {x}{at}?",
            "Quero {x}{at}. Como faço isso?",
            "Explique como {x}{at}.",
            "Mostre-me como {x}{at}.",
            "O que preciso fazer para {x}{at}?",
        ),
        "steps": (
            "Quais são os passos para {x}{at}?",
            "Dê instruções passo a passo para {x}{at}.",
            "Em que ordem devo proceder para {x}{at}?",
        ),
        "purpose": (
            "O que faz {x}{at}?",
            "Para que serve {x}{at}?",
            "Explique o que {x} faz{at}.",
            "O que acontece quando chamo {x}{at}?",
            "Descreva {x}{at}.",
        ),
        "purpose_class": (
            "Para que serve a classe {x}{at}?",
            "Explique a classe {x}{at}.",
            "Descreva a classe {x}{at}.",
        ),
        "purpose_exception": ("O que significa a exceção {x}{at}?", "Recebo {x}{at}. O que isso quer dizer?"),
        "purpose_value": (
            "O que representa {x}{at}?",
            "Explique {x}{at}.",
            "Para que serve {x}{at}?",
            "Descreva {x}{at}.",
        ),
        "purpose_command": ("O que faz {x}{at}?", "Para que serve {x}{at}?", "Diga brevemente o que {x} faz{at}."),
        "arguments": (
            "Quais parâmetros {x} tem{at}?",
            "Qual é a assinatura de {x}{at}?",
            "Quais argumentos {x} aceita{at}?",
            "Mostre-me a assinatura de {x}{at}.",
        ),
        "parameter": (
            "Para que serve o parâmetro `{p}` de {x}{at}?",
            "O que faz o argumento `{p}` de {x}{at}?",
            "Explique o parâmetro `{p}` de {x}{at}.",
        ),
        "returns": ("O que {x} retorna{at}?", "Qual é o valor de retorno de {x}{at}?"),
        "members": ("Quais {kind} {x} tem{at}?", "Liste os {kind} de {x}{at}."),
        "example_api": (
            "Mostre-me um exemplo de {x}{at}.",
            "Como é uma chamada de {x}{at}?",
            "Dê um exemplo de código com {x}{at}.",
        ),
        "definition": (
            "O que significa “{x}”{at}?",
            "O que se entende por “{x}”{at}?",
            "Defina “{x}”{at}.",
            "Explique o termo “{x}”{at}.",
        ),
        "definition_code": ("Para que serve {x}{at}?", "O que significa {x}{at}?", "Explique {x}{at}."),
        "row": (
            "O que significa {x}{at}?",
            "O que representa {x}{at}?",
            "Explique {x}{at}.",
            "Para que serve {x}{at}?",
        ),
        "row_column": ("O que indica “{column}” para {x}{at}?", "Para {x}{at}, o que consta em “{column}”?"),
        "differ": (
            "Em que {a} e {b} diferem{at}?",
            "Compare {a} e {b}{at}.",
            "Qual é a diferença entre {a} e {b}{at}?",
        ),
        "flag": (
            "O que faz a opção {x}{at}?",
            "Para que serve {x}{at}?",
            "Explique a opção {x}{at}.",
            "Qual é o efeito de {x}{at}?",
        ),
        "beware": ("Com o que devo ter cuidado em “{x}”{at}?", "Que cuidados é preciso ter com “{x}”{at}?"),
        "beware_task": ("Com o que devo ter cuidado ao {x}{at}?", "Que cuidados é preciso ter para {x}{at}?"),
        "note": ("O que mais devo saber sobre “{x}”{at}?", "Há alguma observação sobre “{x}”{at}?"),
        "note_task": ("O que mais devo saber para {x}{at}?", "Há alguma observação sobre como {x}{at}?"),
        "error": ("Recebo o erro {x}{at}. Por quê, e como resolvo?", "O que causa {x}{at}, e o que posso fazer?"),
        "added": ("Desde qual versão {x} está disponível{at}?", "Em que versão {x} foi adicionado{at}?"),
        "changed": ("O que mudou em {x} na versão {v}{at}?", "Que mudança a versão {v} trouxe para {x}{at}?"),
        "deprecated": ("O uso de {x} está obsoleto{at}?", "Desde quando o uso de {x} está obsoleto{at}?"),
        "generic_use": ("Como se usa {x}{at}?", "Explique como usar {x}{at}."),
        "generic_install": ("Como se instala {x}{at}?", "Como instalo {x}{at}?"),
        "generic_configure": ("Como se configura {x}{at}?", "Explique como configurar {x}{at}."),
        "generic_require": ("O que {x} requer{at}?", "Quais são os requisitos de {x}{at}?"),
        "generic_about": ("O que devo saber sobre {x}{at}?", "Dê-me uma visão geral de {x}{at}.", "Descreva {x}{at}."),
    },
    anchors={
        "product": (" no {a}",),
        "module": (" no módulo {a}",),
        "api": (" no {a}",),
        "command": (" no {a}",),
        "release": (" no {a}",),
        **dict.fromkeys(("topic", "task"), ("",)),  # cannot stand without being inflected
    },
    owners={},
    read=reader(
        asker={"seu": "meu", "sua": "minha", "seus": "meus", "suas": "minhas"},
        generic=frozenset(
            "glossário vocabulário introdução resumo descrição uso utilização instalação configuração requisitos "
            "exemplo exemplos parâmetros opções argumentos notas observações generalidades contexto conteúdo nome "
            "sintaxe detalhes erros funções classes métodos atributos apresentação".split()
        ),
        task=_TASK,
        question=re.compile(r"(?:como|por que|quando|onde|o que|qual|quais|quem) \S+", re.IGNORECASE),
    ),
    clause=clauses(verb=re.compile(_VERB + r"\b", re.IGNORECASE), leaning=_PRONOUN),
    is_said=said("é|são"),
    skip=re.compile(
        r"(?:veja também|ver também|conteúdos?|índice|sumário|referências|bibliografia|links? .*|licença"
        r"|agradecimentos|busca|pesquisa|navegação)",
        re.IGNORECASE,
    ),
    call_to_action=re.compile(
        r"(?:assine|inscreva-se|cadastre-se|siga-nos|doe |clique|leia mais|saiba mais|voltar ao topo)", re.IGNORECASE
    ),
    dangling=re.compile(
        r"(?:No entanto|Portanto|Assim|Além disso|Também|Caso contrário|Então|Depois|Mas|E|Ou|Por exemplo"
        r"|Nest[ea] caso|Ness[ea] caso|Est[ea]s?|Ess[ea]s?|Isto|Isso|Ele\w*|Ela\w*|Aqui|Finalmente|Contudo)\b"
    ),
    sentences=(Clause(pattern=re.compile(rf"Para {_X}, (?!veja\b|consult)"), intent="task", verb=True),),
    leads=(Clause(pattern=re.compile(r"Para (?P<x>[^,:;.!?()]{6,90}?)(?:, .*)?:"), intent="task", verb=True),),
    version=(
        Clause(
            pattern=re.compile(
                r"(?:Novo|Nova|Adicionad[oa]) na versão (?P<v>[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL
            ),
            intent="added",
        ),
        Clause(
            pattern=re.compile(
                r"(?:Alterad[oa]|Modificad[oa]) na versão (?P<v>[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL
            ),
            intent="changed",
        ),
        Clause(
            pattern=re.compile(
                r"(?:Obsolet[oa]|Descontinuad[oa]) desde a versão (?P<v>[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL
            ),
            intent="deprecated",
        ),
    ),
    generic={
        **dict.fromkeys(("uso", "utilização"), "generic_use"),
        "instalação": "generic_install",
        "configuração": "generic_configure",
        "requisitos": "generic_require",
        **dict.fromkeys(("introdução", "resumo", "descrição", "apresentação"), "generic_about"),
    },
    columns={
        **dict.fromkeys(
            "nome parâmetro parâmetros opção opções campo coluna comando comandos erro variável chave valor "
            "caractere elemento atributo".split(),
            "key",
        ),
        **dict.fromkeys("descrição significado propósito explicação efeito".split(), "description"),
        **dict.fromkeys(("padrão", "valor padrão", "predefinição"), "default"),
        "tipo": "type",
    },
    fields={
        "parâmetros": "parameters",
        "argumentos": "parameters",
        "retorna": "returns",
        "retorno": "returns",
        "levanta": "raises",
    },
    labels={"methods": "métodos", "attributes": "atributos"},
    module_noun="o módulo {}".format,
)
