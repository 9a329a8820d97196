"""One file per kind of pair; `RULES` in converter/rulebook.py is their order."""
