"""Permissions, and the predicates they are made of."""
