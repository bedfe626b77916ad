"""Where an old path of a location's website leads now.

Owns the one way of writing in which paths are compared, the addresses that guides have had, and
the walk from an old path to the end of its chain. It must not know how answers are given out.
"""
