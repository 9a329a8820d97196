"""Names of programming languages, as fences carry them."""

import re

# What highlighters call the same grammar. Only true synonyms: a dialect (jsonc, tsx, scss) keeps its own name.
_ALIASES = {
    "py": "python", "py3": "python", "python3": "python", "pycon": "python", "pycon3": "python", "ipython": "python",
    "ipython3": "python", "ipythonconsole": "python", "doctest": "python", "js": "javascript", "mjs": "javascript",
    "cjs": "javascript", "node": "javascript", "ts": "typescript", "mts": "typescript", "sh": "bash", "shell": "bash",
    "console": "bash", "shell-session": "bash", "shellsession": "bash", "shellscript": "bash", "zsh": "bash",
    "terminal": "bash", "yml": "yaml", "c++": "cpp", "cxx": "cpp", "hs": "haskell", "rs": "rust", "rb": "ruby",
    "golang": "go", "c#": "csharp", "cs": "csharp", "kt": "kotlin", "md": "markdown", "html+django": "html",
    "htm": "html", "docker": "dockerfile", "ps1": "powershell", "make": "makefile", "tex": "latex", "proto": "protobuf",
    "reg": "registry", "objectivec": "objective-c", "rst": "rst", "restructuredtext": "rst",
}  # fmt: skip
# Class words that stand where a language could, and say that there is none, or nothing about it.
_NONE = frozenset(
    "default none text plaintext plain notranslate txt literal-block unknown code fragment block hljs highlight example"
    " output no-highlight nohighlight notext raw literal listing programlisting screen prettyprint linenums source"
    " sourcecode copy er-rouge highlighter-rouge rouge highlighter auto text-plain raw-text undefined null".split()
)
# A bare class of a <pre> or <code> counts as its language only if it is one of these.
_BARE = frozenset(
    "python javascript typescript bash yaml json cpp c java ruby rust go php perl lua sql html xml css scss sass less"
    " kotlin swift scala haskell erlang elixir clojure groovy dart julia matlab r toml ini diff dockerfile makefile"
    " cmake latex markdown powershell csharp fsharp ocaml nim zig graphql protobuf nginx apache vim tcl fortran ada"
    " assembly nasm qml qmake objective-c lisp scheme racket elm solidity terraform hcl jsx tsx vue svelte rst mermaid"
    " plantuml puml graphviz nomnoml wavedrom d2 ditaa blockdiag".split()
)
_BARE_ALIASES = frozenset(
    {"py", "pycon", "python3", "js", "ts", "sh", "shell", "console", "yml", "c++", "rs", "rb", "make"}
)
_NAME = re.compile(r"[a-z0-9][a-z0-9+#._-]{0,29}")
# language-x, lang-x, highlight-x, highlight-source-x, brush:x, mw-highlight-lang-x, src-x, redoc-json; sourceCode + x
# as two words
_PREFIXED = re.compile(
    r"(?:mw-highlight-lang|highlight-source|highlight-text|language|lang|highlight|brush|src|syntax|codehilite-lang|redoc)"
    r"[-_:]+(.+)",
    re.IGNORECASE,
)


def normalise(name: str | None) -> str:
    """The usual name of a language, or "" where the word names none."""
    word = (name or "").strip().lower().strip("{.}").partition("{")[0].rstrip(";,:")
    if word in _NONE or not _NAME.fullmatch(word):
        return ""
    return _ALIASES.get(word, word)


def from_class(classes: str, *, bare: bool) -> str:
    """The language that a class attribute states, or "". With `bare`, a class that is a language's name counts too."""
    words = classes.replace("brush: ", "brush:").split()
    for word in words:
        found = _PREFIXED.fullmatch(word)
        if found and found[1][0] not in "_-" and (language := normalise(found[1])):
            return language
    if bare:
        for word in words:
            if word.lower() in _BARE or word.lower() in _BARE_ALIASES:
                return normalise(word)
    return ""
