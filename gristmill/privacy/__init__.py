"""Personal data and secrets in a text: finding them, and putting stand-ins in their place."""
