"""The throttle: few attempts with one name from one place, more in all, and after a time all anew."""

from __future__ import annotations

from assistant.web.users.throttle import Throttle


class Clock:
    """A clock that stands until it is set forward."""

    def __init__(self) -> None:
        self.time = 0.0

    def __call__(self) -> float:
        return self.time


def test_attempts_are_free_again_after_five_minutes() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    assert [throttle.attempt("anna", "a") for _ in range(5)] == [0] * 5
    clock.time = 100
    assert throttle.attempt("ANNA", "a") == 201
    assert throttle.attempt("anna", "b") == throttle.attempt("bert", "a") == 0
    clock.time = 300
    assert throttle.attempt("anna", "a") == 0


def test_waiting_in_vain_does_not_lengthen_the_wait() -> None:
    clock = Clock()
    throttle = Throttle(clock)
    for _ in range(50):
        throttle.attempt("anna", "a")
    clock.time = 300
    assert throttle.attempt("anna", "a") == 0


def test_many_names_from_one_address_and_one_name_from_many_are_slowed_down() -> None:
    throttle = Throttle(Clock())
    assert sum(throttle.attempt(f"name {number}", "a") == 0 for number in range(100)) == 30
    assert sum(throttle.attempt("anna", f"address {number}") == 0 for number in range(100)) == 30


def test_who_has_signed_in_is_forgotten() -> None:
    throttle = Throttle(Clock())
    for _ in range(12):
        assert throttle.attempt("anna", "a") == 0
        throttle.succeeded("anna", "a")


def test_it_does_not_grow_without_end() -> None:
    throttle = Throttle(Clock())
    for number in range(12_000):
        throttle.attempt(f"name {number}", f"address {number}")
    assert len(throttle._attempts) <= 10_000
