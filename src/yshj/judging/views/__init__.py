"""What each command has to show: frozen views, built from an assessment and nothing else."""
