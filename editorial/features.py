"""The rich-text features copy may use: what a clinic's websites can be trusted to show."""

#: Text that stands in one place of a page: summaries, introductions, answers.
SHORT_TEXT = ["bold", "italic", "link", "ol", "ul", "fact"]

#: The body of a section.
SECTION_TEXT = ["h3", *SHORT_TEXT, "superscript", "subscript"]
