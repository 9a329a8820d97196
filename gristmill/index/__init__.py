"""An index of the crawled sections."""
