"""The room that makes a plan out of cells: ``read_plan(workbook, edition) -> (plan, findings)``."""

from pipeline.reading.plan import read_plan

__all__ = ["read_plan"]
