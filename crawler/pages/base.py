"""What the page classes of all portals share: tiers of evidence for every field of the record.

A field is asked of the portal's template (selectors known for it), of the text (labels and reading
order) and of the page's metadata; the first that answers gives the value, and `evidence` says
which one it was. What a page prints comes before what its metadata hold, since the record is to
be as printed.
"""

import re
from typing import ClassVar, TypeVar

from lxml.etree import _Element
from parsel import Selector

from crawler.items import EXTRACTED_FIELDS, Image, Reason, RejectCode, Tier
from crawler.pages.addresses import Portal
from crawler.pages.draft import Draft
from crawler.pages.field import field
from crawler.pages.links import PageLinks
from crawler.pages.selection import Known, Selection
from crawler.pages.template import Evidence, Template, Unmatched
from crawler.pages.verdict import judge_loose_page, judge_page
from crawler.reading.blocks import Block, read_text_blocks
from crawler.reading.markup import parse_html, read_element_text
from crawler.reading.metadata import Metadata, Stated, read_metadata
from crawler.reading.times import find_times
from crawler.reading.walk import read_blocks
from crawler.story.dating import (
    Candidate,
    Dated,
    Dating,
    Source,
    choose_dates,
    list_candidates,
    list_stated,
    list_updates,
)
from crawler.story.figures import Figure
from crawler.story.gathered import Cut
from crawler.story.known_figures import choose_figures, pair_captions
from crawler.story.originals import find_original_links
from crawler.story.section import clean_names
from crawler.story.story import Story, read_story
from crawler.text.dateline import Dateline
from crawler.text.metadata_authors import strip_publishers
from crawler.text.titles import split_title

T = TypeVar("T")

_TIERS_OF_DATES: dict[Source, Tier] = {
    Source.TEMPLATE: "template",
    Source.HEAD: "text",
    Source.METADATA: "metadata",
    Source.TAIL: "text",
}
_PARTS_OF_DRAFT = {
    name: f"{name}_raw" if name in ("published", "modified") else name for name in EXTRACTED_FIELDS
}
"""Where the draft has the value of a field whose evidence is told."""
_HAN = re.compile(r"[\u4e00-\u9fff]")


