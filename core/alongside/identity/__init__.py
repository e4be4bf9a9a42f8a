"""Who is asking: signing in, sessions, leaving."""
