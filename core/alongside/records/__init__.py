"""What was looked at, by whom and why."""
