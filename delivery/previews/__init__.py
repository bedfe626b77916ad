"""Drafts for frontends: a token that an editor's browser carries, and the draft it stands for.

Owns what a token says and for how long. Nothing of a draft is kept or seen without a token.
"""
