"""The counter: the only room where the core meets disk, clock, chance and mail."""
