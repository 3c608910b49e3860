"""Pipelines in files: folders, zips, spreadsheets and CSV, ours and exports of CRMs, in and out.

Knows how files spell deals, never what to do about them. Imports only ``deals``.
"""

from nextyes.outside.files.problems import BadFile, Problem, Severity
from nextyes.outside.files.reading import Pipeline, ReadOptions, Summary, read_pipeline

__all__ = ["BadFile", "Pipeline", "Problem", "ReadOptions", "Severity", "Summary", "read_pipeline"]
