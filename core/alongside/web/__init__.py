"""Page furniture: forms, errors, headers, pagination."""
