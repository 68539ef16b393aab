"""Token buckets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extension_api.limits import Buckets
from extension_api.problems import RateLimited


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def taken(buckets: Buckets, client: str, times: int) -> int:
    count = 0
    for _ in range(times):
        try:
            buckets.take(client)
        except RateLimited:
            continue
        count += 1
    return count


def test_a_burst_is_let_through_and_then_the_rate():
    clock = Clock()
    buckets = Buckets(2, 5, clock=clock)
    assert taken(buckets, "a", 20) == 5
    clock.now += 3
    assert taken(buckets, "a", 20) == 5
    clock.now += 1
    assert taken(buckets, "a", 20) == 2


def test_clients_do_not_take_from_each_other():
    buckets = Buckets(1, 1, clock=Clock())
    assert [taken(buckets, client, 2) for client in "abc"] == [1, 1, 1]


@given(st.floats(0.01, 100), st.integers(1, 50), st.integers(1, 100))
def test_after_waiting_as_told_there_is_a_token(per_second, burst, times):
    clock = Clock()
    buckets = Buckets(per_second, burst, clock=clock)
    taken(buckets, "a", burst + times)
    with pytest.raises(RateLimited) as refused:
        buckets.take("a")
    clock.now += refused.value.retry_after_s
    buckets.take("a")


def test_the_number_of_clients_remembered_is_bounded():
    buckets = Buckets(1, 1, clock=Clock(), most=10)
    for number in range(1000):
        buckets.take(str(number))
    assert len(buckets._clients) == 10
