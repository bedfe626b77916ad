"""Telling shared caches in front of the API what has become untrue.

Owns which tags are due for each of Wagtail's frontend caches, and the caches that can purge by
tag. After a commit the publishing process purges; what fails the clock tries again, and nothing
is lost with a process, since the record itself says what is due.
"""
