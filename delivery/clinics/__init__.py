"""``clinics/``: the group's clinics as documents, and which of them a request is about."""
