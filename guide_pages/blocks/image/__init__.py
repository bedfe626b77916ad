"""An image in the text."""
