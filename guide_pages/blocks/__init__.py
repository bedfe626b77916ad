"""The blocks of a guide's body, one folder per type.

``editor.py`` is the block in the admin, ``document.py`` what frontends read (pure),
``markdown.py`` the same in words alone (pure), ``reading.py`` how it is recognised in a
copywriter's document (pure).
"""
