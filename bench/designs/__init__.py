"""Ways of finding the candidates that were tried and not taken; docs/decisions.md has the figures."""
