"""The front page, and each person's own home page."""
