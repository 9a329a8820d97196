"""Pair → Verdict: what is true, new and varied."""
