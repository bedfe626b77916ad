"""The document of a guide: what frontends read, made from editions. Pure.

It must not know databases, requests, or Wagtail: the same editions give the same bytes.
"""
