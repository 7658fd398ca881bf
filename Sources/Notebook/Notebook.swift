// Notebook: see README, "How it is laid out".
