"""What an officer checks a figure with: its figures one by one, its trend, a verification sheet, a text to copy."""
