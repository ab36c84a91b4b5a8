"""Writing: a language model turns the passages found into an answer, which is shown only as far as it is checked.

Off unless `COUNCIL_WRITER_ADDRESS` names a server. Whatever the server does, the quoted answer is at hand, and no
sentence of the model is shown as checked that `checks/` has not bound to the passage that its marker names.
"""
