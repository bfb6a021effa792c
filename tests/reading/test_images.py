"""Pictures of pages: which of the addresses an image names is its own, and whose it is."""

import contextlib

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from crawler.errors import TooDeepError
from crawler.reading.blocks import Kind, Picture
from crawler.reading.images import clean_address, is_lazy_picture
from crawler.reading.markup import parse_html
from crawler.reading.surroundings import AUTHOR, SITE
from crawler.reading.walk import read_blocks

BLANK = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def read_pictures(html: str) -> list[Picture]:
    blocks = read_blocks(parse_html(f"<body>{html}</body>".encode()))
    return [block.picture for block in blocks if block.picture is not None]


@pytest.mark.parametrize(
    ("tag", "src"),
    [
        ('<img src="/a.jpg">', "/a.jpg"),
        ('<img src="/i/blank.gif" data-src="/a.jpg">', "/a.jpg"),
        ('<img src="/small/a.jpg" data-src="/large/a.jpg" width="900">', "/large/a.jpg"),
        (f'<img data-original="/a.jpg" src="{BLANK}">', "/a.jpg"),
        (f'<img data-lazy-src="/a.jpg" src="{BLANK}">', "/a.jpg"),
        (f'<img data-hi-res-src="/a.jpg" src="{BLANK}">', "/a.jpg"),
        (f'<img data-unheard-of="/a.jpg?v=2" src="{BLANK}">', "/a.jpg?v=2"),
        (f'<img data-page="/a.html" src="{BLANK}">', BLANK),
        ('<img src="/a.jpg" data-src="/i/loading.gif">', "/a.jpg"),
        ('<img src="/a.jpg" data-src="/{width}/a.jpg">', "/a.jpg"),
        ("<img>", None),
        ('<img src="">', None),
        # placeholders are known by the whole of their names
        (f'<img src="{BLANK}" data-original="/att/gray-whale.jpg">', "/att/gray-whale.jpg"),
        (f'<img src="{BLANK}" data-src="/att/loading-dock.jpg">', "/att/loading-dock.jpg"),
        (f'<img src="{BLANK}" data-src="/att/a-lazy-afternoon.jpg">', "/att/a-lazy-afternoon.jpg"),
        (f'<img src="{BLANK}" data-src="/att/gray.jpg">', "/att/gray.jpg"),
        ('<img src="/att/gray-whale.jpg">', "/att/gray-whale.jpg"),
        ('<img src="/i/grey-placeholder.png" data-src="/a.jpg">', "/a.jpg"),
        ('<img src="/i/imgLoading.gif" data-src="/a.jpg">', "/a.jpg"),
        ('<img src="/i/lazy-load-bg.png" data-x="/a.jpg">', "/a.jpg"),
        # sets: the largest, commas within addresses
        ('<img srcset="/a.jpg 1x, /b.jpg 2x">', "/b.jpg"),
        ('<img srcset="/a.jpg, /b.jpg 2x">', "/b.jpg"),
        ('<img srcset="/a.jpg 320w, /c.jpg 1280w, /b.jpg 640w">', "/c.jpg"),
        ('<img srcset="/a.jpg 320w,/c.jpg 1280w,/b.jpg 640w">', "/c.jpg"),
        ('<img src="/a.jpg" srcset="/a.jpg 320w, /c.jpg 1280w">', "/c.jpg"),
        ('<img src="/a.jpg" srcset="/a.jpg">', "/a.jpg"),
        ('<img src="/a-1600x900.jpg" srcset="/a-320x180.jpg 320w">', "/a-1600x900.jpg"),
        ('<img src="/a.jpg?w=1600" srcset="/a.jpg?w=320 320w">', "/a.jpg?w=1600"),
        ('<img src="/a.jpg" srcset="/tiny.jpg 20w">', "/a.jpg"),
        ('<img src="/a.jpg" srcset="/i/blank.gif 1x">', "/a.jpg"),
        (f'<img src="{BLANK}" data-srcset="/a.jpg 320w, /b.jpg 640w">', "/b.jpg"),
        (f'<img src="{BLANK}" srcset="{BLANK} 1w" data-srcset="/b.jpg 640w">', "/b.jpg"),
        ('<img data-src="/a.jpg" data-lazy-srcset="/a.jpg 320w, /b.jpg 640w">', "/b.jpg"),
        (
            '<img src="/b.jpg?x=resize,w_400" srcset="/b.jpg?x=resize,w_400 400w,'
            ' /b.jpg?x=resize,w_800 800w">',
            "/b.jpg?x=resize,w_800",
        ),
        ('<img srcset="/b.jpg?x=image/resize,w_800">', "/b.jpg?x=image/resize,w_800"),
        ('<img srcset=",">', None),
        ('<img srcset=" , ,, ">', None),
        # picture elements
        ('<picture><source srcset="/a.webp 1x"><img src="data:,"></picture>', "/a.webp"),
        ('<picture><source srcset="/a.webp"><img src="/a.jpg"></picture>', "/a.jpg"),
        (
            '<picture><source srcset="/s.jpg 400w"><source srcset="/l.jpg 1200w">'
            '<img src="/s.jpg"></picture>',
            "/l.jpg",
        ),
        (
            '<picture><source media="(min-width: 900px)" srcset="/l.jpg">'
            '<source media="(min-width: 400px)" srcset="/m.jpg"><img src="/s.jpg"></picture>',
            "/l.jpg",
        ),
        (
            f'<picture><source data-srcset="/a.jpg 1w, /l.jpg 800w"><img src="{BLANK}"></picture>',
            "/l.jpg",
        ),
        # addresses as browsers read them
        (r'<img src="\att\1.jpg">', "/att/1.jpg"),
        (r'<img src="\\a.example\att\1.jpg">', "//a.example/att/1.jpg"),
        (r'<img src="att\1.jpg?a=\b">', r"att/1.jpg?a=\b"),
        ('<img src="/att/\n  1.jpg">', "/att/1.jpg"),
        ('<img src="\n/att/1.jpg\t">', "/att/1.jpg"),
        ('<img src="/att/\r\n1.jpg">', "/att/1.jpg"),
        # other elements
        ('<amp-img src="/a.jpg" width="900" height="600"></amp-img>', "/a.jpg"),
        ('<amp-img srcset="/a.jpg 1x, /b.jpg 2x"><img src="/a.jpg"></amp-img>', "/b.jpg"),
        ('<noscript><img src="/a.jpg"></noscript>', "/a.jpg"),
        ('<img alt=""><noscript><img src="/a.jpg"></noscript>', "/a.jpg"),
        (f'<noscript><img src="/a.jpg"></noscript><img src="{BLANK}">', "/a.jpg"),
        ('<img><noscript>&lt;img class="b" src="/a.jpg"&gt;</noscript>', "/a.jpg"),
    ],
)  # fmt: skip
def test_source_of_a_picture(tag: str, src: str | None) -> None:
    pictures = read_pictures(f"<p>{tag}</p>")
    assert pictures[0].src == src


