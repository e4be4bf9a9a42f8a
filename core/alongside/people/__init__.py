"""People: staff and citizens alike, with gifts as well as wishes."""
