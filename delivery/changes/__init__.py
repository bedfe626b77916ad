"""``changes/``: what has changed since a reader last asked.

Owns the cursor and the choice of items. It reads the current snapshot alone: an object that has
changed twice stands where it changed last, so whoever follows cursors sees the newest of each.
"""
