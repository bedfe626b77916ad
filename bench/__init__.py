"""Measuring: our answers beside Wagtail's own endpoint and beside a file that nginx serves.

Owns servers and content that live for one run in a temporary folder. Nothing imports it, and it
is in no wheel. It asserts nothing about time: it tells figures, and how far wanted ratios are.
"""
