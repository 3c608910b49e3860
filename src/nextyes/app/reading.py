"""Which reader reads the buyers' words, as a user names it: one of their own, or the light model."""

import runpy
from pathlib import Path

from nextyes.replies.readers import Reader, language_model, light
from nextyes.replies.transformer import transformer


def reader_named(named: str) -> Reader:
    """Return the reader that a user names.

    To name a file of Python is to run it, so a name comes from the command line or the environment, and is no
    setting: those can be changed by whoever may open the pages.

    Args:
        named: ``""`` for the light model; a folder for the transformer in it; ``FILE.py:FUNCTION`` for a
            language model behind a function of one's own, from a prompt to what the model says.

    Raises:
        ValueError: If it is none of these, or the transformer cannot be run.

    Example:
        >>> reader_named("") is light
        True
    """
    if not named:
        return light
    file, colon, function = named.rpartition(":")
    if not colon or not file.endswith(".py"):
        return transformer(Path(named).expanduser())
    path = Path(file).expanduser()
    if not path.is_file():
        raise ValueError(f"{named!r} is no reader: there is no file {file}")
    complete = runpy.run_path(str(path)).get(function)
    if not callable(complete):
        raise ValueError(f"{named!r} is no reader: {file} has no function {function}")
    return language_model(complete)
