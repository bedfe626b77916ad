"""The contract: the OpenAPI document of the public API, and the page that shows it.

Everything here is done to whatever routes the API has. It knows statuses, headers and how
documents hang together; no endpoint, parameter or model is described here.
"""
