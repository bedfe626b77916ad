"""The report of how much clinics say of guides in words of their own."""
