"""Pipelines in files: folders, zips, spreadsheets and CSV, ours and exports of CRMs, in and out.

Knows how files spell deals, never what to do about them. Imports only ``deals``. A reading goes
path → tables (`opening`) → our columns (`bound`) → events (`activities`, `changes`, `deals`).

To add an export that is recognised: a module in ``presets``.
"""

from nextyes.outside.files.guessing import guess_of
from nextyes.outside.files.looking import Look, TableLook, look
from nextyes.outside.files.mapping import COLUMNS, MEANINGS, REQUIRED, Mapping, mapping, read_mapping
from nextyes.outside.files.notes import Summary
from nextyes.outside.files.opening import ENDINGS
from nextyes.outside.files.options import ReadOptions
from nextyes.outside.files.problems import PipelineError, Problem, Severity
from nextyes.outside.files.reading import Pipeline, read_pipeline
from nextyes.outside.files.writing import Written, write_pipeline

__all__ = [
    "COLUMNS",
    "ENDINGS",
    "MEANINGS",
    "REQUIRED",
    "Look",
    "Mapping",
    "Pipeline",
    "PipelineError",
    "Problem",
    "ReadOptions",
    "Severity",
    "Summary",
    "TableLook",
    "Written",
    "guess_of",
    "look",
    "mapping",
    "read_mapping",
    "read_pipeline",
    "write_pipeline",
]
