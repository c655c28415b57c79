"""What INAI asks of a plan: ``check`` decides every requirement of the catalogue."""

from pipeline.requirements._judge import check

__all__ = ["check"]
