"""x"""

STATEMENT = ""
