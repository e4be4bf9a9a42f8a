"""What people may ask for: to see what is held about them, and to have a copy of it."""
