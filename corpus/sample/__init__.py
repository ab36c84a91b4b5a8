"""Sample reports of Westmere Borough Council, an invented council, and the code that renders them."""
