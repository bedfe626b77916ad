"""What publishing would change, shown before it is done."""
