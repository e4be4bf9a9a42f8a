"""Checking a plugin before it is let in: its files are read, and only a process apart runs them."""
