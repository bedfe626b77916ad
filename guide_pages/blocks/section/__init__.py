"""A heading and running text."""
