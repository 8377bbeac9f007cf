"""Workbooks and tables of others → grids of cells, with what each number was meant to be."""
