"""The line that says that a page went away, or came back."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from crawler.items import WITHDRAWAL_SCHEMA, FetchTime


class Withdrawal(BaseModel):
    """One line of `withdrawn/<portal>.jsonl`.

    `status`: the HTTP status that the page answered with: 404, 410 or that of a redirect where it
    went away, 200 or 304 where it came back.
    `last_revision`: the highest revision of the address in the output.
    `withdrawn_at`: when the page was found gone; RFC 3339, UTC.
    `returned_at`: when it was found again, on the line that says so; null on the line before.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    portal: str
    status: int
    last_revision: Annotated[int, Field(ge=1)]
    withdrawn_at: FetchTime | None
    returned_at: FetchTime | None
    schema_: Annotated[Literal["withdrawn/1"], Field(alias="schema")] = WITHDRAWAL_SCHEMA
