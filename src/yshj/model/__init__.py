"""What things are: frozen types, without I/O and without a clock."""
