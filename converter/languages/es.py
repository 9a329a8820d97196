"""Spanish. Headings that begin with an infinitive are tasks; others stand in guillemets."""

import re

from .pack import Clause, Pack
from .plainly import clauses, reader, said

# Infinitives, unless a noun or adjective that ends so.
_VERB = (
    r"(?!(?:lugar|hogar|azar|taller|mujer|poder|deber|primer|tercer|ayer|militar|similar|particular|regular"
    r"|auxiliar|estándar|celular|ejemplar|pilar|dólar|altar|solar|escolar"
    r"|familiar|popular|titular|nuclear|carácter|líder|servidor|placer|alquiler|nivel|super|inter|hiper|elixir"
    r"|porvenir|avatar|radar)\b)"
    r"\w{2,}(?:ar|er|ir|ír|arse|erse|irse)"
)
_TASK = re.compile(
    rf"{_VERB}\s+(?:el|la|los|las|un|una|unos|unas|al|a|de|del|su|sus|tu|tus|este|esta|varios|varias|todos|todas"
    rf"|con|en|desde|por|para|`|\w{{3,}}s\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:él|ellos|ella|ellas|ello|est[eao]s?|es[eao]s?|aquel\w*|su|sus|suy\w*|usted\w*|le|les|nosotros"
    r"|nuestr\w*|dich[oa]s?|mism[oa]s?|tal|tales|ambos|ambas|último)\b|\w+(?:arlo|erlo|irlo|arla|erla|irla|arlos"
    r"|arlas|erlos|erlas|irlos|irlas)\b",
    re.IGNORECASE,
)
_X = r"(?P<x>[^,:;.!?()¿¡]{6,90}?)"

