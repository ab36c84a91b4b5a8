"""`python -m assistant.web.users`: add, remove and list those who may sign in."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from assistant.web.users.user_file import LONGEST, SHORTEST, NotAUser, add_user, read_users, remove_user
from corpus.errors import CouncilError

_ABOUT = """The user file of the page: names and hashed passwords of those who may sign in.

Name the file in COUNCIL_USERS. A page that is being served sees a change at once: who is removed, or gets another
password, is signed out. Somebody new who gets the name of a user who was removed does not see their conversations."""
_STATUS = "Exit status: 0 done, 2 not done (the reason is on standard error)."


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 done, 2 not done."""
    options = _parser().parse_args(arguments)
    try:
        print(options.run(options))
    except CouncilError as error:
        print(error, file=sys.stderr)
        return 2
    except (KeyboardInterrupt, EOFError):
        print("\nStopped. The file is as it was.", file=sys.stderr)
        return 2
    return 0


def _add(options: argparse.Namespace) -> str:
    password = sys.stdin.readline().rstrip("\r\n") if options.password_stdin else _asked(options.name)
    new = add_user(options.file, options.name, password)
    return (
        f"{options.name} was added." if new else f"{options.name} has the new password, and is signed out everywhere."
    )


def _remove(options: argparse.Namespace) -> str:
    remove_user(options.file, options.name)
    return f"{options.name} was removed, and is signed out everywhere."


def _list(options: argparse.Namespace) -> str:
    return "\n".join(sorted(read_users(options.file))) or "Nobody."


def _asked(name: str) -> str:
    """The password, asked for twice without being shown."""
    password = getpass.getpass(f"Password for {name} ({SHORTEST} to {LONGEST} characters): ")
    if getpass.getpass("The same again: ") != password:
        raise NotAUser("The two passwords are not the same. Try again")
    return password


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m assistant.web.users",
        description=_ABOUT,
        epilog=_STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add = commands.add_parser("add", help="add a user, or give one another password", epilog=_STATUS)
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input, one line")
    add.set_defaults(run=_add)
    remove = commands.add_parser("remove", help="remove a user", epilog=_STATUS)
    remove.set_defaults(run=_remove)
    listing = commands.add_parser("list", help="list the users, a name a line", epilog=_STATUS)
    listing.set_defaults(run=_list)
    for command in (add, remove):
        command.add_argument("name", metavar="NAME", help="the name to sign in with")
    for command in (add, remove, listing):
        command.add_argument("--file", type=Path, required=True, metavar="FILE", help="the user file")
    return parser


if __name__ == "__main__":
    sys.exit(main())
