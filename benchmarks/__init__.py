"""Benchmarks: this project and a LlamaIndex quickstart measured side by side on one folder of reports."""
