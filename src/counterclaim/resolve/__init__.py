"""From words to actors, places and dates: plain records in, the same records filled out."""
