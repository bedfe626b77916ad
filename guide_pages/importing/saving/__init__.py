"""From an understood guide to pages and FAQs, created or updated as a new draft."""
