"""What holds at a location, and where each of it comes from, as its editor shows it.

Owns the tables above the rows that are edited. It must not know how documents are made.
"""
