"""The report as one HTML file that asks nothing of any network."""

import base64
import hashlib
import re
from pathlib import Path

import jinja2
from markupsafe import Markup

from ...config import Dataset
from ...errors import UserError
from ...store import Workspace, write_text
from .charts import histogram
from .cover import Cell, PageCover
from .gathering import MOST_CHANGED, Gathered, gather

_TEMPLATES = Path(__file__).parent / "templates"
_UNIT, _ROW = 6, 18  # width and height of a section on the map, in its own units
_A_ROW = 60  # sections of a row of the map; more go on below
_LINK = re.compile(r"https?://", re.IGNORECASE)


def report(workspace: Workspace, settings: Dataset, *, to: Path | None = None, seed: int = 0) -> Path:
    """Write report.html, into the workspace or to the file `to`; where it is. The same workspace gives the same bytes.

    Raises UserError where the filters have not run, or the file cannot be written.
    """
    with workspace.faults():
        text = render(gather(workspace, settings, seed=seed))
    place = to or workspace.page
    try:
        write_text(place, text)
    except OSError as error:
        raise UserError(f"cannot write {place}: {error.strerror}") from None
    return place.absolute()


def render(gathered: Gathered) -> str:
    """The page. All text of pages and of people goes through autoescape, and addresses through `safe_link`."""
    room = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    room.filters |= {"safe_link": safe_link, "number": _number, "percent": _percent, "strip": strip}
    room.globals |= {"histogram": histogram, "most_changed": MOST_CHANGED}
    style = (_TEMPLATES / "report.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    shown = room.get_template("report.html").render(
        r=gathered,
        style=Markup(style),  # noqa: S704 - our own file
        style_digest=digest,
    )
    return shown.encode("utf-8", "replace").decode()  # half a surrogate pair, which no file may hold


def safe_link(url: str) -> str:
    """An address that a click may follow; empty for any other scheme, which is shown as text."""
    return url if _LINK.match(url) else ""


def strip(page: PageCover) -> Markup:
    """The sections of a page in reading order: solid with a pair, hollow without, a dash where nothing can be asked.

    The deeper the heading, the lower the block: the tree as a skyline.
    """
    placed = [(at % _A_ROW * _UNIT, at // _A_ROW * (_ROW + 2), cell) for at, cell in enumerate(page.cells)]
    rows = -(-len(page.cells) // _A_ROW)
    width, height = min(len(page.cells), _A_ROW) * _UNIT, rows * (_ROW + 2)
    paths = "".join(
        f'<path class="{state}" d="{drawn}"/>'
        for state in ("pair", "none", "bare")
        if (drawn := "".join(_block(x, y, cell) for x, y, cell in placed if cell.state == state))
    )
    said = f"{page.covered} of {page.asked} sections have a pair"
    return Markup(  # noqa: S704 - numbers only
        f'<svg class="strip" role="img" aria-label="{said}" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{paths}</svg>'
    )


def _block(x: int, y: int, cell: Cell) -> str:
    tall = 2 if cell.state == "bare" else _ROW - 2 * max(cell.level, 1)
    return f"M{x + 1} {y + _ROW - tall}h{_UNIT - 2}v{tall}h-{_UNIT - 2}z"


def _number(value: float) -> str:
    return f"{value:,.0f}"


def _percent(part: float, whole: float) -> str:
    return f"{part / whole:.0%}" if whole else "–"
