"""What the commands stand on: options, streams, the clock, help, the ways out."""
