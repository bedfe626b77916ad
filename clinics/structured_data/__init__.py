"""What a location says of itself to search engines, in schema.org's words. Pure.

In the graph of a guide it stands in short; :mod:`clinics.structured_data.graph` is the graph of a
clinic, whole. A clinic is named after the address of its document, whatever its website.
"""
