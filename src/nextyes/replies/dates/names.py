"""Words that name a person: "Herr Winter" and "M. Avril" speak of no season and no month."""

import re

_TITLED = re.compile(
    r"""
    \b(?:(?i:herrn?|frau|hr\.|mr\.?|mrs\.?|ms\.?|miss|dr\.?|prof\.?|mme|mlle|madame|monsieur|señora?|sra?\.
        |kollegen?|kollegin)|M\.)
    [ ]+(?:(?:Dr|Prof)\.?[ ]+)?(?P<name>[^\W\d_][\w'’-]*)
    """,
    re.VERBOSE,
)


def names(text: str) -> frozenset[int]:
    """Return where the names begin that stand behind a title.

    Example:
        >>> sorted(names("Frau Sommer und Herr Mai sind im Mai da"))
        [5, 21]
    """
    return frozenset(match.start("name") for match in _TITLED.finditer(text))
