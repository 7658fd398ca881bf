// Thin adapters over readline and ncurses.
