"""Transcripts show what was received, and nothing that a text smuggles in."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopback_discord import LoopbackDiscord, World
from loopback_discord.markdown import rendered
from loopback_discord.sample_client import PIXEL
from loopback_discord.transcript import transcript_page


def shown(text: str) -> str:
    """A text as HTML, with mentions by number."""
    return str(rendered(text, str))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("## Tesla", "<h2>Tesla</h2>"),
        ("-# small **bold**", '<p class="small">small <strong>bold</strong></p>'),
        ("[a *b*](<https://x.example/?a=1&b=2>)", '<p><a href="https://x.example/?a=1&amp;b=2">a <em>b</em></a></p>'),
        (r"\*plain\* \<@1\>", "<p>*plain* &lt;@1&gt;</p>"),
        ("`  −4.70`", "<p><code>  −4.70</code></p>"),
        ("```\na | b\n```", "<pre>a | b\n</pre>"),
        ("<@12> in <#34>", '<p><span class="mention">12</span> in <span class="mention">34</span></p>'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
    ],
)
def test_markdown_becomes_html(text: str, html: str) -> None:
    assert shown(text) == html


@given(text=st.text(alphabet="<>\"'&*_`[]()#-\\ \nab", max_size=60))
def test_no_text_makes_elements_of_its_own(text: str) -> None:
    allowed = ("p", "h1", "h2", "h3", "strong", "em", "u", "s", "code", "pre", "a", "span")
    html = shown(text)
    for tag in html.split("<")[1:]:
        assert tag.removeprefix("/").split(">")[0].split(" ")[0] in allowed


@pytest.mark.usefixtures("client")
async def test_a_page_shows_the_question_and_the_answer_with_its_picture(discord: LoopbackDiscord) -> None:
    await discord.slash("card", words="Hello <script>", private=True)
    page = transcript_page(discord.world, discord.messages(discord.channel, seen_by=discord.alice), title="A card")
    assert base64.b64encode(PIXEL).decode() in page
    for part in ("<b>/card</b>", "<h2>Hello &lt;script&gt;</h2>", "Only alice sees this", "Again", "#336699"):
        assert part in page


def test_a_page_needs_no_messages() -> None:
    assert "<main>" in transcript_page(World(), [], title="Nothing")
