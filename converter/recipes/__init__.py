"""Variations that a model makes: one file each, in the order in which they are asked."""

from .ask import Ask
from .change import Change
from .combine import Combine
from .compare import Compare
from .multi_turn import MultiTurn
from .paraphrase import Paraphrase
from .recipe import Recipe
from .self_instruct import SelfInstruct
from .translate import Translate

RECIPES: tuple[Recipe, ...] = (
    Ask(),
    Paraphrase(),
    SelfInstruct(),
    Compare(),
    Combine(),
    MultiTurn(),
    Translate(),
    Change(),
)
