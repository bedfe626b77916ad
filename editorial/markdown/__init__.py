"""Copy as Markdown: plain text, rich text, and the pieces that documents are put together from.

Pure. What comes out is CommonMark without any HTML (comparisons are GitHub's tables), and a reader
finds the same words in it. A piece of Markdown is a text without empty lines around it; one that
says nothing is "". It must not know what the pieces are about.
"""
