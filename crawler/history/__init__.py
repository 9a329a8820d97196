"""Looking back: what a workspace holds, and what the last run changed."""
