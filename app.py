"""`python app.py`: bring the index up to date, then serve the chat page."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from corpus.settings import Settings

SAMPLE = Path(__file__).resolve().parent / "corpus" / "sample" / "reports"
_ABOUT = """Serve a chat page over a folder of council reports. The index is built, or brought up to date, first.

Without --reports the sample reports of Westmere, an invented council, are served.
Without --index each reports folder has an index of its own, named after it, below the default index folder
(~/.local/share/council-assistant/index, or what COUNCIL_INDEX says), so that none overwrites another."""
_STATUS = "Exit status: 0 stopped with Ctrl-C, 2 could not start (the reason is on standard error)."


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 when the page was stopped, 2 when it could not start."""
    options = _parser().parse_args(arguments)
    from pydantic import ValidationError

    from corpus.errors import CouncilError

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _as_interrupt)
    try:
        return _run(options)
    except (CouncilError, ValidationError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped before the page was served. The next start goes on from here.", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    from assistant.web.listening import claim
    from assistant.web.preparing import default_index, prepare
    from assistant.web.users.guard import must_sign_in
    from corpus.settings import settings

    reports: Path = options.reports or SAMPLE
    index: Path = options.index or default_index(reports, settings())
    must_sign_in(options.host, settings())
    claim(options.host, options.port)
    prepare(reports, index, settings())
    return _serve(reports, index, settings(), options.host, options.port)


def _serve(reports: Path, index: Path, configured: Settings, host: str, port: int) -> int:
    """Serve until Ctrl-C; the models load beside the page."""
    from assistant.web.quick_gradio import import_gradio

    import_gradio()
    from assistant.web.site import Site

    site = Site(reports, index, configured, sample=reports.resolve() == SAMPLE)
    try:
        print(f"The page is open at {site.open(host, port)} . Ctrl-C ends it.", flush=True)
        site.load()
        threading.Event().wait()
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)
    finally:
        site.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python app.py", description=_ABOUT, epilog=_STATUS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=Path, metavar="DIR", help="reports to serve (default: the sample reports)")
    parser.add_argument("--index", type=Path, metavar="DIR", help="folder of the index (default: see above)")
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="H", help="address (default: 127.0.0.1, this machine only)"
    )
    parser.add_argument("--port", type=_port, default=7860, metavar="P", help="port (default: 7860)")
    return parser


def _port(words: str) -> int:
    if not words.isdigit() or not 1 <= int(words) <= 65535:
        raise argparse.ArgumentTypeError(f"{words}: not a port; name a number from 1 to 65535")
    return int(words)


def _as_interrupt(number: int, frame: object) -> NoReturn:
    """A polite end from outside is treated as Ctrl-C."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # all is closed by now; the models would take some seconds more to take themselves down
