"""Sitemaps: the pages of guides that search engines should list, as sitemaps.org has it.

Owns which pages those are and their XML. It must not know how answers are kept.
"""
