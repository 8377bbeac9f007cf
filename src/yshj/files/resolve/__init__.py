"""Names → units, groups and tasks of the plan; contradictions between what was read."""
