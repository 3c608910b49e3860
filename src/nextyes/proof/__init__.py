"""Does it work: metrics, replay on the past, the rules that people use now.

Pure functions over columns; ``app`` brings the columns and writes what comes back.
"""
