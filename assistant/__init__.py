"""Assistant: a question becomes an answer that quotes the reports, with every figure checked, or a refusal."""