@pytest.mark.parametrize(
    ("html", "sources"),
    [
        (f'<img src="{BLANK}" data-x="/a.jpg"><noscript><img src="/a.jpg"></noscript>', ["/a.jpg"]),
        ('<img><noscript><img src="/a.jpg"></noscript>', ["/a.jpg"]),
        ('<noscript><img src="/a.jpg"><img src="/b.jpg"></noscript>', ["/a.jpg", "/b.jpg"]),
        ('<noscript>Turn on scripts.<img src="/a.jpg"></noscript>', []),
        ("<noscript><p>Turn on scripts.</p></noscript>", []),
        ('A line <noscript><img src="/a.jpg"></noscript>goes on', ["/a.jpg"]),
        (f'<img src="{BLANK}"><noscript><img src=/a.jpg srcset="/a.jpg 1x, /b.jpg 2x"></noscript>',
         ["/b.jpg"]),
        ('<img class="lazy x" src="/p.gif"><noscript><img src="/a.jpg"></noscript>', ["/a.jpg"]),
        ('A <img class=lazyload src="/p.gif"><noscript><img src="/a.jpg"></noscript>', ["/a.jpg"]),
        ('<img src="/p.gif"><noscript><img src="/a.jpg"></noscript>', ["/p.gif", "/a.jpg"]),
        ('<img class=lazy src="/p.gif" data-src="/b.jpg"><noscript><img src="/a.jpg"></noscript>',
         ["/b.jpg", "/a.jpg"]),
        ('<img class=lazy src="/a.jpg"><noscript><img src="/t.php" width=1 height=1></noscript>',
         ["/a.jpg", "/t.php"]),
        ('<img class=lazy src="/p.gif"><p>x</p><noscript><img src="/a.jpg"></noscript>',
         ["/p.gif", "/a.jpg"]),
    ],
)  # fmt: skip
def test_fallback_without_scripts_is_the_same_picture(html: str, sources: list[str]) -> None:
    assert [picture.src for picture in read_pictures(f"<div>{html}</div>")] == sources


