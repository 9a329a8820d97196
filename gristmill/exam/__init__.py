"""What an exam is made of: wrong choices for a question, and answers that code can grade."""
