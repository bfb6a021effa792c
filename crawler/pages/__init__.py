"""What the pages of all portals share; what is known of one portal stands in portals/."""
