"""Source → Seed: fetch, extract, remember."""
