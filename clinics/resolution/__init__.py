"""From one shared guide and a location's layers to the copy that location serves. Pure.

Knows plain data only: no database, no request, no Wagtail.
"""
