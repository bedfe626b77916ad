"""Treatments side by side."""
