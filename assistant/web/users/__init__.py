"""Who the readers are, and what they make: conversations, feedback, sessions."""
