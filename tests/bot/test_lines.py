"""What the watchdog knows of the gateway's lines."""

import time

from bot.lines import Lines


def test_lines_that_never_came_up_are_down_from_the_beginning() -> None:
    lines = Lines()
    assert not lines.started
    assert lines.down_s(time.monotonic() + 10) >= 10


def test_the_line_that_is_down_longest_counts() -> None:
    lines = Lines()
    for shard in (0, 1):
        lines.up(shard)
    assert lines.down_s(time.monotonic() + 10) == 0
    lines.down(0)
    lines.down(0)
    assert lines.down_s(time.monotonic() + 10) >= 10
    assert lines.count_up() == 1
    lines.up(0)
    assert lines.down_s(time.monotonic() + 10) == 0
