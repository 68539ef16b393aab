"""A fair share of pictures for each."""

from bot.cooldowns import Cooldowns


def test_uses_beyond_the_limit_wait_until_the_oldest_is_a_span_ago() -> None:
    cooldowns = Cooldowns(span_s=60)
    assert [cooldowns.wait_s({"user 1": 2}, now=at) for at in (0, 10)] == [0, 0]
    assert cooldowns.wait_s({"user 1": 2}, now=20) == 40
    assert cooldowns.wait_s({"user 1": 2}, now=61) == 0


def test_a_refused_use_does_not_count_for_anybody() -> None:
    cooldowns = Cooldowns(span_s=60)
    cooldowns.wait_s({"user 1": 1, "server 9": 5}, now=0)
    cooldowns.wait_s({"user 1": 1, "server 9": 5}, now=1)
    assert [cooldowns.wait_s({"server 9": 2}, now=2), cooldowns.wait_s({"server 9": 2}, now=3)] == [0, 57]


def test_people_do_not_wait_for_each_other() -> None:
    cooldowns = Cooldowns(span_s=60)
    assert cooldowns.wait_s({"user 1": 1}, now=0) == 0
    assert cooldowns.wait_s({"user 2": 1}, now=0) == 0
