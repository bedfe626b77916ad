"""The guide library: pages, blocks, the document of a guide, import of documents.

Works without clinics: what a location changes in a guide, it must not know.
"""
