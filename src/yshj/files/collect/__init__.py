"""Filled forms → entries and decisions, or cell by cell why not."""
