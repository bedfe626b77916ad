"""Previews of guides and FAQs as one location's visitors read them."""
