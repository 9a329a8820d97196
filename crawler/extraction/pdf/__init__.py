"""A PDF's text layer → Markdown. Needs the extra `pdf`."""
