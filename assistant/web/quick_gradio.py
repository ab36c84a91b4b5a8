"""Gradio, imported with nothing sent out and without the editor stubs that it would write again at every start.

Gradio writes a `.pyi` file beside each of its components while it is imported. That takes as long as half of the
import, is of no use to a page, and needs an installation that may be written to.
"""

from __future__ import annotations

import importlib.machinery
import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType

from assistant.web.gradio_settings import ENVIRONMENT

_WRITES_STUBS = "gradio.component_meta"


class _WithoutStubs(MetaPathFinder):
    """Finds the one module of Gradio that writes stubs, and takes the writing out of it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != _WRITES_STUBS:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path)
        if spec is not None and spec.loader is not None:
            run = spec.loader.exec_module
            spec.loader.exec_module = lambda module: _run_without_stubs(run, module)  # type: ignore[method-assign]
        return spec


def import_gradio() -> None:
    """Import Gradio; modules that use it must be imported after this."""
    for name in [name for name in os.environ if name.startswith("GRADIO_")]:
        del os.environ[name]
    os.environ.update(ENVIRONMENT)
    finder = _WithoutStubs()
    sys.meta_path.insert(0, finder)
    try:
        import gradio  # noqa: F401
    finally:
        sys.meta_path.remove(finder)


def _run_without_stubs(run: object, module: ModuleType) -> None:
    run(module)  # type: ignore[operator]
    if hasattr(module, "create_or_modify_pyi"):
        module.create_or_modify_pyi = lambda *args: None  # type: ignore[attr-defined]
