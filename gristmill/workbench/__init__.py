"""What a person or a program asks of a workspace, as records; nothing here prints."""
