"""Where our files are: the workspace, what lies in the reports folder, evidence."""
