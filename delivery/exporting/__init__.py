"""The public API as files: every answer with the bytes and the headers that it has live.

Owns which addresses are exported and under which names, what newer editions leave unaltered,
the folders and storages that files go to, and the processes that make them. Answers come from
the endpoints' own views. It must not know what a document says.
"""