PACK = Pack(
    language="es",
    frames={
        "thing": (
            "¿Qué debería saber sobre «{x}»{at}?",
            "Explícame «{x}»{at}.",
            "Dame una visión general de «{x}»{at}.",
            "¿En qué consiste «{x}»{at}?",
            "Describe «{x}»{at}.",
            "¿Puedes explicarme «{x}»{at}?",
            "Resume lo esencial de «{x}»{at}.",
        ),
        "what_is": (
            "¿Qué significa «{x}»{at}?",
            "¿A qué se refiere «{x}»{at}?",
            "Define «{x}»{at}.",
            "Explica el término «{x}»{at}.",
        ),
        "task": (
            "¿Cómo puedo {x}{at}?",
            "¿Cómo hago para {x}{at}?",
            "Quiero {x}{at}. ¿Cómo lo hago?",
            "Explícame cómo {x}{at}.",
            "Muéstrame cómo {x}{at}.",
            "¿Qué tengo que hacer para {x}{at}?",
        ),
        "steps": (
            "¿Cuáles son los pasos para {x}{at}?",
            "Dame instrucciones paso a paso para {x}{at}.",
            "¿En qué orden debo proceder para {x}{at}?",
        ),
        "purpose": (
            "¿Qué hace {x}{at}?",
            "¿Para qué sirve {x}{at}?",
            "Explica qué hace {x}{at}.",
            "¿Qué pasa cuando llamo a {x}{at}?",
            "Describe {x}{at}.",
        ),
        "purpose_class": (
            "¿Para qué sirve la clase {x}{at}?",
            "Explica la clase {x}{at}.",
            "Describe la clase {x}{at}.",
        ),
        "purpose_exception": ("¿Qué significa la excepción {x}{at}?", "Obtengo {x}{at}. ¿Qué quiere decir?"),
        "purpose_value": (
            "¿Qué representa {x}{at}?",
            "Explica {x}{at}.",
            "¿Para qué sirve {x}{at}?",
            "Describe {x}{at}.",
        ),
        "purpose_command": ("¿Qué hace {x}{at}?", "¿Para qué sirve {x}{at}?", "Dime brevemente qué hace {x}{at}."),
        "arguments": (
            "¿Qué parámetros tiene {x}{at}?",
            "¿Cuál es la firma de {x}{at}?",
            "¿Qué argumentos acepta {x}{at}?",
            "Muéstrame la firma de {x}{at}.",
        ),
        "parameter": (
            "¿Para qué sirve el parámetro `{p}` de {x}{at}?",
            "¿Qué hace el argumento `{p}` de {x}{at}?",
            "Explica el parámetro `{p}` de {x}{at}.",
        ),
        "returns": ("¿Qué devuelve {x}{at}?", "¿Cuál es el valor de retorno de {x}{at}?"),
        "members": ("¿Qué {kind} tiene {x}{at}?", "Enumera los {kind} de {x}{at}."),
        "example_api": (
            "Muéstrame un ejemplo de {x}{at}.",
            "¿Cómo es una llamada a {x}{at}?",
            "Dame un ejemplo de código con {x}{at}.",
        ),
        "definition": (
            "¿Qué significa «{x}»{at}?",
            "¿Qué se entiende por «{x}»{at}?",
            "Define «{x}»{at}.",
            "Explica el término «{x}»{at}.",
        ),
        "definition_code": ("¿Para qué sirve {x}{at}?", "¿Qué significa {x}{at}?", "Explica {x}{at}."),
        "row": ("¿Qué significa {x}{at}?", "¿Qué representa {x}{at}?", "Explica {x}{at}.", "¿Para qué sirve {x}{at}?"),
        "row_column": ("¿Qué indica «{column}» para {x}{at}?", "Para {x}{at}, ¿qué figura en «{column}»?"),
        "differ": (
            "¿En qué se diferencian {a} y {b}{at}?",
            "Compara {a} y {b}{at}.",
            "¿Cuál es la diferencia entre {a} y {b}{at}?",
        ),
        "flag": (
            "¿Qué hace la opción {x}{at}?",
            "¿Para qué sirve {x}{at}?",
            "Explica la opción {x}{at}.",
            "¿Qué efecto tiene {x}{at}?",
        ),
        "beware": ("¿Con qué debo tener cuidado en «{x}»{at}?", "¿Qué precauciones hay que tomar con «{x}»{at}?"),
        "beware_task": ("¿Con qué debo tener cuidado al {x}{at}?", "¿Qué precauciones hay que tomar para {x}{at}?"),
        "note": ("¿Qué más debería saber sobre «{x}»{at}?", "¿Hay alguna nota sobre «{x}»{at}?"),
        "note_task": ("¿Qué más debería saber para {x}{at}?", "¿Hay alguna nota sobre cómo {x}{at}?"),
        "error": ("Obtengo el error {x}{at}. ¿Por qué, y cómo lo soluciono?", "¿Qué causa {x}{at} y qué puedo hacer?"),
        "added": ("¿Desde qué versión está disponible {x}{at}?", "¿En qué versión se añadió {x}{at}?"),
        "changed": ("¿Qué cambió en {x} en la versión {v}{at}?", "¿Qué cambio trajo la versión {v} a {x}{at}?"),
        "deprecated": ("¿Está obsoleto {x}{at}?", "¿Desde cuándo está obsoleto {x}{at}?"),
        "generic_use": ("¿Cómo se usa {x}{at}?", "Explica cómo usar {x}{at}."),
        "generic_install": ("¿Cómo se instala {x}{at}?", "¿Cómo instalo {x}{at}?"),
        "generic_configure": ("¿Cómo se configura {x}{at}?", "Explica cómo configurar {x}{at}."),
        "generic_require": ("¿Qué requiere {x}{at}?", "¿Qué requisitos tiene {x}{at}?"),
        "generic_about": (
            "¿Qué debería saber sobre {x}{at}?",
            "Dame una visión general de {x}{at}.",
            "Describe {x}{at}.",
        ),
    },
    anchors={
        "product": (" en {a}",),
        "module": (" en el módulo {a}",),
        "api": (" en {a}",),
        "command": (" en {a}",),
        "release": (" en {a}",),
        **dict.fromkeys(("topic", "task"), ("",)),  # cannot stand without being inflected
    },
    owners={},
    read=reader(
        asker={"su": "mi", "sus": "mis"},
        generic=frozenset(
            "glosario vocabulario introducción resumen descripción uso utilización instalación configuración "
            "requisitos ejemplo ejemplos parámetros opciones argumentos notas observaciones generalidades "
            "contexto contenido nombre sintaxis detalles errores funciones clases métodos atributos "
            "presentación".split()
        ),
        task=_TASK,
        question=re.compile(r"(?:cómo|por qué|cuándo|dónde|qué|cuál(?:es)?|quién) \S+", re.IGNORECASE),
        mark="¿{}?",
    ),
    clause=clauses(verb=re.compile(_VERB + r"\b", re.IGNORECASE), leaning=_PRONOUN),
    is_said=said("es|son"),
    skip=re.compile(
        r"(?:véase también|ver también|contenidos?|índice|tabla de contenidos?|referencias|bibliografía|enlaces? "
        r".*|licencia|agradecimientos|búsqueda|navegación)",
        re.IGNORECASE,
    ),
    call_to_action=re.compile(
        r"(?:suscríbe|regístrate|síguenos|dona |haz clic|leer más|más información|volver arriba)", re.IGNORECASE
    ),
    dangling=re.compile(
        r"(?:Sin embargo|Por lo tanto|Por tanto|Por eso|Así|Además|También|De lo contrario|Entonces|Luego"
        r"|Después|Pero|Y|O|Por ejemplo|En este caso|En ese caso|Est[eao]s?|Es[eao]s?|Ello|Aquí|Finalmente"
        r"|No obstante|Asimismo)\b"
    ),
    sentences=(Clause(pattern=re.compile(rf"Para {_X}, (?!véase\b|vea\b|consult)"), intent="task", verb=True),),
    leads=(Clause(pattern=re.compile(r"Para (?P<x>[^,:;.!?()]{6,90}?)(?:, .*)?:"), intent="task", verb=True),),
    version=(
        Clause(
            pattern=re.compile(r"(?:Nuevo|Añadido) en la versión (?P<v>[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL),
            intent="added",
        ),
        Clause(
            pattern=re.compile(
                r"(?:Distinto|Cambiado|Modificado) en la versión (?P<v>[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL
            ),
            intent="changed",
        ),
        Clause(
            pattern=re.compile(r"Obsoleto desde la versión (?P<v>[\w.+-]*\w)(?:[.:]\s*(?P<rest>.*))?", re.DOTALL),
            intent="deprecated",
        ),
    ),
    generic={
        **dict.fromkeys(("uso", "utilización"), "generic_use"),
        "instalación": "generic_install",
        "configuración": "generic_configure",
        "requisitos": "generic_require",
        **dict.fromkeys(("introducción", "resumen", "descripción", "presentación"), "generic_about"),
    },
    columns={
        **dict.fromkeys(
            "nombre parámetro parámetros opción opciones campo columna comando comandos error variable clave "
            "valor carácter elemento atributo".split(),
            "key",
        ),
        **dict.fromkeys("descripción significado propósito explicación efecto".split(), "description"),
        **dict.fromkeys(("predeterminado", "valor predeterminado", "por defecto", "valor por defecto"), "default"),
        "tipo": "type",
    },
    fields={
        "parámetros": "parameters",
        "argumentos": "parameters",
        "devuelve": "returns",
        "retorna": "returns",
        "lanza": "raises",
        "muestra": "raises",
    },
    labels={"methods": "métodos", "attributes": "atributos"},
    module_noun="el módulo {}".format,
)
