"""Exports that are recognised by their headers, one module each.

To add one: a module with a ``PRESET``, its line in `PRESETS`, and a small sample of the export in
``tests/outside/samples/``; the contract test over `PRESETS` does the rest.
"""

from nextyes.outside.files.mapping import Preset
from nextyes.outside.files.presets import close, hubspot, odoo, pipedrive, pipeline, salesforce

PRESETS: dict[str, Preset] = {
    "pipeline": pipeline.PRESET,
    "hubspot": hubspot.PRESET,
    "pipedrive": pipedrive.PRESET,
    "salesforce": salesforce.PRESET,
    "odoo": odoo.PRESET,
    "close": close.PRESET,
}
