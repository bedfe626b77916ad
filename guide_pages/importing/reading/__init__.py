"""From a file's bytes to an outline: headings, paragraphs, lists, tables, questions. Pure.

A reader per kind of document, chosen by the file's ending (`readers`). What the parts mean
for a guide, it must not know.
"""
