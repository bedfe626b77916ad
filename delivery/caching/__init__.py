"""Finished answers: made once, kept as bytes, given out for as long as they are true.

Owns the question whether anything has been committed since (a moment), the store, the choice
of a form for a client, and the answering of whole requests before Django is asked. It must not
know what an answer is about: guides, FAQs and clinics are bytes to it.
"""
