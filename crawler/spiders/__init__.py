"""Odd sites: one file each, named by `spider:` in spiders.yaml.

A file may define either of these functions, or both; all else (robots, scope, politeness, extraction) stays as it is.

    def start(source: Source) -> Iterable[str]      URLs to begin with, beside `start:`
    def rewrite(url: str) -> str                    the URL to ask for instead of a link; "" leaves it out
"""
