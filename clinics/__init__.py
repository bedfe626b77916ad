"""Locations, values of facts, local guides, and what one clinic's copy of a guide says.

Knows the guide library and its editions; must not know how documents are delivered.
"""
