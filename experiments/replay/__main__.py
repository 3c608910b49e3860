"""``python -m experiments.replay``."""

from experiments.replay.run import main

main()
