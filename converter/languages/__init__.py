"""What the converter knows of natural languages: a pack of frames and patterns for each."""
