"""The outline of a local guide: the guide as its location gets it, piece by piece, to change."""
