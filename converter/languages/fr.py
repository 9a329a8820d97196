"""French. Headings that begin with an infinitive are tasks; others stand in guillemets."""

import re

from .pack import Clause, Pack
from .plainly import clauses, reader, said

# Infinitives: -er and -ir unless a noun or adjective that ends so, -re and -oir by list.
_VERB = (
    r"(?!(?:premi|derni|fichi|dossi|cahi|papi|ateli|courri|méti|calendri|particuli|clavi|pani|quarti|chanti"
    r"|serveur|niv|hi|avant-hi)er\b|(?:avenir|souvenir|plaisir|désir|loisir|soupir|élixir)\b)"
    r"(?:\w{2,}(?:er|ir)|écrire|lire|relire|mettre|remettre|permettre|transmettre|soumettre|prendre|comprendre"
    r"|apprendre|reprendre|construire|reconstruire|produire"
    r"|reproduire|introduire|réduire|traduire|rendre|attendre|étendre|répondre|joindre|suivre|poursuivre|inclure"
    r"|exclure|résoudre|décrire|inscrire|souscrire|extraire|faire"
    r"|savoir|voir|recevoir|prévoir|pouvoir|connaître|restreindre|interrompre|vaincre)"
)
_TASK = re.compile(
    rf"{_VERB}\s+(?:le|la|les|un|une|des|du|de|d['’]|l['’]|son|sa|ses|ce|cet|cette|plusieurs|tous|toutes|avec|à"
    rf"|au|aux|en|dans|sur|par|pour|`|\w{{3,}}s\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:il|ils|elle|elles|lui|leurs?|celui|celle|ceux|celles|ceci|cela|ça|ce|cet|cette|ces|vous|vos|votre"
    r"|nous|nos|notre|tu|ton|ta|tes|y|tel|telle|tels|telles|dernier)\b|\b[cstjm]['’]|[-](?:le|la|les|ci|là)\b",
    re.IGNORECASE,
)
_X = r"(?P<x>[^,:;.!?()]{6,90}?)"

