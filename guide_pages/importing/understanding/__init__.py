"""From an outline to an understood guide: title, summary, blocks, FAQs, figures, doubts. Pure.

Begins in `guide`. Nothing is dropped silently: `coverage` and `gaps` account for every line.
"""
