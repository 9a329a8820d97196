"""The folders of `examples` are tests of a scratch copy, not of this one."""

collect_ignore = ["examples"]
