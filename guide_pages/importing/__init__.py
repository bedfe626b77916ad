"""From a copywriter's document to a guide.

A file becomes an outline (`reading`), the outline an understood guide with its doubts
(`understanding`), which is printed (`report`) and saved (`saving`). Everything but `saving` and
`import_document` is pure: no database, no request, no Django. It must not know how guides are
delivered.
"""
