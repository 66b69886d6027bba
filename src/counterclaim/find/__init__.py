"""Who says what, and what is said to have happened, in one parsed document."""
