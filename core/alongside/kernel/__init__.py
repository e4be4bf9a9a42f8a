"""How practices plug in."""
