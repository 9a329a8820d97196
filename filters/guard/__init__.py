"""One claim beside one sentence: what differs between them, and which differences make another claim."""
