"""The one settings object of the project, read from the environment (prefix `COUNCIL_`) or a `.env` file."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Networks = tuple[IPv4Network | IPv6Network, ...]


class Settings(BaseSettings):
    """Every knob, bounded; an unknown `COUNCIL_` key in `.env` is refused."""

    model_config = SettingsConfigDict(env_prefix="COUNCIL_", env_file=".env", extra="forbid", frozen=True)

    index: Path = Field(
        default=Path.home() / ".local" / "share" / "council-assistant" / "index",
        description="Folder of the index when --index is not given.",
    )
    embedding_model: str = Field(
        default="packaged:all-MiniLM-L6-v2",
        description="Dense model: the packaged one, a folder, or a name on the model hub.",
    )
    late_model: str = Field(
        default="packaged:answerai-colbert-small-v1",
        description="Late-interaction model: the packaged one, a folder with model.onnx and tokenizer.json, or `none`.",
    )
    cross_model: str = Field(
        default="packaged:ms-marco-MiniLM-L-12-v2",
        description="Cross-encoder that reads the first passages: the packaged one, a folder as above, or `none`.",
    )
    include_exempt: bool = Field(default=True, description="Index papers that are marked exempt or confidential.")
    reading_processes: int = Field(default=2, ge=1, le=32, description="Child processes that parse files.")
    most_megabytes: int = Field(default=200, ge=1, le=10_000, description="Largest file that is read, in MB.")
    most_memory_gb: float = Field(default=2.0, ge=0.5, le=64, description="Memory that one parsing process may use.")
    most_seconds: float = Field(default=300.0, ge=1, le=3600, description="Time that one file may take to parse.")
    most_pages: int = Field(default=5000, ge=1, le=100_000, description="Pages read of one PDF; the rest is named.")
    candidates: int = Field(default=100, ge=10, le=1000, description="Passages that each search list contributes.")
    answer_words: int = Field(default=90, ge=20, le=300, description="Most words of an answer.")
    root_path: str = Field(
        default="",
        pattern=r"^(/[A-Za-z0-9._~-]+)*$",
        max_length=200,
        description="Sub-path of its host below which a proxy shows the page, such as `/reports`; empty: the whole host.",
    )
    users: Path | None = Field(
        default=None, description="File of those who may sign in, made by `python -m assistant.web.users add`."
    )
    user_header: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z0-9-]{1,100}$",
        description="Header in which a reverse proxy names the user; taken from `COUNCIL_TRUSTED_PROXIES` alone.",
    )
    trusted_proxies: Annotated[Networks, NoDecode] = Field(
        default=(), description="Addresses or networks of reverse proxies whose headers are believed, with commas."
    )
    maintainers: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(), description="Users, with commas between, whom the page tells of an update of the index that failed."
    )
    session_hours: int = Field(default=12, ge=1, le=720, description="Hours after which a user signs in again.")
    keep_days: int = Field(
        default=365, ge=1, le=3650, description="Days after its last question that a conversation is deleted."
    )
    log_questions: bool = Field(default=False, description="Log each question with its time and status, no name.")
    log_days: int = Field(default=30, ge=1, le=3650, description="Days that logged questions are kept.")

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _networks(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        networks = tuple(ip_network(part.strip()) for part in value.split(",") if part.strip())
        if any(network.prefixlen == 0 for network in networks):
            raise ValueError("a network of all addresses would believe everybody. Name the proxy's own address")
        return networks

    @field_validator("maintainers", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_way_to_sign_in(self) -> Settings:
        if self.user_header and self.users:
            raise ValueError("COUNCIL_USERS and COUNCIL_USER_HEADER are two ways to sign in. Set one of them")
        if self.user_header and not self.trusted_proxies:
            raise ValueError(
                "COUNCIL_USER_HEADER is believed from no address. Name the proxy's in COUNCIL_TRUSTED_PROXIES"
            )
        return self

    writer_address: str = Field(
        default="", description="Address of an OpenAI-compatible server whose model writes; empty: answers are quoted."
    )
    writer_model: str = Field(default="", description="Name of the model that writes, as its server knows it.")
    writer_key: SecretStr = Field(
        default=SecretStr(""), description="Key of that server, if it wants one; kept secret."
    )
    writer_context: int = Field(default=4096, ge=1024, le=2_000_000, description="Tokens that the model can read.")
    writer_seconds: float = Field(default=30.0, ge=0.2, le=600, description="Time that writing one answer may take.")
    writer_connect_seconds: float = Field(default=2.0, ge=0.1, le=60, description="Time to reach the server.")
    writer_rest_seconds: float = Field(
        default=60.0, ge=0, le=3600, description="How long a server that failed twice in a row is not asked."
    )
    writer_temperature: float | None = Field(
        default=0.0, ge=0, le=2, description="Temperature; `none` for a model that does not take one."
    )

    @field_validator("writer_temperature", mode="before")
    @classmethod
    def _none_in_words(cls, value: object) -> object:
        return None if value == "none" else value

    @model_validator(mode="after")
    def _writer_is_whole(self) -> Self:
        """An address needs a model, and is one of http or https that holds no password."""
        if not self.writer_address:
            return self
        parts = urlsplit(self.writer_address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("COUNCIL_WRITER_ADDRESS is no address. Write it as http://127.0.0.1:8080/v1")
        if parts.username or parts.password:
            raise ValueError("COUNCIL_WRITER_ADDRESS holds a password. Give it as COUNCIL_WRITER_KEY")
        if not self.writer_model:
            raise ValueError("COUNCIL_WRITER_ADDRESS is set and COUNCIL_WRITER_MODEL is not. Name the model")
        return self


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