def test_fallback_splits_no_line() -> None:
    root = parse_html(b"<p>A line <noscript><img src=a.jpg></noscript>goes on.</p>")
    blocks = read_blocks(root)
    assert [(block.kind, block.text) for block in blocks] == [
        (Kind.PARAGRAPH, "A line goes on."),
        (Kind.IMAGE, ""),
    ]


@pytest.mark.parametrize(
    ("html", "owner"),
    [
        ('<img class="wp-image-12">', None),
        ('<img class="avatar photo">', AUTHOR),
        ('<img class="authorPhoto">', AUTHOR),
        ('<img class="site-logo">', SITE),
        ('<img class="emoji">', SITE),
        ('<div class="author-bio"><img></div>', AUTHOR),
        ('<div id="byline"><a><span><img></span></a></div>', AUTHOR),
        ('<div class="post-header"><div class="contributor"><img></div></div>', AUTHOR),
        ('<div class="newsletter-signup"><p><img></p></div>', SITE),
        ('<div class="qr-code"><img></div>', SITE),
        ('<a href="/author/jane-doe"><img></a>', AUTHOR),
        ('<a href="https://a.example/authors/jane/"><img></a>', AUTHOR),
        ('<a href="/world/authors-meet-in-oslo"><img></a>', None),
        ('<a href="http://[/author/x"><img></a>', None),
        ("<div><img><span>By Jane Doe</span></div>", AUTHOR),
        ("<div><p><img></p><span>Words by Jane Doe</span></div>", AUTHOR),
        ('<div><img><a href="/author/jane-doe">Jane Doe</a></div>', AUTHOR),
        ("<div><img><p>By the river stands an old mill.</p></div>", None),
        ('<div><img><p>Photo by <a href="/author/jane-doe">Jane Doe</a></p></div>', None),
        ('<div class="image"><img><p>A mill by the river</p></div>', None),
        ('<article class="post author-jane"><img></article>', None),
        (f'<div class="author-jane">{"<p>A paragraph.</p>" * 50}<img></div>', None),
        ('<figure class="image"><img><figcaption>By Jane Doe</figcaption></figure>', None),
        ('<figure class="authorImage"><img><figcaption>Jane Doe</figcaption></figure>', AUTHOR),
    ],
)
def test_owner_of_a_picture(html: str, owner: str | None) -> None:
    (picture,) = read_pictures(html.replace("<img", '<img src="/a.jpg"'))
    assert picture.owner == owner


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="600" height="400"', (600, 400)),
        ('width="600px" height="400.5"', (600, 400)),
        ('width="100%" height="auto"', (None, None)),
        ('width="16" height="9" layout="responsive"', (None, None)),
        ('width="1600" height="900" layout="responsive"', (1600, 900)),
    ],
)
def test_size_of_a_picture(attributes: str, size: tuple[int | None, int | None]) -> None:
    (picture,) = read_pictures(f'<amp-img src="/a.jpg" {attributes}></amp-img>')
    assert (picture.width, picture.height) == size


