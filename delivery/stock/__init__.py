"""Wagtail's own endpoints under ours: pages, images, documents, redirects.

Parameters are validated before Wagtail sees them, and it is asked on behalf of an
anonymous visitor of the configured address.
"""
