"""What the treatment may do for a patient."""
