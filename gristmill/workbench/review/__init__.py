"""A page on this machine on which people read pairs and judge them."""
