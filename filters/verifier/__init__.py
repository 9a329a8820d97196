"""A model that is asked what the fact-check cannot decide, and that is examined before it is believed."""
