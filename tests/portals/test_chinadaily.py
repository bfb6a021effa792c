"""The line of China Daily's pages that has author, source and date."""

import pytest

from crawler.portals.chinadaily import ChinadailyPage

URL = "https://www.chinadaily.com.cn/a/202412/25/WS0123456789abcdef01234567.html"


@pytest.mark.parametrize(
    ("line", "source", "tier"),
    [
        ("By Li Xu | China Daily | Updated: 2024-12-25 11:01", "China Daily", "template"),
        ("By Li Xu |\n China Features |\n Updated: 2024-12-25 11:01", "China Features", "template"),
        ("By Li Xu and agencies | China Daily | Updated: 2024-12-25", "China Daily", "template"),
        ("China Culture | Updated: 2024-12-25 11:01", "China Culture", "template"),
        ("By Li Xu | Updated: 2024-12-25 11:01", None, None),
        ("Updated: 2024-12-25 11:01", None, None),
        ("Source: Xinhua 2024-12-25 11:01", "Xinhua", "text"),
    ],
)  # fmt: skip
def test_source_stands_before_the_date(line: str, source: str | None, tier: str | None) -> None:
    story = "".join(
        f"<p>The harbour took boat number {n} into service on Monday, and it floats.</p>"
        for n in range(5)
    )
    html = f'<h1>Boats</h1><span class="info_l">{line}</span><div id="Content">{story}</div>'
    page = ChinadailyPage(html.encode(), URL)
    assert page.source == source
    assert getattr(page.evidence.get("source"), "tier", None) == tier
