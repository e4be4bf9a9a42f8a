"""Bringing in what stands in spreadsheets: every row looked at first, all kept or nothing."""
