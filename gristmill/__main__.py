"""`python -m gristmill`."""

from .cli import main

main()
