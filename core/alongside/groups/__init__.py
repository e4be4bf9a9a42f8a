"""Groups of people: kinds, purposes, and how each member came to be there."""
