"""Commands of the guide library."""
