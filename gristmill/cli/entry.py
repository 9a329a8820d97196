"""The door of the program: it hears signals before anything else is imported."""

from ..interrupts import stoppable


def main() -> None:
    """The console script."""
    with stoppable():
        from .commands import main as run  # 0.2 s, in which a signal may come

        run()
