"""The editors' desk over everything: what waits for a decision, and what a publish would change.

Shows what the layers below know, and decides nothing itself.
"""
