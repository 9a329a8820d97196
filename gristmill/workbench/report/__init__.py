"""One page that shows a workspace to a person: figures are gathered, drawn, and set into a template."""
