"""Local guides: how they are stored, and how they become layers of resolution."""
