"""The setting of a block: what the elements that are open around it say of it."""

from dataclasses import dataclass, replace

from crawler.reading.blocks import Kind
from crawler.reading.captioning import is_picture_frame
from crawler.reading.layout import CAPTIONED, CENTRED
from crawler.reading.place import Place
from crawler.reading.tags import HEADINGS, REGIONS

_KINDS = {
    "li": Kind.ITEM,
    "blockquote": Kind.QUOTE,
    "figcaption": Kind.CAPTION,
    **dict.fromkeys(HEADINGS, Kind.HEADING),
}


@dataclass(slots=True)
class Setting:
    """How text is set that stands in some open elements.

    `kind`: what the innermost of those says that say any; all within a caption is one. `level`:
    that of a heading, 0 outside of one. `frame`: the innermost element that is known to hold a
    picture with its caption. `is_verbatim`: whether line breaks in the page's source count.
    """

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    region: str | None = None
    centring: Place | None = None
    frame: Place | None = None
    is_verbatim: bool = False
    _unheaded: Kind = Kind.PARAGRAPH

    def enter(self, place: Place, style: frozenset[str]) -> "Setting":
        """Return the setting within a further element of such a style."""
        tag = place.tag
        is_frame = CAPTIONED in style or (tag == "figure" and is_picture_frame(place.node))
        is_caption = is_frame or self.kind is Kind.CAPTION
        kind = Kind.CAPTION if is_caption else _KINDS.get(tag, self.kind)
        return Setting(
            kind,
            HEADINGS.get(tag, self.level),
            tag if tag in REGIONS else self.region,
            place if CENTRED in style or tag == "center" else self.centring,
            place if is_frame else self.frame,
            self.is_verbatim or tag == "pre",
            self._unheaded if kind is Kind.HEADING else kind,
        )

    def leave_heading(self) -> "Setting":
        """Return the setting behind a heading that stands in another: that has ended as well."""
        return replace(self, kind=self._unheaded, level=0)
