"""How a live run asks a portal for its pages: carefully, politely and within bounds."""