ADDRESSES = st.from_regex(
    r"/[a-z0-9,/._-]{0,20}[a-z]\.jpg(\?[a-z0-9,=/_]{0,20}[a-z0-9])?", fullmatch=True
)


@pytest.mark.parametrize(
    ("narrow", "src"), [("99w", "/b.jpg"), ("100w", "/a.jpg"), ("99x", "/a.jpg")]
)
def test_a_candidate_that_is_too_narrow_is_a_preview(narrow: str, src: str) -> None:
    (picture,) = read_pictures(f'<img srcset="/a.jpg {narrow}" src="/b.jpg">')
    assert picture.src == src


@settings(max_examples=200)
@given(
    st.lists(st.tuples(ADDRESSES, st.integers(100, 3000)), min_size=1, max_size=6),
    st.sampled_from([", ", ",\n    ", " , ", ","]),
)
def test_largest_candidate_of_a_set_is_taken(
    candidates: list[tuple[str, int]], separator: str
) -> None:
    largest = max(size for _, size in candidates)
    event(f"{len(candidates)} candidates")
    value = separator.join(f"{address} {size}w" for address, size in candidates)
    (picture,) = read_pictures(f'<img srcset="{value}">')
    assert picture.src in [address for address, size in candidates if size == largest]


@given(st.text(max_size=60))
def test_any_set_and_address_is_read_without_error(value: str) -> None:
    escaped = value.replace("&", "&amp;").replace('"', "&quot;")
    pictures = read_pictures(f'<img src="{escaped}" srcset="{escaped}" data-src="{escaped}">')
    assert len(pictures) == 1
    assert "\n" not in clean_address(value)
    assert clean_address(clean_address(value)) == clean_address(value)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "unit", [",", " ", "a", "a ", "a,", "a 1w,", "\\", "\n", "1x1", "data:", "(", "{"]
)
def test_endless_sets_are_read_at_once(unit: str) -> None:
    value = unit * (100_000 // len(unit))
    assert len(read_pictures(f'<img src="{value}" srcset="{value}" data-x="{value}">')) == 1


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "unit",
    [
        "<img src=/a.jpg>",
        "<picture><source srcset=/a.jpg><img src=/a.jpg></picture>",
        "<picture><source srcset=/a.jpg><img src=/a.jpg>",
        "<div class=author><img src=/a.jpg>",
        "<noscript><img src=/a.jpg></noscript>",
        "<img><noscript>&lt;img &lt;img</noscript>",
        "<figure><img src=/a.jpg>",
        "<figure class=caption><img src=/a.jpg></figure>",
        "<p class=caption>",
        "<i data-src=/a.jpg>",
        "<i data-src=/a.jpg></i>",
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "<div><p>{}</p><p>x</p></div>", "<div class=author>{}</div>"]
)
def test_pages_of_nothing_but_pictures_are_read_at_once(around: str, unit: str) -> None:
    html = around.format(unit * (150_000 // len(unit)))
    with contextlib.suppress(TooDeepError):
        read_blocks(parse_html(f"<body>{html}</body>".encode()))


@pytest.mark.parametrize(
    ("html", "is_picture"),
    [
        ("<div data-src=/a.jpg></div>", True),
        ("<a data-src=' /a.png '> <i></i></a>", True),
        ("<div data-src=/a.jpg>A quay.</div>", False),
        ("<div data-src=/a.html></div>", False),
        ("<div></div>", False),
        ("<div data-src=/a.jpg><img src=/b.jpg></div>", False),
        ("<div data-src=/a.jpg><amp-img src=/b.jpg></amp-img></div>", False),
        (f"<div data-src=/a.jpg>{'<i></i>' * 20}</div>", True),
        (f"<div data-src=/a.jpg>{'<i></i>' * 21}</div>", False),
        ("<img data-src=/a.jpg>", False),
    ],
)
def test_elements_that_stand_for_a_picture(html: str, is_picture: bool) -> None:
    node = parse_html(f"<body>{html}</body>".encode()).find("body")[0]
    assert is_lazy_picture(node) is is_picture
