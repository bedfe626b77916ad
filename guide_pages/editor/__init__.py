"""Guides in the admin: the form and its tabs, the explorer's columns, bulk publishing."""
