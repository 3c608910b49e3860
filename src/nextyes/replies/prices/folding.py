"""Text as it is compared: lower case, no accents, plain quotes and dashes; each character in its place."""

_ACCENTS = str.maketrans(
    "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ’‘ʼ´`“”„«»‐‑‒–—−\u00a0\u2009\u202f\u2007\t％＄",
    "aaaaaaceeeeiiiinooooouuuuyy'''''\"\"\"\"\"------     %$",
)


def fold(text: str) -> str:
    """Return the text folded, of the same length, so that a place in it is a place in the original.

    Example:
        >>> fold("Für 12’000 € à mi‑chemin")
        "fur 12'000 € a mi-chemin"
    """
    lower = text.lower()
    if len(lower) != len(text):  # a few capital letters have two small ones
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return lower.translate(_ACCENTS)
