"""The editor's screens of locations and local guides."""
