"""Addresses of one picture in several sizes: what they have in common, and how wide each is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.story.repeats import name_picture, width_in

BASE = "https://img.example.cn/2024/05/pier"

SAME = [
    (f"{BASE}.jpg", f"{BASE}-300x200.jpg"),
    (f"{BASE}-150x150.jpg", f"{BASE}-1024x683.jpg"),
    (f"{BASE}_small.jpg", f"{BASE}_large.jpg"),
    (f"{BASE}_xlarge.jpg", f"{BASE}-medium.png"),
    (f"{BASE}@2x.jpg", f"{BASE}.jpg"),
    (f"{BASE}-scaled.jpg", f"{BASE}.jpg"),
    (f"{BASE}-thumb.jpg", f"{BASE}-thumbnail.jpg"),
    (f"{BASE}.300w.jpg", f"{BASE}.w1200.jpg"),
    (f"{BASE}-scaled-300x200.jpg", f"{BASE}.jpg"),
    (f"{BASE}.jpg.webp", f"{BASE}.jpg"),
    (f"{BASE}.JPG", f"{BASE}.jpeg"),
    (f"{BASE}.avif", f"{BASE}.gif"),
    (f"{BASE}.jpg?w=300", f"{BASE}.jpg?w=1200&h=800&fit=crop"),
    (f"{BASE}.jpg?itok=aX3", f"{BASE}.jpg"),
    ("/w60/a.jpg", "/w780/a.jpg"),
    ("/width-300/a.jpg", "/size_1200/a.jpg"),
    ("/news/480/a.jpg", "/news/1536/a.jpg"),
    ("/files/full/a.jpg", "/files/original/a.jpg"),
    ("/files/thumbs/a.jpg", "/files/a.jpg"),
    ("/w_300,h_200/a.jpg", "/a.jpg"),
    ("/300x200,q80/a.jpg", "/a.jpg"),
    ("/x1/20x20/https://a.cn/b.jpg", "/x2/90x60/http://a.cn/b.jpg"),
    ("https://proxy.example.cn/https%3A//a.cn/b.jpg", "https://proxy.example.cn/https%3a//a.cn/b.jpg"),
    ("/the%20pier.jpg", "/the pier.jpg"),
]  # fmt: skip
DIFFERENT = [
    ("/a.jpg", "/b.jpg"),
    ("/1/a.jpg", "/2/a.jpg"),
    ("/2024/01/a.jpg", "/2024/02/a.jpg"),
    ("/2023/a.jpg", "/2024/a.jpg"),
    ("/1999/a.jpg", "/2000/a.jpg"),
    ("/img?id=1", "/img?id=2"),
    ("/a.jpg?p=1&w=3", "/a.jpg?p=2&w=3"),
    ("/a1.jpg", "/a2.jpg"),
    ("/a-1.jpg", "/a-2.jpg"),
    ("/155503840.jpg", "/155503841.jpg"),
    ("/smallville.jpg", "/ville.jpg"),
    ("/x1/https://a.cn/b.jpg", "/x1/https://a.cn/c.jpg"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_sizes_of_one_picture_have_one_name(one: str, other: str) -> None:
    assert name_picture(one) == name_picture(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_pictures_have_two_names(one: str, other: str) -> None:
    assert name_picture(one) != name_picture(other)


def test_an_address_that_cannot_be_read_is_its_own_name() -> None:
    assert name_picture("https://[a/b-300x200.jpg") == "https://[a/b-300x200.jpg"


@pytest.mark.parametrize(("letters", "is_read"), [(999, True), (1000, True), (1001, False)])
def test_an_endless_address_is_its_own_name(letters: int, is_read: bool) -> None:
    src = "/-300x200.jpg".rjust(letters, "a")
    assert (name_picture(src) != src) is is_read


@given(st.integers(10, 9999), st.integers(10, 9999), st.sampled_from(["pier", "a1", "IMG_20"]))
def test_any_size_behind_a_name_is_none_of_it(width: int, height: int, name: str) -> None:
    assert name_picture(f"/x/{name}-{width}x{height}.jpg") == name_picture(f"/x/{name}.jpg")
    assert name_picture(f"/x/{name}.jpg?w={width}") == name_picture(f"/x/{name}.jpg")
    assert width_in(f"/x/{name}-{width}x{height}.jpg") == width


@pytest.mark.parametrize(
    ("src", "width"),
    [
        ("/a.jpg", 0), ("/a-300x200.jpg", 300), ("/a_1024x683.jpg", 1024), ("/a.300w.jpg", 300),
        ("/w780/a.jpg", 780), ("/w_780/a.jpg", 780), ("/width-640/a.jpg", 640),
        ("/a.jpg?w=900", 900), ("/a.jpg?width=900", 900), ("/20x20/a-300x200.jpg?w=90", 300),
        ("/a-5x5.jpg", 0), ("/a-12345x200.jpg", 0), ("/1536/a.jpg", 0), ("/a-300wide.jpg", 0),
        ("/2024/05/a.jpg", 0), ("/view=900", 0), ("", 0),
    ],
)  # fmt: skip
def test_the_width_that_an_address_names(src: str, width: int) -> None:
    assert width_in(src) == width


@pytest.mark.parametrize("unit", ["http:/", "-300x200", "a/", "?w=1&", "1x", "[", "%41"])
def test_endless_addresses_are_named_at_once(unit: str) -> None:
    src = "https://a.cn/" + unit * (100_000 // len(unit))
    assert name_picture(src) == src
    assert width_in(src) >= 0
