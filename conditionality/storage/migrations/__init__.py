"""The shape of the database, step by step; each step goes up and down, and a published step is never edited."""
