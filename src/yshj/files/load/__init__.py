"""A workspace → Books, or problems: the plan, the reports and the decisions, one after the other."""