PACK = Pack(
    language="fr",
    frames={
        "thing": (
            "Que faut-il savoir sur « {x} »{at} ?",
            "Explique-moi « {x} »{at}.",
            "Donne-moi un aperçu de « {x} »{at}.",
            "De quoi s’agit-il quand on parle de « {x} »{at} ?",
            "Décris « {x} »{at}.",
            "Peux-tu m’expliquer « {x} »{at} ?",
            "Résume l’essentiel sur « {x} »{at}.",
        ),
        "what_is": (
            "Que désigne « {x} »{at} ?",
            "Que signifie « {x} »{at} ?",
            "Définis « {x} »{at}.",
            "Explique le terme « {x} »{at}.",
        ),
        "task": (
            "Comment {x}{at} ?",
            "Comment puis-je {x}{at} ?",
            "Je voudrais {x}{at}. Comment faire ?",
            "Explique-moi comment {x}{at}.",
            "Montre-moi comment {x}{at}.",
            "Que dois-je faire pour {x}{at} ?",
        ),
        "steps": (
            "Quelles sont les étapes pour {x}{at} ?",
            "Donne-moi la marche à suivre pour {x}{at}.",
            "Dans quel ordre faut-il procéder pour {x}{at} ?",
        ),
        "purpose": (
            "Que fait {x}{at} ?",
            "À quoi sert {x}{at} ?",
            "Explique ce que fait {x}{at}.",
            "Que se passe-t-il quand j’appelle {x}{at} ?",
            "Décris {x}{at}.",
        ),
        "purpose_class": (
            "À quoi sert la classe {x}{at} ?",
            "Explique la classe {x}{at}.",
            "Décris la classe {x}{at}.",
        ),
        "purpose_exception": (
            "Que signifie l’exception {x}{at} ?",
            "J’obtiens {x}{at}. Qu’est-ce que cela veut dire ?",
        ),
        "purpose_value": (
            "À quoi correspond {x}{at} ?",
            "Explique {x}{at}.",
            "À quoi sert {x}{at} ?",
            "Décris {x}{at}.",
        ),
        "purpose_command": ("Que fait {x}{at} ?", "À quoi sert {x}{at} ?", "Dis-moi brièvement ce que fait {x}{at}."),
        "arguments": (
            "Quels sont les paramètres de {x}{at} ?",
            "Quelle est la signature de {x}{at} ?",
            "Quels arguments {x} accepte-t-il{at} ?",
            "Montre-moi la signature de {x}{at}.",
        ),
        "parameter": (
            "À quoi sert le paramètre `{p}` de {x}{at} ?",
            "Que fait l’argument `{p}` de {x}{at} ?",
            "Explique le paramètre `{p}` de {x}{at}.",
        ),
        "returns": ("Que renvoie {x}{at} ?", "Quelle est la valeur de retour de {x}{at} ?"),
        "members": ("Quels sont les {kind} de {x}{at} ?", "Énumère les {kind} de {x}{at}."),
        "example_api": (
            "Montre-moi un exemple de {x}{at}.",
            "À quoi ressemble un appel de {x}{at} ?",
            "Donne un exemple de code avec {x}{at}.",
        ),
        "definition": (
            "Que signifie « {x} »{at} ?",
            "Qu’entend-on par « {x} »{at} ?",
            "Définis « {x} »{at}.",
            "Explique le terme « {x} »{at}.",
        ),
        "definition_code": ("À quoi sert {x}{at} ?", "Que signifie {x}{at} ?", "Explique {x}{at}."),
        "row": ("Que signifie {x}{at} ?", "À quoi correspond {x}{at} ?", "Explique {x}{at}.", "À quoi sert {x}{at} ?"),
        "row_column": ("Pour {x}{at}, qu’est-il indiqué sous « {column} » ?", "Qu’indique « {column} » pour {x}{at} ?"),
        "differ": (
            "Quelle est la différence entre {a} et {b}{at} ?",
            "Compare {a} et {b}{at}.",
            "En quoi {a} et {b} diffèrent-ils{at} ?",
        ),
        "flag": (
            "Que fait l’option {x}{at} ?",
            "À quoi sert {x}{at} ?",
            "Explique l’option {x}{at}.",
            "Quel est l’effet de {x}{at} ?",
        ),
        "beware": (
            "À quoi faut-il faire attention avec « {x} »{at} ?",
            "À quoi dois-je prendre garde à propos de « {x} »{at} ?",
        ),
        "beware_task": ("À quoi faut-il faire attention pour {x}{at} ?", "Quelles précautions prendre pour {x}{at} ?"),
        "note": ("Que faut-il savoir sur « {x} »{at} ?", "Que dois-je encore savoir à propos de « {x} »{at} ?"),
        "note_task": (
            "Que faut-il savoir pour {x}{at} ?",
            "Que dois-je encore savoir pour {x}{at} ?",
        ),
        "error": (
            "J’obtiens l’erreur {x}{at}. Pourquoi, et comment la corriger ?",
            "Quelle est la cause de {x}{at}, et que faire ?",
        ),
        "added": ("Depuis quelle version {x} est-il disponible{at} ?", "Dans quelle version {x} est-il apparu{at} ?"),
        "changed": ("Qu’est-ce qui a changé dans {x} en version {v}{at} ?", "Que change la version {v} dans {x}{at} ?"),
        "deprecated": ("Est-ce que {x} est obsolète{at} ?", "Depuis quand {x} est-il obsolète{at} ?"),
        "generic_use": ("Comment utiliser {x}{at} ?", "Explique comment utiliser {x}{at}."),
        "generic_install": ("Comment installer {x}{at} ?", "Comment s’installe {x}{at} ?"),
        "generic_configure": ("Comment configurer {x}{at} ?", "Explique comment configurer {x}{at}."),
        "generic_require": ("De quoi a-t-on besoin pour {x}{at} ?", "Quels sont les prérequis de {x}{at} ?"),
        "generic_about": ("Que faut-il savoir sur {x}{at} ?", "Donne-moi un aperçu de {x}{at}.", "Décris {x}{at}."),
    },
    anchors={
        "product": (" dans {a}",),
        "module": (" dans le module {a}",),
        "api": (" pour {a}",),
        "command": (" avec {a}",),
        "release": (" dans {a}",),
        **dict.fromkeys(("topic", "task"), ("",)),  # cannot stand without being inflected
    },
    owners={},
    read=reader(
        generic=frozenset(
            "glossaire vocabulaire introduction aperçu description utilisation usage installation configuration "
            "prérequis exemple exemples paramètres options arguments notes remarques généralités résumé contexte "
            "contenu nom syntaxe détails erreurs fonctions classes méthodes attributs présentation".split()
        ),
        task=_TASK,
        question=re.compile(r"(?:comment|pourquoi|quand|où|que|qu['’]est-ce que?|quel(?:le)?s?) \S+", re.IGNORECASE),
        mark="{} ?",
    ),
    clause=clauses(verb=re.compile(_VERB + r"\b", re.IGNORECASE), leaning=_PRONOUN),
    is_said=said("est|sont"),
    skip=re.compile(
        r"(?:voir aussi|sommaire|table des matières|références|bibliographie|pour aller plus loin|liens? .*"
        r"|licence|remerciements|index|recherche|navigation)",
        re.IGNORECASE,
    ),
    call_to_action=re.compile(
        r"(?:abonnez|inscrivez|suivez-nous|faites un don|en savoir plus|lire la suite|retour en haut)\b", re.IGNORECASE
    ),
    dangling=re.compile(
        r"(?:Cependant|Toutefois|Donc|Ainsi|Par conséquent|De plus|En outre|Sinon|Alors|Ensuite|Puis|Mais|Et|Ou"
        r"|Or|Par exemple|Dans ce cas|Ce\w*|Il|Ils|Elle|Elles|Ici|Aussi|Enfin|Néanmoins|Pourtant)\b"
    ),
    sentences=(
        Clause(pattern=re.compile(rf"(?:Pour|Afin de) {_X}, (?!voir\b|voyez\b|consult)"), intent="task", verb=True),
    ),
    leads=(
        Clause(
            pattern=re.compile(r"(?:Pour|Afin de) (?P<x>[^,:;.!?()]{6,90}?)(?:, .*)?\s?:"), intent="task", verb=True
        ),
    ),
    version=(
        Clause(
            pattern=re.compile(r"Nouveau dans la version (?P<v>[\w.+-]*\w)(?:\s?[.:]\s*(?P<rest>.*))?", re.DOTALL),
            intent="added",
        ),
        Clause(
            pattern=re.compile(
                r"(?:Modifié|Changé) dans la version (?P<v>[\w.+-]*\w)(?:\s?[.:]\s*(?P<rest>.*))?", re.DOTALL
            ),
            intent="changed",
        ),
        Clause(
            pattern=re.compile(
                r"(?:Obsolète|Déprécié) depuis la version (?P<v>[\w.+-]*\w)(?:\s?[.:]\s*(?P<rest>.*))?", re.DOTALL
            ),
            intent="deprecated",
        ),
    ),
    generic={
        **dict.fromkeys(("utilisation", "usage"), "generic_use"),
        "installation": "generic_install",
        "configuration": "generic_configure",
        "prérequis": "generic_require",
        **dict.fromkeys(("introduction", "aperçu", "description", "présentation"), "generic_about"),
    },
    columns={
        **dict.fromkeys(
            "nom paramètre paramètres option options champ colonne commande commandes erreur variable clé valeur "
            "caractère élément attribut".split(),
            "key",
        ),
        **dict.fromkeys("description signification rôle but explication effet".split(), "description"),
        **dict.fromkeys(("défaut", "valeur par défaut", "par défaut"), "default"),
        "type": "type",
    },
    fields={
        "paramètres": "parameters",
        "arguments": "parameters",
        "renvoie": "returns",
        "retourne": "returns",
        "lève": "raises",
    },
    labels={"methods": "méthodes", "attributes": "attributs"},
    module_noun="le module {}".format,
)
