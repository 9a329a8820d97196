"""The exception tree.

GristmillError            one sentence for a person; the command line prints it and exits with `exit_code`
├── UserError             something that the person can mend (exit 1)
│   └── ConfigError       spiders.yaml: says file, line, key and what was expected
└── NothingKeptError           a stage ended with no record, or a model gave nothing of use (exit 3)

The data's faults (a page, a section, a reply) are no exceptions: they are reason codes in a Tally.
"""


class GristmillError(Exception):
    """One sentence that says what, where and how to mend it."""

    exit_code = 1


class UserError(GristmillError):
    """A wrong argument, a missing file, an endpoint that does not answer."""


class ConfigError(UserError):
    """A mistake in spiders.yaml."""


class NothingKeptError(GristmillError):
    """A stage kept nothing: the reasons stand in the tally. Or asking stopped, as no reply of a model could be used."""

    exit_code = 3
