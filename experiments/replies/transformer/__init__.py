"""A small transformer that reads replies: trained here, run by `nextyes.replies.transformer`.

``encoder`` is the model, written once; ``arrays`` runs it on numbers and learns it, ``graph`` writes it as
ONNX, ``learning`` teaches it. ``python -m experiments.replies.transformer`` does all of it.
"""
