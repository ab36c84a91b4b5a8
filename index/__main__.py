"""`python -m index`: build, verify and search the index."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CouncilError
from index.command_line import add_filters, filters_of

if TYPE_CHECKING:
    from corpus.settings import Settings
    from index.build import BuildResult
    from index.verify import Verification

_STATUS = "Exit status: 0 all well, 1 finished with named problems, 2 could not start."


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 all well, 1 finished with named problems, 2 could not start."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except CouncilError as error:
        _say(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # who read the output has gone away
        return 0
    except OSError as error:
        _say(f"{error.filename or 'the system'}: {error.strerror or error}. Put that right, then try again")
    except KeyboardInterrupt:
        _say("Stopped. The index before is kept, and what was read is taken over by the next build")
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m index", description="Build, verify and search the index of council reports.", epilog=_STATUS
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="bring the index up to date with a folder of reports", epilog=_STATUS)
    build.add_argument("--reports", type=Path, required=True, metavar="DIR", help="folder of the reports")
    build.set_defaults(run=_build)
    verify = commands.add_parser("verify", help="hold files, catalogue and vectors against one another", epilog=_STATUS)
    verify.add_argument("--reports", type=Path, metavar="DIR", help="also name files that changed since the build")
    verify.set_defaults(run=_verify)
    search = commands.add_parser(
        "search", help="show the passages that are found, with their rank in each list", epilog=_STATUS
    )
    search.add_argument("words", help="what to look for, in quotation marks")
    search.add_argument("--json", action="store_true", help="print one JSON array")
    add_filters(search)
    search.set_defaults(run=_search)
    for command in (build, verify, search):
        command.add_argument("--index", type=Path, metavar="DIR", help="folder of the index (default: COUNCIL_INDEX)")
    return parser


def _build(options: argparse.Namespace) -> int:
    from index.build import build
    from index.progress import shown

    settings = _settings()
    with shown() as progress:
        result = build(options.reports, options.index or settings.index, settings, progress)
    for line in (*result.problems, *result.notes):
        _say(line)
    print(_built(result))
    return 1 if result.problems else 0


def _built(result: BuildResult) -> str:
    done = (
        f"built ({result.parsed:,} files parsed, {result.embedded:,} texts embedded)" if result.changed else "unchanged"
    )
    holds = f"{result.files:,} files, {result.pages:,} pages, {result.reports:,} reports, {result.passages:,} passages"
    named = f"; {len(result.problems):,} problems named" if result.problems else ""
    return f"Index {result.version} {done}: {holds}{named}"


def _verify(options: argparse.Namespace) -> int:
    from index.verify import verify

    index: Path = options.index or _settings().index
    checked = verify(index, options.reports)
    print(_checked(checked))
    for line in (*checked.unreadable, *checked.blank, *(checked.changed or ())):
        _say(line)
    for line in checked.problems:
        _say(f"{index}: {line}. Make the index anew: python -m index build --reports DIR --index {index}")
    if checked.changed:
        _say(f"Bring the index up to date: python -m index build --reports {options.reports} --index {index}")
    return 0 if checked.well else 1


def _checked(checked: Verification) -> str:
    lines = [
        f"Index {checked.version}: {checked.files:,} files, {checked.reports:,} reports, "
        f"{checked.passages:,} passages, {checked.vectors:,} vectors",
        f"Checksums, offsets, vectors and searches: {len(checked.problems) or 'no'} problems",
        f"Files and pages that could not be read: {len(checked.unreadable) or 'none'}; blank pages: {len(checked.blank) or 'none'}",
    ]
    if checked.changed is not None:
        lines.append(f"Files that changed since the build: {len(checked.changed) or 'none'}")
    return "\n".join(lines)


def _search(options: argparse.Namespace) -> int:
    import sqlite3

    from index.search import Index
    from index.showing import as_json, shown

    if not options.words.strip():
        raise CouncilError('"": there are no words to look for. Put them in quotation marks after search')
    settings = _settings()
    folder: Path = options.index or settings.index
    index = Index.open(folder, settings)
    try:
        found = index.search(options.words, filters_of(options))
        print(as_json(index, found) if options.json else shown(index, found))
    except sqlite3.DatabaseError as error:
        raise CouncilError(f"{folder}: the catalogue cannot be read ({error}). See python -m index verify") from error
    finally:
        index.close()
    return 0


def _settings() -> Settings:
    from pydantic import ValidationError

    from corpus.settings import settings

    try:
        return settings()
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise CouncilError(f"settings: {wrong}. Correct the environment or .env; the README lists every key") from error


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
