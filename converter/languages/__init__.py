"""What the converter knows of natural languages: one file each."""
