"""What we know about finding pages: one declarative spider a file; base.py is what they share."""
