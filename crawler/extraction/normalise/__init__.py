"""The main element → a small tree in one vocabulary, which `markdown.py` writes. One file per construct, one ordered list.

Every step takes the main element and changes it in place. What no HTML element says gets one of ours: <x-alert kind title>,
<x-math display>, <x-note-ref label>, <x-note label>, <x-label> (a paragraph of bold text: tabs, details, list-bearing terms).
"""




