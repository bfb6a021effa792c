"""Pictures of a story with their captions and credits, and pictures of the site."""

from urllib.parse import urlsplit

from tests.layouts.facts import ArticleFacts, Picture
from tests.layouts.layout import Layout
from tests.layouts.markup import Node, Nodes, tag
from tests.layouts.messy_figures import make_figure

BLANK = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def source_of(picture: Picture, article: ArticleFacts, layout: Layout) -> str:
    """Return the address of the picture as the page writes it."""
    parts = urlsplit(article.url)
    match layout.src:
        case "root":
            return picture.path
        case "base":
            return picture.path.removeprefix("/")
        case "relative":
            depth = parts.path.count("/") - 1
            return "../" * depth + picture.path.removeprefix("/")
        case "no_scheme":
            return f"//{parts.netloc}{picture.path}"
        case "absolute":
            return f"https://{parts.netloc}{picture.path}"
    raise ValueError(layout.src)


def alt_of(picture: Picture, layout: Layout) -> str | None:
    """Return what the `alt` attribute holds, or None where there is none."""
    match layout.alt:
        case "absent":
            return None
        case "empty":
            return ""
        case "caption" if picture.caption:
            return picture.caption
    return picture.alt


def make_image(picture: Picture, article: ArticleFacts, layout: Layout) -> list[Node]:
    """Return the `img` with whatever the layout puts right around it."""
    src = source_of(picture, article, layout)
    alt = alt_of(picture, layout)
    title = picture.caption if layout.caption == "title_attribute" else None
    match layout.image:
        case "linked":
            return [tag("a", tag("img", src=src, alt=alt, title=title), href=src, target="_blank")]
        case "lazy":
            return [tag("img", src=BLANK, data_src=src, alt=alt, title=title)]
        case "original":
            blank = "/images/blank.gif"
            return [tag("img", class_="lazy", src=blank, data_original=src, alt=alt, title=title)]
        case "srcset":
            sizes = f"{src}?half 1x, {src} 2x"
            return [tag("img", src=f"{src}?half", srcset=sizes, alt=alt, title=title)]
        case "picture":
            webp = tag("source", srcset=f"{src}.webp", type="image/webp")
            return [tag("picture", webp, tag("img", src=src, alt=alt, title=title))]
        case "sized":
            return [
                tag("img", width="600", height="400", border="0", src=src, alt=alt, title=title)
            ]
        case "noscript":
            plain = tag("noscript", tag("img", src=src, alt=alt))
            return [tag("img", src=BLANK, data_src=src, alt=alt, title=title), plain]
    return [tag("img", src=src, alt=alt, title=title)]


def _caption_nodes(picture: Picture, layout: Layout) -> list[Node]:
    caption, credit = picture.caption or "", picture.printed_credit
    if credit is None or layout.credit == "own":
        return [caption]
    glued = caption.endswith(".") and layout.credit == "glued" and not credit[0].isalpha()
    if glued:
        return [caption + credit]
    if layout.credit == "line":
        return [caption, tag("br"), credit]
    if layout.credit == "span":
        return [f"{caption} ", tag("span", credit)]
    return [f"{caption} {credit}"]


def make_picture(picture: Picture, article: ArticleFacts, layout: Layout) -> list[list[Node]]:
    """Return the picture and its caption as the contents of one block or of several.

    A block that is one element of its own, such as a figure, comes as a single block element.
    """
    image = make_image(picture, article, layout)
    if picture.caption is None:
        return [_wrap_image(image, layout)]
    if layout.figure != "none":
        return [[make_figure(image, picture, layout)]]
    text = _caption_nodes(picture, layout)
    credit = picture.printed_credit if layout.credit == "own" else None
    blocks = _place_caption(image, text, picture, layout)
    return [*blocks, [credit]] if credit else blocks