class ArticlePage:
    """An article page: a subclass declares its portal, its template and `site_title`.

    `site_title` matches whole lines that name the portal: neither headlines nor sections.

    `html`: the page in UTF-8. `url`: its canonical address. `is_rendition`: whether it is the
    plain-text rendition of the page. A field is a property; a subclass may replace any of them.
    """

    portal: ClassVar[Portal]
    site_title: ClassVar[re.Pattern[str]] = re.compile(r"(?!)")
    template: ClassVar[Template] = Template()

    def __init__(self, html: bytes, url: str, *, is_rendition: bool = False) -> None:
        self.html = html
        self.url = url
        self.is_rendition = is_rendition
        self._evidence: dict[str, Evidence] = {}

    @field
    def evidence(self) -> dict[str, Evidence]:
        """What gave each field that is filled, by field."""
        self.read()
        return self._evidence

    @property
    def cuts(self) -> list[Cut]:
        """What was left out of the body between headline and end, and why."""
        left_out = self.selection.cuts if self.template.leave_out else []
        return [*left_out, *self.story.cuts]

    @field
    def selector(self) -> Selector:
        """The page for selectors."""
        root = parse_html(self.html) if self.root is None else self.root
        return Selector(root=root, type="html", base_url=self.url)

    @field
    def root(self) -> _Element | None:
        """The page, always parsed as HTML: XHTML pages are rarely well-formed XML.

        None for a plain-text rendition.
        """
        return None if self.is_rendition else parse_html(self.html)

    @field
    def links(self) -> PageLinks:
        """The links of the page."""
        return PageLinks(self.portal, self.url, self.html, self.root, self.metadata.base)

    @field
    def metadata(self) -> Metadata:
        """What the page's head says."""
        return Metadata() if self.root is None else read_metadata(self.root, self.url)

    @field
    def selection(self) -> Selection:
        """What the template's selectors find on the page."""
        root = parse_html(b"") if self.root is None else self.root
        return Selection(self.template, root, self.html)

    @field
    def blocks(self) -> list[Block]:
        """The page in reading order, without what the template leaves out."""
        if self.root is None:
            return read_text_blocks(self.html.decode())
        blocks = read_blocks(self.selection.remainder if self.template.leave_out else self.root)
        if self.template.captions:
            self.selection.mark_captions(blocks)
        return blocks

    @field
    def containers(self) -> Known[list[_Element]] | None:
        """The elements that hold the body if the template is the known one, and their selector."""
        return self.selection.body if self.template.body else None

    @field
    def body_selector(self) -> str | None:
        """The selector of the template's that holds the story, None where none does."""
        if self.containers is None:
            return None
        core = self.story.core
        nodes = {*self.containers.value}
        is_there = core is None or not nodes.isdisjoint(place.node for place in core.places)
        return self.containers.selector if is_there else None

    @field
    def unmatched(self) -> list[Unmatched]:
        """The parts of the template that gave nothing on this page, whatever else did."""
        if self.root is None or self.template is ArticlePage.template:
            return []
        return self.selection.list_unmatched(has_body=self.body_selector is not None)

    @field
    def story(self) -> Story:
        """What the text of the page says."""
        titles = [*self.metadata.titles, *split_title(self.metadata.window_title or "")]
        return read_story(
            self.blocks,
            self.site_title,
            titles=list(dict.fromkeys(titles)),
            leads_elsewhere=self.links.leads_elsewhere,
            containers=self.containers.value if self.containers else (),
        )

    def read(self) -> Draft:
        """Return what the page says, every field of it."""
        draft = Draft(
            url=self.url,
            portal=self.portal.name,
            headline=self.headline,
            section=self.section,
            published_raw=self.published_raw,
            moment_raw=self.moment_raw,
            modified_raw=self.modified_raw,
            dateline=self.dateline,
            abstract=self.abstract,
            byline=self.byline,
            body=self.body,
            images=self.images,
            editors=self.editors,
            source=self.source,
            original_links=self.original_links,
            canonical_link=self.canonical_link,
            keywords=self.keywords,
            language=self.language,
            unmatched=[unmatched.part for unmatched in self.unmatched],
            next_page=self.next_page,
            reasons=self.reasons,
        )
        for name, part in _PARTS_OF_DRAFT.items():
            if name not in self._evidence and getattr(draft, part):
                self._evidence[name] = Evidence("template", type(self).__name__)
        draft.extraction = {name: evidence.tier for name, evidence in self._evidence.items()}
        draft.rules = {name: evidence.how for name, evidence in self._evidence.items()}
        return draft

    @field
    def headline(self) -> str | None:
        """Return the headline as printed."""
        if self.template.headline and (known := self.selection.headline):
            return self._note_known("headline", known)
        if headline := self.story.headline:
            return self._note("headline", "text", headline.evidence, headline.text)
        for title in self.metadata.titles:
            if not self.site_title.fullmatch(title):
                return self._note("headline", "metadata", "og:title or JSON-LD", title)
        return None

    @field
    def section(self) -> list[str]:
        """Return the breadcrumb from the root, without the headline."""
        if self.template.section and (known := self.selection.section):
            names = clean_names(known.value, self.headline, self.site_title)
            if names:
                return self._note("section", "template", known.selector, names)
        return self._note("section", "text", "breadcrumb", self.story.section)

    @field
    def date_candidates(self) -> list[Candidate]:
        """The dates that may be those of the article."""
        facts = self.story.facts
        return [
            *(self._list_known_dates() if self.template.date or self.template.modified else ()),
            *list_candidates(facts.printed_date, Source.HEAD, "date line"),
            *list_stated(self.metadata.published),
            *list_stated(self._find_times()),
            *list_candidates(facts.tail_date, Source.TAIL, "date line below the story"),
        ]

    @field
    def dating(self) -> Dating:
        """Which of the page's dates are those of the article."""
        portal, dateline = self.portal, self.story.dateline
        return choose_dates(self.date_candidates, dateline, portal.zone, portal.day_first)

    def _list_known_dates(self) -> list[Candidate]:
        date = self.selection.date if self.template.date else None
        modified = self.selection.modified if self.template.modified else None
        return [
            *(list_candidates(date.value, Source.TEMPLATE, date.selector) if date else ()),
            *(list_updates(modified.value, Source.TEMPLATE, modified.selector) if modified else ()),
        ]

    @field
    def published_raw(self) -> str | None:
        """Return the date of publication as printed, else as metadata hold it."""
        return self._note_date("published", self.dating.published)

    @field
    def moment_raw(self) -> str | None:
        """Return the moment that metadata hold for a day that is printed without a clock time."""
        return self.dating.moment_raw

    @field
    def modified_raw(self) -> str | None:
        """Return the date of the last change where the page states both dates."""
        return self._note_date("modified", self.dating.modified)

    def _note_date(self, name: str, dated: Dated | None) -> str | None:
        if dated is None:
            return None
        return self._note(name, _TIERS_OF_DATES[dated.source], dated.how, dated.raw)

    def _find_times(self) -> list[Stated]:
        """Return what `time` elements hold beside the headline and the story."""
        headline = self.story.headline
        if headline is None or headline.place is None:
            return []
        joint = self.story.place or headline.place.parent
        return find_times(joint.node, headline.place.node) if joint else []

    @field
    def dateline(self) -> Dateline | None:
        """Return the dateline that opens the story."""
        return self._note("dateline", "text", "start of the story", self.story.dateline)

    @field
    def abstract(self) -> str | None:
        """Return what the page labels as abstract."""
        if abstract := self.story.facts.abstract:
            return self._note("abstract", "text", "label", abstract)
        return self._note("abstract", "text", "standfirst", self.story.standfirst)

    @field
    def byline(self) -> list[str]:
        """Return the authors in printed order, else as metadata name them."""
        if self.template.byline and (known := self.selection.byline):
            return self._note_known("byline", known)
        if self.story.facts.byline:
            return self._note("byline", "text", "byline", self.story.facts.byline)
        others = [*self.story.facts.editors, self.story.facts.source or ""]
        authors = strip_publishers(self.metadata.authors, others)
        return self._note("byline", "metadata", self.metadata.authors_how, authors)

    @field
    def body(self) -> list[str]:
        """Return the paragraphs of the story."""
        if self.body_selector and self.story.core:
            return self._note("body", "template", self.body_selector, self.story.body)
        return self._note("body", "text", "reading order", self.story.body)

    @field
    def images(self) -> list[Image]:
        """Return the pictures of the story with captions and credits."""
        if (self.template.images or self.template.captions) and (known := self._find_figures()):
            images = [self._read_image(figure) for figure in known.value]
            return self._note("images", "template", known.selector, images)
        images = [self._read_image(figure) for figure in self.story.figures]
        return self._note("images", "text", "reading order", images)

    def _find_figures(self) -> Known[list[Figure]] | None:
        """Return the figures where the template tells of the pictures or of a caption of one."""
        selection, figures = self.selection, self.story.figures
        captions = selection.captions
        if captions:
            figures = pair_captions(figures, self.blocks)
        if selection.images and (
            chosen := choose_figures(figures, self.blocks, selection.images.value)
        ):
            return Known(selection.images.selector, chosen)
        told = list(map(read_element_text, captions.value)) if captions else []
        if captions and any(f.caption and f.caption in text for f in figures for text in told):
            return Known(captions.selector, figures)
        return None

    @field
    def editors(self) -> list[str]:
        """Return the names of the editors' line."""
        if self.template.editors and (known := self.selection.editors):
            return self._note_known("editors", known)
        return self._note("editors", "text", "editors' line", self.story.facts.editors)

    @field
    def source(self) -> str | None:
        """Return the origin that the page names."""
        if self.template.source and (known := self.selection.source):
            return self._note_known("source", known)
        return self._note("source", "text", "source line", self.story.facts.source)

    @field
    def original_links(self) -> list[str]:
        """Return the addresses that the page labels as where the story comes from."""
        found = map(self.links.resolve, find_original_links(self.blocks))
        return [url for url in found if url]

    @field
    def canonical_link(self) -> str | None:
        """Return the address that the page's head gives as the page's own."""
        canonical = self.metadata.canonical
        return self.links.resolve(canonical) if canonical else None

    @field
    def keywords(self) -> list[str]:
        """Return the keywords that the page labels as such."""
        if self.template.keywords and (known := self.selection.keywords):
            return self._note_known("keywords", known)
        return self._note("keywords", "text", "label", self.story.facts.keywords)

    @field
    def language(self) -> str:
        """Return the language of the text: `zh` where a quarter of it is Chinese, else `en`."""
        text = "".join(self.story.body)
        return "zh" if not text.isascii() and len(_HAN.findall(text)) * 4 > len(text) else "en"

    @field
    def next_page(self) -> str | None:
        """Return the address of the article's next page, from the links of the pager."""
        return self.links.find_next_page()

    @field
    def reasons(self) -> list[Reason]:
        """Return why the page is no article, where it says so itself."""
        title = self.metadata.window_title or ""
        reason = judge_page(self.blocks, self.story, title)
        if self.url.startswith("file:") and (reason is None or reason.code is RejectCode.EMPTY):
            reason = judge_loose_page(self.blocks, self.story, self.links) or reason
        return [reason] if reason else []

    def _note_known(self, name: str, known: Known[T]) -> T:
        return self._note(name, "template", known.selector, known.value)

    def _note(self, name: str, tier: Tier, how: str, value: T) -> T:
        if value:
            self._evidence.setdefault(name, Evidence(tier, how))
        return value

    def _read_image(self, figure: Figure) -> Image:
        picture = figure.picture
        src = picture.src if picture else None
        return Image(
            url=self.links.resolve(src) if src else None,
            alt=picture.alt if picture else None,
            caption=figure.caption,
            credit=figure.credit,
        )
