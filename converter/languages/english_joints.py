"""The word that hangs a product on an English task: most are done in it, some for it, with it, or to a copy of it."""

import re

# What brings something to the product: "install Python".
_BROUGHT = re.compile(
    r"(?:install|uninstall|download|(?:obtain|get)(?= [A-Z][\w.+-]*$)|buy|purchase)"
    r" (?!(?:an?|the|multiple|several|my|one|two|all) |files?\b)"
    r"|(?:configure|set up) (?=[A-Z][\w.+-]*$)"
    r"|(?:un)?install the \S+ (?:[A-Z]\S* )?(?:modules?|packages?|library|libraries|compiler)$"
)
# What is done to another program by its name: "run Rye".
_BESIDE = re.compile(
    r"(?:run|start|launch) [A-Z][\w.+-]*$"
    r"|use (?:Ansible|Cygwin|Docker|Emacs|Git|GitHub|Jenkins|Kubernetes|Nagios|Sphinx|Vagrant|Vim|git|tmux)$"
)
# What is done to the product as a whole: "run multiple versions", "install an older release".
_COPIES = re.compile(
    r"(?:(?:re|un)?install|run|start|launch|use|test|try|build|compile|download|get|obtain|have"
    r"|(?:upgrade|update|downgrade|switch|move) (?:to|between|from)) (?:\S+ ){0,2}?"
    r"(?:multiple|several|many|two|different|various|other|another|older?|newer?|latest|current|previous|earlier|specific"
    r"|particular|stable|unstable|development|daily|nightly|beta|parallel|more than one|your own) (?:\S+ ){0,1}?"
    r"(?:versions?|releases?|instances?|copies|copy|builds?)$"
)


def joint(task: str) -> str:
    """The form that hangs a product on a task that is not done in it; empty where it is."""
    if _COPIES.match(task):
        return " of {a}"
    if _BROUGHT.match(task):
        return " for {a}"
    return " with {a}" if _BESIDE.match(task) else ""
