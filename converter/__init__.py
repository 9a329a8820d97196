"""Seed → Section → Pair: by rules, and by a model where there is one."""
