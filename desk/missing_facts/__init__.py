"""The report of facts without a value."""
