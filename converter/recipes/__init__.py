"""One file per model variation; `RECIPES` in converter/vary.py is their order."""
