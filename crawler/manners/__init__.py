"""Manners: robots.txt, consent, pace."""
