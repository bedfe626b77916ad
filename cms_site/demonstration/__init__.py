"""The demonstration: treatment guides with pictures, loaded into a new installation.

Each folder under `guides` is one guide: `document.md` is the copy, as a writer would hand it in
and in the form the importer reads; `presentation.toml` says what a document cannot (pictures and
their alternative texts, the urgent notice, related guides, review dates); the pictures are drawn
by `script/draw_demonstration_images`. Nothing here is advice for a patient.
"""
