"""The review page as a web application: one shell, a fragment a pair, and judgements that come back."""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jinja2
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ...judgements import Judgement, append, read
from ...store import Workspace
from ..report.page import safe_link
from ..showing import in_context
from .drawing import Drawn
from .guard import Guard

_HERE = Path(__file__).parent
CONTEXT = 700  # code points of the page on each side of a quote: a section of usual length
_LONGEST = 100_000  # bytes of a judgement


class Reviewing:
    """One reviewer at work on drawn pairs."""

    def __init__(self, workspace: Workspace, drawn: Sequence[Drawn], *, reviewer: str) -> None:
        self._workspace, self._reviewer = workspace, reviewer
        self._file = workspace.reviews
        self._drawn = {one.pair.id: one for one in drawn}
        self._pages = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=jinja2.StrictUndefined,
            trim_blocks=True, lstrip_blocks=True,
        )  # fmt: skip
        self._pages.filters["safe_link"] = safe_link

    def shell(self, _: Request) -> Response:
        """The page, empty as yet."""
        shell = self._pages.get_template("review.html")
        return HTMLResponse(shell.render(name=self._workspace.root.name, reviewer=self._reviewer))

    def queue(self, _: Request) -> Response:
        """What is to be read, in order, with what this reviewer said of it before."""
        said = {pair: one for pair, each in read(self._file).items() for one in each if one.reviewer == self._reviewer}
        return JSONResponse(
            [
                {"id": name, "status": said[name].status, "note": said[name].note}
                if name in said
                else {"id": name, "status": "unreviewed", "note": ""}
                for name in self._drawn
            ]
        )

    def record(self, request: Request) -> Response:
        """One pair with its evidence in place, as a fragment. All text goes through autoescape."""
        drawn = self._drawn.get(request.path_params["name"])
        if drawn is None:
            return Response(status_code=404)
        proofs = tuple(in_context(self._workspace, drawn.pair, width=CONTEXT))
        text = self._pages.get_template("record.html").render(pair=drawn.pair, proofs=proofs)
        return Response(text.encode("utf-8", "replace"), media_type="text/html")

    async def judge(self, request: Request) -> Response:
        """Write down a judgement: 204, or 400 for one that cannot be meant."""
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > _LONGEST:
                return Response(status_code=400)
        judgement = self._judgement(body)
        if judgement is None:
            return Response(status_code=400)
        append(self._file, judgement)
        return Response(status_code=204)

    def _judgement(self, body: bytes) -> Judgement | None:
        try:
            sent: dict[str, Any] = json.loads(body)
            texts = {name: str(sent.get(name, "")) for name in ("note", "question", "answer")}
            drawn, status = self._drawn[sent["id"]], sent["status"]
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        if status not in ("approved", "rejected", "edited", "unreviewed"):
            return None
        if status == "edited" and (
            drawn.pair.turns > 1 or not texts["question"].strip() or not texts["answer"].strip()
        ):
            return None
        if status != "edited":
            texts |= {"question": "", "answer": ""}
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return Judgement(pair=drawn.pair.id, reviewer=self._reviewer, status=status, core=drawn.core, at=now, **texts)


def application(workspace: Workspace, drawn: Sequence[Drawn], *, reviewer: str, token: str, port: int) -> Guard:
    """The application, which only answers who has the token, and only under a name of this machine."""
    reviewing = Reviewing(workspace, drawn, reviewer=reviewer)
    routes = [
        Route("/", reviewing.shell),
        Route("/queue", reviewing.queue),
        Route("/record/{name}", reviewing.record),
        Route("/judge", reviewing.judge, methods=["POST"]),
        Mount("/static", StaticFiles(directory=_HERE / "static")),
    ]
    return Guard(Starlette(routes=routes), token=token, port=port)
