"""The libraries that ask an endpoint. They are the [model] extra: who has no model need not install them (31 MB)."""

from ..errors import UserError

try:
    import httpx2
    import openai
except ModuleNotFoundError as error:
    raise UserError(
        f"asking a model needs the [model] extra ({error.name} is missing): pip install 'gristmill[model]'"
    ) from None

__all__ = ["httpx2", "openai"]
