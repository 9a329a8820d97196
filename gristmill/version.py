"""The version: a module of its own, so that what needs it imports nothing else."""

__version__ = "0.1.0"
