"""The main element → a small tree in one vocabulary, which `markdown.py` writes. One file per construct.

Every step takes the main element and changes it in place; their order stands in `extract.py`. What no HTML
element says gets one of ours: <x-alert kind> with <x-title>, <x-entry level> (the body of an API entry), <x-math
display>, <x-note-ref label> and <x-note label>. Code blocks carry their language in data-x-lang.
"""
