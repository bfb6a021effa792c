"""What the page classes of all portals share: tiers of evidence for every field of the record.

A field is asked of the portal's template (selectors known for it), of the text (labels and reading
order) and of the page's metadata; the first that answers gives the value, and `evidence` says
which one it was. What a page prints comes before what its metadata hold, since the record is to
be as printed.
"""

import re
from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from lxml.etree import _Element
from parsel import Selector

from crawler.items import EXTRACTED_FIELDS, Draft, Image, Reason, Tier
from crawler.pages.addresses import Portal
from crawler.pages.field import field
from crawler.pages.links import PageLinks
from crawler.pages.template import PARTS, UNREADABLE, Evidence, Template, Unmatched, select
from crawler.pages.verdict import judge_page
from crawler.reading.blocks import Block, read_text_blocks
from crawler.reading.markup import occurs, parse_html
from crawler.reading.metadata import Metadata, Stated, read_metadata
from crawler.reading.times import find_times
from crawler.reading.walk import read_blocks
from crawler.story.dating import Dated, Dating, Source, choose_dates, list_candidates, list_stated
from crawler.story.figures import Figure
from crawler.story.gathered import Cut
from crawler.story.originals import find_original_links
from crawler.story.story import Story, read_story
from crawler.text.cleaning import fold_space
from crawler.text.dateline import Dateline
from crawler.text.dates import find_printed_date
from crawler.text.metadata_authors import strip_publishers
from crawler.text.titles import split_title

T = TypeVar("T")

_NAMES = re.compile(r"[.#]([\w-]+)")
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
        self._answers: dict[tuple[object, ...], tuple[str, list[_Element]] | None] = {}

    @field
    def evidence(self) -> dict[str, Evidence]:
        """What gave each field that is filled, by field."""
        self.read()
        return self._evidence

    @property
    def cuts(self) -> list[Cut]:
        """What was left out of the body between headline and end, and why."""
        return self.story.cuts

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
    def blocks(self) -> list[Block]:
        """The page in reading order."""
        return read_text_blocks(self.html.decode()) if self.root is None else read_blocks(self.root)

    @field
    def containers(self) -> tuple[str, list[_Element]] | None:
        """The elements that hold the body if the template is the known one, and their selector."""
        return self._select(self.template.body)

    @field
    def body_selector(self) -> str | None:
        """The selector of the template's that holds the story, None where none does."""
        if self.containers is None:
            return None
        selector, nodes = self.containers
        core = self.story.core
        is_there = core is None or not {*nodes}.isdisjoint(place.node for place in core.places)
        return selector if is_there else None

    @field
    def unmatched(self) -> list[Unmatched]:
        """The parts of the template that gave nothing on this page, whatever else did."""
        if self.root is None:
            return []
        return [
            Unmatched(part, f"{', '.join(selectors)}: {self._explain(part, selectors)}")
            for part in PARTS
            if (selectors := getattr(self.template, part)) and not self._matches(part, selectors)
        ]

    def _matches(self, part: str, selectors: Sequence[str]) -> bool:
        if part == "body":
            return self.body_selector is not None
        return self._select(selectors, _READERS[part]) is not None

    def _explain(self, part: str, selectors: Sequence[str]) -> str:
        return UNREADABLE[part] if self._select(selectors) else "not on the page"

    @field
    def story(self) -> Story:
        """What the text of the page says."""
        titles = [*self.metadata.titles, *split_title(self.metadata.window_title or "")]
        return read_story(
            self.blocks,
            self.site_title,
            titles=list(dict.fromkeys(titles)),
            leads_elsewhere=self.links.leads_elsewhere,
            containers=self.containers[1] if self.containers else (),
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
        return draft

    @field
    def headline(self) -> str | None:
        """Return the headline as printed."""
        if found := self._select(self.template.headline, _has_text):
            return self._note("headline", "template", found[0], _text_of(found[1][0]))
        if headline := self.story.headline:
            return self._note("headline", "text", headline.evidence, headline.text)
        for title in self.metadata.titles:
            if not self.site_title.fullmatch(title):
                return self._note("headline", "metadata", "og:title or JSON-LD", title)
        return None

    @field
    def section(self) -> list[str]:
        """Return the breadcrumb from the root, without the headline."""
        return self._note("section", "text", "breadcrumb", self.story.section)

    @field
    def dating(self) -> Dating:
        """Which of the page's dates are those of the article."""
        facts = self.story.facts
        found = self._select(self.template.date, _has_date)
        line = find_printed_date(_text_of(found[1][0])) if found else None
        candidates = [
            *(list_candidates(line, Source.TEMPLATE, found[0]) if found else ()),
            *list_candidates(facts.printed_date, Source.HEAD, "date line"),
            *list_stated(self.metadata.published),
            *list_stated(self._find_times()),
            *list_candidates(facts.tail_date, Source.TAIL, "date line below the story"),
        ]
        dateline = self.story.dateline
        return choose_dates(candidates, dateline, self.portal.zone, self.portal.day_first)

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
        images = [self._read_image(figure) for figure in self.story.figures]
        return self._note("images", "text", "reading order", images)

    @field
    def editors(self) -> list[str]:
        """Return the names of the editors' line."""
        return self._note("editors", "text", "editors' line", self.story.facts.editors)

    @field
    def source(self) -> str | None:
        """Return the origin that the page names."""
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
        return [reason] if reason else []

    def _select(
        self, selectors: Sequence[str], is_readable: Callable[[_Element], bool] | None = None
    ) -> tuple[str, list[_Element]] | None:
        """Return the first selector that finds anything that can be read, and all that it finds.

        The page is asked once, however often this is.
        """
        question = (*selectors, is_readable)
        if question not in self._answers:
            self._answers[question] = self._ask(selectors, is_readable)
        return self._answers[question]

    def _ask(
        self, selectors: Sequence[str], is_readable: Callable[[_Element], bool] | None
    ) -> tuple[str, list[_Element]] | None:
        if self.root is not None:
            for selector in filter(self._may_match, selectors):
                found = select(self.root, selector)
                if found and (is_readable is None or is_readable(found[0])):
                    return selector, found
        return None

    def _may_match(self, selector: str) -> bool:
        """Tell whether the names in a selector occur on the page: far cheaper than to ask."""
        return all(occurs(name, self.html) for name in _NAMES.findall(selector))

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


def _text_of(node: _Element) -> str:
    return fold_space("".join(map(str, node.itertext())))


def _has_text(node: _Element) -> bool:
    return bool(_text_of(node))


def _has_date(node: _Element) -> bool:
    return find_printed_date(_text_of(node)) is not None


_READERS = {"headline": _has_text, "date": _has_date}
