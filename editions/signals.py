"""What others may hear of the record."""

from django.dispatch import Signal

#: Sent once editions are committed, after every transaction that has recorded any. Receivers
#: run in the process that has published; what they raise is logged and disturbs nobody.
recorded = Signal()
