"""How to care for oneself before or after the treatment."""
