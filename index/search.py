"""Search: a question finds passages. Dense and full-text lists, fused by rank, re-ranked by late interaction."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from corpus.report import Particulars, ReportKind
from corpus.settings import Settings
from index.analysis import question_terms
from index.catalogue import Catalogue, Copy, day_number
from index.cross_encoder import CrossEncoder
from index.embedding import Embedder
from index.late_interaction import LateInteraction, Likeness, Tokens, score, score_parts, unpack
from index.passages import Passage, embedded_text, text_starts
from index.vectors import Vectors
from index.versions import Version, current_name, open_current

_FUSION = 60
_KEPT = 8
_SURELY_KEPT = 3
_AROUND = 200


@dataclass(frozen=True)
class Filters:
    """What a search is limited to; None and empty mean no limit. Dates are ISO days, months or years."""

    body: str | None = None
    report_kind: ReportKind | None = None
    from_date: str | None = None
    to_date: str | None = None
    report: str | None = None
    reports: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stages:
    """The stages of search that take part; one is left out only to measure what it brings."""

    dense: bool = True
    full_text: bool = True
    re_ranking: bool = True
    cross_reading: bool = True


@dataclass(frozen=True)
class Found:
    """A passage that a search found, with its rank (from 1) and score in each list that has it.

    late: mean best-token similarity, None when there is no late-interaction model.
    """

    passage: Passage
    particulars: Particulars
    rank: int
    fused: float
    dense_rank: int | None = None
    dense_distance: float | None = None
    words_rank: int | None = None
    words_score: float | None = None
    late: float | None = None


class Models:
    """The models of a process, each loaded when first needed and shared by every version that is opened."""

    def __init__(self, settings: Settings) -> None:
        self.dense = Embedder(settings.embedding_model)
        self.late = LateInteraction(settings.late_model) if settings.late_model != "none" else None
        self.cross = CrossEncoder(settings.cross_model) if settings.cross_model != "none" else None

    def load(self) -> None:
        """Load now what the first question would have to wait for."""
        self.dense.question("ready")
        if self.late:
            self.late.question("ready")
            self.late.words("ready")
        if self.cross:
            self.cross.relevance("ready", ["ready"])


class Index:
    """A version opened for searching."""

    def __init__(self, version: Version, models: Models, settings: Settings, stages: Stages) -> None:
        self.version = version
        self.catalogue = Catalogue(version.catalogue)
        self._vectors = Vectors(version.chroma)
        self._models = models
        self._settings = settings
        self._stages = stages
        self._last: tuple[str, Tokens] | None = None
        self._searched = lru_cache(_KEPT)(self._search)
        self._question_vector = lru_cache(_KEPT)(models.dense.question)
        self._around = lru_cache(_AROUND)(self._words_around)
        self._words = lru_cache(_KEPT)(self._words_of)
        self.most_named = lru_cache(1)(self._most_named)
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="dense-search")

    @classmethod
    def open(
        cls, folder: Path, settings: Settings, models: Models | None = None, stages: Stages | None = None
    ) -> Index:
        """Open the current version of the index in `folder`; raises `NoIndex`."""
        version = open_current(folder)
        try:
            return cls(version, models or Models(settings), settings, stages or Stages())
        except BaseException:
            version.close()
            raise

    def is_current(self, folder: Path) -> bool:
        """Whether no newer version has been taken into use."""
        return current_name(folder) == self.version.name

    def close(self) -> None:
        self._beside.shutdown()
        self._vectors.close()
        self.catalogue.close()
        self.version.close()

    @cached_property
    def _particulars(self) -> dict[str, Particulars]:
        """Each report's particulars, from the first of its copies; a version never changes."""
        return {copy.report_id: copy.particulars for copy in reversed(self.catalogue.copies())}

    @cached_property
    def councils(self) -> dict[str, tuple[str, ...]]:
        """The reports of each council that is known, by its name."""
        of: dict[str, list[str]] = {}
        for report_id, own in self._particulars.items():
            if own.council:
                of.setdefault(own.council, []).append(report_id)
        return {council: tuple(reports) for council, reports in of.items()}

    @cached_property
    def newest_date(self) -> str | None:
        """The date of the newest report; None where none is dated."""
        return max((own.report_date for own in self._particulars.values() if own.report_date), default=None)

    def particulars(self, report_id: str) -> Particulars:
        """What identifies a report, from the first place where it stands."""
        return self._particulars[report_id]

    def _most_named(self, names: tuple[str, ...]) -> dict[str, str]:
        """Which of the names each report's text has most often; reports that have none are left out. Kept for the next call."""
        written = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
        counted = {id: Counter(written.findall(self.catalogue.report_text(id))) for id in self._particulars}
        return {id: min(said, key=lambda name: (-said[name], name)) for id, said in counted.items() if said}

    def copies(self, report_id: str) -> list[Copy]:
        """The places where a report stands."""
        return self.catalogue.copies(report_id)

    def within(self, filters: Filters) -> list[str] | None:
        """The ids of the reports that a search is limited to; None where it is not."""
        return self._among(filters)

    def search(self, question: str, filters: Filters | None = None, most: int = 20) -> list[Found]:
        """The best passages for a question, best first; ties are broken by passage id. The last few searches are kept.

        The first of the fused lists are among them wherever late interaction puts them.
        """
        return list(self._searched(question, filters or Filters(), most))

    def _search(self, question: str, filters: Filters, most: int) -> tuple[Found, ...]:
        among = self._among(filters)
        if among == []:
            return ()
        wanted = self._settings.candidates
        nearest = self._beside.submit(self._dense, question, among, wanted) if self._stages.dense else None
        words = self.catalogue.full_text(question_terms(question), among, wanted) if self._stages.full_text else []
        if self._re_ranks:
            self._asked(question)  # while the other model is at work
        dense = nearest.result() if nearest else []
        fused = fuse([[id for id, _ in dense], [id for id, _ in words]])[:wanted]
        late = self._late(question, [id for id, _ in fused])
        ranked = sorted(fused, key=lambda pair: (-late.get(pair[0], pair[1]), pair[0]))
        kept = list(dict.fromkeys([*fused[:_SURELY_KEPT], *ranked]))[:most]
        best = [pair for pair in ranked if pair in kept]
        return self._explained(best, dense, words, late)

    def relevance(self, question: str, texts: Sequence[str]) -> list[float] | None:
        """How likely each text answers the question, as the cross-encoder's logit; None without one."""
        if self._models.cross is None or not self._stages.cross_reading:
            return None
        return self._models.cross.relevance(question, texts)

    def score_spans(self, question: str, passage: Passage, spans: Sequence[tuple[int, int]]) -> list[float] | None:
        """Late-interaction scores of spans of a passage's text, from the vectors that are kept; None without them."""
        late = self._models.late
        code = self.catalogue.late([passage.embed_hash]).get(passage.embed_hash) if late else None
        if late is None or code is None or passage.row is not None:
            return None
        shift = text_starts(passage)
        offsets = np.array([(start - shift, end - shift) for start, end in late.offsets(embedded_text(passage))])
        parts = [(offsets[:, 0] < end) & (offsets[:, 1] > start) for start, end in spans]
        return score_parts(self._asked(question), code, parts, late.level)

    def likeness(self, question: str, passage: Passage, around: str) -> list[tuple[int, int, float]] | None:
        """How near each token [start, end) of the question comes to a token of the passage or of the words around it."""
        late = self._models.late
        code = self.catalogue.late([passage.embed_hash]).get(passage.embed_hash) if late else None
        if late is None or code is None:
            return None
        best = (self._words(question) @ np.concatenate([unpack(code), self._around(around)]).T).max(axis=1)
        return [(start, end, float(near)) for (start, end), near in zip(late.places(question), best, strict=True)]

    def token_places(self, question: str) -> list[tuple[int, int]] | None:
        """For each token vector of a question, the [start, end) of its token in it; None without late interaction."""
        return self._models.late.places(question) if self._models.late else None

    def token_likeness(self, question: str, passages: Sequence[Passage]) -> dict[str, Likeness]:
        """How like each token of the question is to each of a passage, by its id, for those whose token vectors are kept."""
        late = self._models.late
        codes = self.catalogue.late([passage.embed_hash for passage in passages]) if late else {}
        held = [passage for passage in passages if passage.embed_hash in codes]
        if late is None or not held:
            return {}
        texts, kept = [embedded_text(passage) for passage in held], [codes[passage.embed_hash] for passage in held]
        like = late.likeness(self._words(question), self._asked(question), texts, kept)
        return {passage.id: own for passage, own in zip(held, like, strict=True)}

    def _words_around(self, text: str) -> Tokens:
        assert self._models.late is not None
        return self._models.late.passage(text)

    def _words_of(self, question: str) -> Tokens:
        assert self._models.late is not None
        return self._models.late.words(question)

    def _asked(self, question: str) -> Tokens:
        """The question's token vectors, kept for the next call with the same question."""
        last = self._last  # read once: other threads ask other questions
        if last is None or last[0] != question:
            assert self._models.late is not None
            last = self._last = (question, self._models.late.question(question))
        return last[1]

    def _among(self, filters: Filters) -> list[str] | None:
        clauses: list[str] = []
        values: list[Any] = []
        if filters.body:
            clauses.append("lower(r.body) = lower(?)")
            values.append(filters.body)
        if filters.report_kind:
            clauses.append("r.report_kind = ?")
            values.append(filters.report_kind)
        if (first := day_number(filters.from_date)) is not None:
            clauses.append("r.report_day >= ?")
            values.append(first)
        if (last := day_number(filters.to_date)) is not None:
            clauses.append("r.report_day <= ?")
            values.append(_end_of(last))
        if filters.report:
            clauses.append("c.file = ?")
            values.append(filters.report)
        if filters.reports:
            clauses.append(f"r.id IN ({', '.join('?' * len(filters.reports))})")
            values.extend(filters.reports)
        return self.catalogue.reports_where(clauses, values) if clauses else None

    def _dense(self, question: str, among: Sequence[str] | None, wanted: int) -> list[tuple[str, float]]:
        """Chroma's nearest, measured again against the catalogue's vectors so that ties fall the same on every build."""
        vector = self._question_vector(question)
        texts = None if among is None else self.catalogue.embed_hashes(among)
        near = [text for text, _ in self._vectors.nearest_texts(vector, 2 * wanted, texts)]
        passages = self.catalogue.passages_with(near, among)
        dense = self.catalogue.dense([text for _, text in passages])
        distances = [
            (id, round(1 - float(np.frombuffer(dense[text], np.float32) @ vector), 5)) for id, text in passages
        ]
        return sorted(distances, key=lambda pair: (pair[1], pair[0]))[:wanted]

    def _explained(
        self,
        best: list[tuple[str, float]],
        dense: list[tuple[str, float]],
        words: list[tuple[str, float]],
        late: Mapping[str, float],
    ) -> tuple[Found, ...]:
        """The passages of (id, fused score), best first, with what each list has of them; only these are read."""
        near = {id: (rank, value) for rank, (id, value) in enumerate(dense, 1)}
        held = {id: (rank, value) for rank, (id, value) in enumerate(words, 1)}
        fused = dict(best)
        return tuple(
            Found(
                passage=passage,
                particulars=self._particulars[passage.report_id],
                rank=rank,
                fused=fused[passage.id],
                dense_rank=near.get(passage.id, (None, None))[0],
                dense_distance=near.get(passage.id, (None, None))[1],
                words_rank=held.get(passage.id, (None, None))[0],
                words_score=held.get(passage.id, (None, None))[1],
                late=late.get(passage.id),
            )
            for rank, passage in enumerate(self.catalogue.passages([id for id, _ in best]), 1)
        )

    @property
    def _re_ranks(self) -> bool:
        return self._models.late is not None and self._stages.re_ranking

    def _late(self, question: str, ids: Sequence[str]) -> dict[str, float]:
        """The late-interaction score of each passage, by its id; empty without a model."""
        if not self._re_ranks:
            return {}
        texts = self.catalogue.embed_hashes_of(ids)
        codes = self.catalogue.late(list(texts.values()))
        have = [id for id in ids if texts[id] in codes]
        assert self._models.late is not None
        scores = score(self._asked(question), [codes[texts[id]] for id in have], self._models.late.level)
        return dict(zip(have, scores, strict=True))


def fuse(lists: Sequence[Sequence[str]]) -> list[tuple[str, float]]:
    """Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) with k = 60: (id, score), best first, ties by id."""
    scores: dict[str, float] = {}
    for ranked in lists:
        for rank, id in enumerate(ranked, 1):
            scores[id] = scores.get(id, 0.0) + 1 / (_FUSION + rank)
    return sorted(((id, round(value, 8)) for id, value in scores.items()), key=lambda pair: (-pair[1], pair[0]))


def _end_of(day: int) -> int:
    """The last day that a month or year given as an end still holds."""
    if day % 10000 == 0:
        return day + 1299
    return day + 99 if day % 100 == 0 else day
