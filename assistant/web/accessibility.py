"""x"""
STATEMENT=""
