"""Councils: who they are, how they look, what they have enabled."""
