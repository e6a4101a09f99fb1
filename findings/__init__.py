"""Released numbers to sentences in plain British English."""
