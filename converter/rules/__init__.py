"""One file per kind of pair; `RULES` in converter/convert.py is their order."""
