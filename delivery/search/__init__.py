"""Search: which documents of a place have the words that somebody looks for, and where.

It works in memory on finished documents, so it finds what a place really says, and asks no
database. What is searched of each sort of document is said in :mod:`.searched`; everything else
knows texts only.
"""
