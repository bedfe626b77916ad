"""An invitation to act."""
