"""Management commands of the runnable site."""
