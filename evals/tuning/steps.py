"""Steps: gradient descent that all fitting here shares: AdamW, a short rise and then a fall of the rate, a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import torch

_SEED = 0
_RISE, _LEAST = 0.1, 0.05
Item = TypeVar("Item")


def descend(
    groups: Sequence[tuple[Sequence[torch.nn.Parameter], float]],
    loss_of: Callable[[Item], torch.Tensor],
    items: Sequence[Item],
    epochs: float,
    batch: int,
    told: Callable[[int, int, float], None],
) -> None:
    """Fit the parameters of `groups` (each with its rate) to the mean loss of a batch; `told` hears step, steps and loss."""
    optimiser = torch.optim.AdamW([{"params": list(own), "lr": rate} for own, rate in groups], weight_decay=0.01)
    every = [parameter for own, _ in groups for parameter in own]
    steps = int(epochs * len(items) / batch)
    drawn = _endless(items)
    for step in range(steps):
        share = min(1.0, (step + 1) / (_RISE * steps)) * max(_LEAST, 1 - step / steps)
        for group, (_, rate) in zip(optimiser.param_groups, groups, strict=True):
            group["lr"] = rate * share
        total = 0.0
        for _ in range(batch):
            loss = loss_of(next(drawn)) / batch
            loss.backward()  # type: ignore[no-untyped-call]
            total += float(loss.detach())
        torch.nn.utils.clip_grad_norm_(every, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        told(step + 1, steps, total)


def seeded() -> random.Random:
    """Set torch's seed and give the source of all other chance."""
    torch.manual_seed(_SEED)
    return random.Random(_SEED)


def _endless(items: Sequence[Item]) -> Iterator[Item]:
    chance = seeded()
    while True:
        order = list(items)
        chance.shuffle(order)
        yield from order
