"""Inventories: what a site says that it has."""
