"""What a new practice begins as: a package of its own, written from the files in `package/`."""
