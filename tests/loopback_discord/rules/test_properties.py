"""The rules judge whatever comes, and never break themselves."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from loopback_discord.rules import (
    callback_violations,
    command_violations,
    edit_violations,
    error_tree,
    execute_violations,
    message_violations,
)

FIELDS = [
    *("type", "components", "component", "accessory", "items", "media", "url", "content", "custom_id", "id", "flags"),
    *("attachments", "embeds", "fields", "options", "choices", "name", "value", "style", "data", "allowed_mentions"),
    *("parse", "users", "min_values", "max_values", "min_length", "max_length", "image", "footer", "default"),
]
scalars = st.none() | st.booleans() | st.integers(-5, 40) | st.floats(allow_nan=False) | st.text(max_size=5)
bodies = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6)
)


@given(body=bodies)
def test_any_body_is_judged(body: Any) -> None:
    found = [
        *message_violations(body, {0: "card.png"}),
        *execute_violations(body, {}),
        *edit_violations(body, {}, flags=1 << 15, kept={"3": "card.png"}),
        *callback_violations(body, {}),
        *command_violations(body),
    ]
    assert isinstance(error_tree(found), dict)
