"""The judge examined on a workspace: planted faults are to be rejected, honest rewordings are not."""

from pathlib import Path

import pytest

from filters.verdicts import accept
from gristmill.errors import NothingKeptError, UserError
from gristmill.store import Workspace, write_pairs
from gristmill.workbench import examining
from gristmill.workbench.examining import examine


def test_faults_and_rewordings_are_planted_and_counted(built: Path) -> None:
    found = examine(Workspace(built / "workspace"), each=4)
    assert found.pairs > 20
    assert len(found.faults) > 15
    assert len(found.rewordings) > 3
    for one in (*found.faults, *found.rewordings):
        assert 0 < one.planted <= 4
        assert one.planted == one.rejected + one.accepted + one.abstained
    assert found.recall > 0.9
    assert found.false_alarms < 0.1
    assert examine(Workspace(built / "workspace"), each=4) == found


def test_a_judge_that_accepts_all_has_no_recall(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "verdict", lambda item, context: accept(item[0], "fact-check"))
    assert examine(Workspace(built / "workspace"), each=2).recall == 0.0


def test_a_workspace_without_kept_answers_is_told_so(tmp_path: Path) -> None:
    empty = Workspace(tmp_path, create=True)
    with pytest.raises(UserError, match="run the stage before this one first"):
        examine(empty)
    write_pairs(empty.kept, [])
    with pytest.raises(NothingKeptError, match="run filter first"):
        examine(empty)
