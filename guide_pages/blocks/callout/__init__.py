"""Something that must not be overlooked."""
