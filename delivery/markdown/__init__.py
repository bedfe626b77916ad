"""Guides as text: one as Markdown, all of a place for language models.

It must not know block types: each says itself how it is written.
"""
