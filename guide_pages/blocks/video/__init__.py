"""A video hosted elsewhere, with its words."""
