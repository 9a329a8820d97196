"""URLs: one form, private addresses, versions in them, and the file that mirrors each."""
