"""Who the treatment may suit, and who should not have it."""
