"""Fields of a page: asked once, kept, and replaced by subclasses."""

from crawler.pages.field import field


class Page:
    def __init__(self) -> None:
        self.asked = 0

    @field
    def headline(self) -> str:
        """Return the headline."""
        self.asked += 1
        return f"asked {self.asked} times"


class OtherPage(Page):
    @property
    def headline(self) -> str:  # type: ignore[override]
        return "another"


def test_a_field_is_worked_out_once() -> None:
    page = Page()
    assert (page.headline, page.headline) == ("asked 1 times", "asked 1 times")


def test_a_field_is_told_by_its_class() -> None:
    assert Page.headline.__doc__ == "Return the headline."


def test_a_subclass_may_replace_a_field() -> None:
    assert OtherPage().headline == "another"
