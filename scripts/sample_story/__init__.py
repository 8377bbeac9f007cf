"""The hand-written story of the demonstration books: an invented year of the plan, March to December 2025.

Nothing in it reports on any real body's work. `scripts/sample_books.py` turns it into `data/reports/` and
`data/decisions.yaml`.
"""
