"""The report of the redirects of locations."""
