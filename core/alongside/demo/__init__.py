"""The living demonstration: two invented councils and the people in them."""
