"""Times: as a question names them, as reports print them, and which reports are of them."""
