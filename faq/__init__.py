"""Reusable questions and answers.

Owns the FAQ snippet, who uses which FAQ, and archiving. It knows its users only as
objects with a content type; what a guide is, it must not know.
"""
