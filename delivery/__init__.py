"""What frontends see: the API, computed from editions as for an anonymous visitor.

It lists no block types and reads no table of guides or FAQs: documents come from
:mod:`delivery.documents`, and the contract from their Pydantic models.
"""
