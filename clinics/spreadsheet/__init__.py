"""Clinics as a spreadsheet: a file to read, a difference to look at, an import, an export.

Owns the columns, their reading and writing, and how rows become published clinics. Knows
nothing of who asks: a command, or the admin's pages in ``clinics.spreadsheet.admin``. An
import creates and changes clinics; it never deletes one and never changes a code.
"""
