"""What a guide says to search engines: a graph of schema.org nodes beside its document. Pure.

Made of the finished document, so every word in it has been resolved, filled with facts and
cleaned; it says nothing that the document does not say. It must not know clinics: what there is
to tell of a place, the place tells.
"""
