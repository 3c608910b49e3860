"""Exports that are recognised by their headers, one module each.

To add one: a module with a ``PRESET``, its line in `PRESETS`, and a small sample of the export in
``tests/outside/samples/``; the contract test over `PRESETS` does the rest.
"""

from nextyes.outside.files.mapping import Preset
from nextyes.outside.files.presets import pipeline

PRESETS: dict[str, Preset] = {
    "pipeline": pipeline.PRESET,
}
