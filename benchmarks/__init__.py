"""Speed as ratios in one run, and quality as tables; each file runs alone too."""
