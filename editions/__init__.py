"""The append-only record of what each object says to the public.

Owns the numbering, the rows and the reading of current rows. It knows kinds of
objects only through :class:`editions.kinds.EditionKind`; what a guide or an FAQ is,
it must not know.
"""
