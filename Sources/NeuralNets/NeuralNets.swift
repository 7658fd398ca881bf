// NeuralNets: see README, "How it is laid out".
