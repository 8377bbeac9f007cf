"""The recogniser of plainly written YAML: one door, `recogniser.read_plain`."""
