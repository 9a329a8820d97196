"""Variations that a model makes: one file each, in the order in which they are asked."""

from .ask import Ask
from .change import Change
from .code_task import CodeTask
from .combine import Combine
from .compare import Compare
from .evolve import Evolve
from .explain_why import ExplainWhy
from .false_premise import FalsePremise
from .multi_turn import MultiTurn
from .multiple_choice import MultipleChoice
from .paraphrase import Paraphrase
from .recipe import Recipe
from .rephrase import Rephrase
from .self_instruct import SelfInstruct
from .translate import Translate
from .unanswerable import Unanswerable
from .voiced import PERSONA, SITUATION, Voiced

RECIPES: tuple[Recipe, ...] = (
    Ask(),
    Paraphrase(),
    SelfInstruct(),
    Rephrase(),
    ExplainWhy(),
    Compare(),
    Combine(),
    MultiTurn(),
    Voiced(PERSONA),
    Voiced(SITUATION),
    Evolve(),
    CodeTask(),
    MultipleChoice(),
    FalsePremise(),
    Unanswerable(),
    Translate(),
    Change(),
)
