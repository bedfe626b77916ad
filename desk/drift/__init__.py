"""Drift as people meet it: the report, the menu, the home page and the explorer."""
