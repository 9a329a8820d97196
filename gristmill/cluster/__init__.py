"""Machines beside this one: the one room that knows an engine."""
