"""How we judge: pure functions over the model. No clock, no disk, no terminal, no environment."""
