"""What every piece of copy obeys, whoever holds it.

Owns topics, reviewers, images as they stand in copy, how rich text is shown, and the
clock that publishes what is due. It must not know guides or FAQs.
"""
