"""The packages here bring tests of their own, which run in processes where they are installed."""

collect_ignore = ["full_circle", "full_circle_2"]
