"""The later life of a plugin: upgraded, archived, purged. What an operator does, with one command.

Each of these is one transaction, by the role that owns the tables, with its lines in the record.
"""
