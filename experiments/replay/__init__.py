"""The quality bars of the replay on a real history, with what was seen in README.md."""
