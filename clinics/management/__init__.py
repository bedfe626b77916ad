"""Commands of the clinics."""
