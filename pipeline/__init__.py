"""Del acuerdo a los documentos: the pipeline of a Plan de Acción Local."""

__version__ = "0.1.0"
