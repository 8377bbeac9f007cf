"""Workbooks for people who fill them in: the only place that knows the library that writes them."""
