"""What declares functions, and what only calls them: by a table."""

import pytest

from converter.prototypes import declared


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("int frost_close(frost_disk *disk);\n", "frost_close"),
        ("int frost_open(\n  const char *path,   /* of the disk */\n  int flags\n);\n", "frost_open"),
        ("char *frost_name(void);\nvoid frost_free(char *name);\n", "frost_name frost_free"),
        ("unsigned long long frost::size(const Disk& disk) const;\n", "frost::size"),
        ("int frost_hook(frost*, int(*)(void*, int), void*);\n", "frost_hook"),
        ("frost_close(disk);\n", ""),  # a call
        ("return frost_close(disk);\n", ""),
        ("int size = frost_size(disk);\n", ""),
        ("int frost_close(frost_disk *disk);\nfrost_close(disk);\n", ""),
        ("int main(void) {\n  frost_run();\n}\n", ""),
        ("typedef struct frost_disk frost_disk;\n", ""),
        ("$ frost close disk\n", ""),
        ("", ""),
    ],
)
def test_only_a_text_of_declarations_declares(code, names):
    assert " ".join(entry.name for entry in declared(code)) == names
