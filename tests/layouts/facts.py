"""What is true of an article, whatever page prints it."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Paragraph:
    """Running text; the dateline is no part of it."""

    text: str


@dataclass(frozen=True)
class Subhead:
    """A crosshead between paragraphs."""

    text: str


@dataclass(frozen=True)
class Quote:
    """A quotation set off from the text, and who is named below it."""

    text: str
    source: str | None = None


@dataclass(frozen=True)
class Listing:
    """A list inside the story, numbered or not."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table of data; the first row holds the column heads."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A picture of the story.

    `path`: where its file lies on the server, from the root. `alt`: the file name that the CMS
    writes as alternative text. `credit_form`: how the credit is printed behind the caption.
    """

    path: str
    alt: str
    caption: str | None = None
    credit: str | None = None
    credit_form: str = "[{}]"

    @property
    def printed_credit(self) -> str | None:
        return self.credit_form.format(self.credit) if self.credit else None

    @property
    def tells_itself(self) -> bool:
        """Tell whether the caption's words alone show that it is one."""
        openers = ("Photo shows ", "Photo taken on ", "Aerial photo taken on ", "A file photo of ")
        return bool(self.credit or (self.caption and self.caption.startswith(openers)))


Block = Paragraph | Subhead | Quote | Listing | Table | Picture


@dataclass(frozen=True)
class DatelineFacts:
    """A dateline as printed up to the dash, and what it says."""

    text: str
    place: str | None
    date: str | None
    agency: str | None


@dataclass(frozen=True)
class ArticleFacts:
    """An invented article in the conventions of its portal, told by the host of `url`.

    `published_raw` is the date as printed, `date_label` what stands before it. `byline_raw`,
    `editors_raw` are the printed lines; `source_label` stands before `source`.
    """

    name: str
    url: str
    headline: str
    section: tuple[str, ...]
    published: str
    published_raw: str
    flow: tuple[Block, ...]
    date_label: str = ""
    modified: str | None = None
    modified_raw: str | None = None
    dateline: DatelineFacts | None = None
    abstract: str | None = None
    byline: tuple[str, ...] = ()
    byline_raw: str | None = None
    editors: tuple[str, ...] = ()
    editors_raw: str | None = None
    source: str | None = None
    source_label: str = ""
    keywords: tuple[str, ...] = field(default=())

    @property
    def portal(self) -> str:
        return {"en.imsilkroad.com": "silkroad", "english.pudong.gov.cn": "pudong"}[
            urlsplit(self.url).netloc
        ]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(block for block in self.flow if isinstance(block, Picture))

    @property
    def body(self) -> list[str]:
        paragraphs: list[str] = []
        for block in self.flow:
            match block:
                case Listing(items=items):
                    paragraphs.extend(items)
                case Table(rows=rows):
                    paragraphs.extend(" | ".join(row) for row in rows)
                case Quote(text=text, source=source):
                    paragraphs += [text, source] if source else [text]
                case Paragraph(text=text) | Subhead(text=text):
                    paragraphs.append(text)
        return paragraphs
