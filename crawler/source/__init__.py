"""One source under crawl: what to ask, what becomes of an answer, what the whole comes to."""
