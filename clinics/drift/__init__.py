"""Where local changes no longer meet what they were made against, and what is done about it.

Reads editions, the stored basis of local guides and their drafts. Nothing here changes what the
public sees, except that a publisher takes the new copy.
"""
