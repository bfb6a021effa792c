"""The lines of `state/<portal>.runs.jsonl`: one a run, and one whenever a state was accepted."""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from crawler.drift.statistics import Aspect, Count, Statistics
from crawler.items import Day, FetchTime

RUN_SCHEMA: Final = "run/1"
ACCEPTANCE_SCHEMA: Final = "acceptance/1"

Digest = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
Kind = Literal["live", "offline"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Alarm(_Model):
    """What is not as it was.

    `subject`: the field, or `run`; `aspect`: what of it, `value` which tier, rule or code.
    `before`, `now`: on how many pages, of how many. `medians`: of its length, before and now, where
    that is what changed. `since`: the day of the first run that saw it; `pages`: two to look at.
    """

    subject: str
    aspect: Aspect
    value: str
    before: tuple[Count, Count]
    now: tuple[Count, Count]
    medians: tuple[float, float] | None
    since: Day
    pages: list[str]


class RunLine(_Model):
    """What one run was.

    `kind`, `site`: a run is compared with those of its own. `seconds`: how long it took. `status`:
    what it ended with; `complete`: whether it came to its end and no floor was missed. `new`,
    `revised`, `unchanged`, `outside`: what became of its records. `fetches`: answers and failures,
    by what failed; `lists`: articles by start list; `bytes`: what was received or read. `version`:
    of this program. `previous`: the SHA-256 of the line before, null on the first.
    """

    portal: str
    kind: Kind
    site: str | None
    started_at: FetchTime
    seconds: float
    status: int
    complete: bool
    new: Count
    revised: Count
    unchanged: Count
    outside: Count
    fetches: dict[str, Count]
    lists: dict[str, Count]
    bytes: Count
    statistics: Statistics
    alarms: list[Alarm]
    version: str
    previous: Digest | None = None
    schema_: Annotated[Literal["run/1"], Field(alias="schema")] = RUN_SCHEMA


class AcceptanceLine(_Model):
    """Somebody looked at the alarms before this line and found the new state normal."""

    portal: str
    accepted_at: FetchTime
    previous: Digest | None = None
    schema_: Annotated[Literal["acceptance/1"], Field(alias="schema")] = ACCEPTANCE_SCHEMA


Line = RunLine | AcceptanceLine
