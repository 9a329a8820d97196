"""Kept pairs to a dataset."""
