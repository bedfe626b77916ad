"""Renditions of public images, made when they are first asked for.

Owns which sizes, ratios and formats may be asked for, that each is made once, and what is cleaned
up afterwards. Wagtail makes the files. It must not know guides or clinics.
"""
