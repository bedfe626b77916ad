"""The runnable site: settings, URLs and the WSGI entry point. It holds no domain logic."""
