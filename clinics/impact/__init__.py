"""What a pending edit would change, at which clinics, and what it would not reach. Pure.

An edit is told by two snapshots: what is public, and what would be. So a guide's draft, an FAQ's,
a value or a default are asked about in the same way.
"""
