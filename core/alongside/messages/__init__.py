"""Messages: written with what they are about, delivered by a worker."""
