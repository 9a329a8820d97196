"""Processes that read pages."""
