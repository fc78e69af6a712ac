"""How the weights of the ranking room were set."""
