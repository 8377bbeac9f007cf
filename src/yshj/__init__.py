"""Compliance checks for a government action plan: who is late, who is at risk, and why."""

__version__ = "0.1.0"
