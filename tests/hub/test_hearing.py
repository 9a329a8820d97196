"""What workers log is said where the work was placed."""

import logging
import pickle
import sys

from gristmill.cli.jsonlines import Formatter
from gristmill.cluster import hearing
from gristmill.cluster.hearing import repeat


def test_lines_of_a_worker_are_said_here_with_their_name_and_traceback_and_not_there(caplog, monkeypatch):
    monkeypatch.setattr(hearing, "MOST", 2)
    log, root = logging.getLogger("mill.worker"), logging.getLogger()
    before = root.level
    with hearing.hearing(logging.INFO) as heard:
        log.debug("too low")
        log.info("page %s", 1, extra={"spider": lambda: None})
        try:
            int("sack")
        except ValueError:
            log.exception("broke")
        log.warning("one too many")
    assert (caplog.records, root.level) == ([], before)
    with caplog.at_level(logging.DEBUG):
        repeat(pickle.loads(pickle.dumps(heard)))
    first, broke, more = caplog.records
    assert (first.name, first.getMessage(), first.levelname) == ("mill.worker", "page 1", "INFO")
    assert "ValueError: invalid literal" in logging.Formatter("%(message)s").format(broke)
    assert '"traceback": "Traceback' in Formatter().format(broke)
    assert more.getMessage() == "1 more lines of a worker were not kept"


def test_the_log_of_a_library_with_a_way_of_its_own_goes_the_way_of_all_others(caplog, capsys):
    library = logging.getLogger("mill.library")
    library.addHandler(logging.StreamHandler(sys.stderr))
    library.propagate = False
    hearing.hand_over("mill.library")
    logging.getLogger("mill.library.wheel").error("it broke")
    assert [record.getMessage() for record in caplog.records] == ["it broke"]
    assert capsys.readouterr().err == ""
