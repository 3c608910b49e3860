"""The light model: how likely each reading of a reply is, from weights that ship with the package.

It knows words and numbers, nothing of dates or prices; it imports numpy and the vocabulary. Weights are
learnt by ``python -m experiments.replies.light`` and described in README.md beside them. To teach it a
phrase, add it to concepts.txt and fit again; to teach it more, write more replies in experiments/replies.
"""

from nextyes.replies.light.features import Item
from nextyes.replies.light.model import Light, answer, evidence, load, predict

__all__ = ["Item", "Light", "answer", "evidence", "load", "predict"]
