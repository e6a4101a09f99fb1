"""The workings of a made-up county scheme: people come, are rated, helped, offend less or not, and leave."""