def _place_caption(
    image: list[Node], text: list[Node], picture: Picture, layout: Layout
) -> list[list[Node]]:
    wrapped = _wrap_image(image, layout)
    match layout.caption:
        case "paragraph" | "title_attribute":
            return [wrapped, text]
        case "before":
            return [text, wrapped]
        case "centred":
            return [wrapped, [tag("p", text, style="text-align: center;")]]
        case "centred_box":
            return [[tag("center", image, tag("br"), text)]]
        case "figcaption":
            caption = tag("figcaption", text, style="display: table-caption")
            return [[tag("figure", image, caption, class_="image")]]
        case "em" | "small" | "strong":
            return [wrapped, [tag(layout.caption, text)]]
        case "font":
            return [wrapped, [tag("font", text, color="navy", size="2")]]
        case "same_p_br":
            return [[*image, tag("br"), *text]]
        case "same_p":
            return [[*image, *text]]
        case "table":
            rows = [tag("tr", tag("td", nodes, align="center")) for nodes in (image, text)]
            return [[tag("table", rows, align="center", width="600")]]
        case "title_box":
            box = tag("div", tag("div", text, class_="title"), class_="imageCaption")
            return [[tag("div", image, box, class_="cmsImage")]]
        case "definition":
            return [[tag("dl", tag("dt", image), tag("dd", text), class_="wp-caption")]]
        case "list":
            return [[tag("ul", tag("li", image, tag("p", text)))]]
        case "in_link":
            return [[tag("a", image, tag("span", text), href=f"/photo/{picture.alt}.htm")]]
        case "figcaption_first":
            return [[tag("figure", tag("figcaption", text), image)]]
        case "class_name":
            return [wrapped, [tag("p", text, class_="pictext")]]
        case "linked":
            return [wrapped, [tag("a", text, href=f"/photo/{picture.alt}.htm")]]
    raise ValueError(layout.caption)


def _wrap_image(image: list[Node], layout: Layout) -> list[Node]:
    match layout.image:
        case "centred":
            return [tag("p", image, align="center")]
        case "div":
            return [tag("div", image)]
    return image


def make_furniture(layout: Layout) -> dict[str, Nodes]:
    """Return what the site puts into the story's box: at its top, among its tools, and so on."""
    kinds = (
        "logo",
        "share",
        "font_size",
        "advert",
        "read_more",
        "related_box",
        "spacer",
        "qr",
        "pixel",
    )
    wanted = kinds if layout.furniture == "all" else (layout.furniture,)
    places: dict[str, list[Node]] = {"top": [], "tools": [], "middle": [], "bottom": []}
    for kind in wanted:
        if kind != "none":
            place, node = _make_piece(kind)
            places[place].append(node)
    return {**places}


def _make_piece(kind: str) -> tuple[str, Node]:
    match kind:
        case "logo":
            logo = tag("img", src="/images/logo.png", alt="logo", width="220", height="60")
            return "top", tag("div", tag("a", logo, href="/"))
        case "share":
            icons = [
                tag("a", tag("img", src=f"/images/share_{name}.png", width="24"), href="#")
                for name in ("wechat", "weibo", "twitter")
            ]
            return "tools", tag("div", tag("span", "Share"), icons, class_="share")
        case "font_size":
            sizes = [tag("a", size, href="javascript:;") for size in ("Large", "Medium", "Small")]
            return "tools", tag("div", sizes)
        case "advert":
            banner = tag("img", src="/ads/banner_728x90.gif", width="728", height="90", alt="ad")
            return "middle", tag("div", tag("a", banner, href="https://ads.example.org/click?7"))
        case "read_more":
            link = tag("a", "Letters to a lighthouse", href="/p/8.html")
            return "middle", tag("p", "Read more: ", link)
        case "related_box":
            links = [tag("a", name, href=f"/p/{name}.html") for name in ("Tea", "Salt", "Felt")]
            items = [tag("li", link, " workshops of the north") for link in links]
            return "middle", tag("div", tag("h4", "Related Stories"), tag("ul", items))
        case "spacer":
            return "middle", tag("p", tag("img", src="/images/spacer.gif", width="10", height="1"))
        case "qr":
            code = tag("img", src="/qrcode/zxcode_401.png", width="120", height="120", alt="")
            return "bottom", tag("p", code)
        case "pixel":
            pixel = tag("img", src="//stat.example.org/p.gif?id=7", width="1", height="1")
            return "bottom", tag("div", pixel)
    raise ValueError(kind)
