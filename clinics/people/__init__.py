"""Who may do what: the roles of a location, their groups, and how people get them.

Wagtail's permissions by subtree decide; nothing here keeps a second list of rights. What it adds:
groups of users per location, made when the first person is invited, and what Wagtail allows too
much of taken away. Views of other packages ask ``clinics.people.access``.
"""
