from collections.abc import Awaitable, Callable

import pytest

from browser_extension.background.conftest import Extension, Service, index_of
from cci_core.badges import SecretKey
from cci_core.badges.delta import make_delta

pytestmark = pytest.mark.browser
Launch = Callable[..., Awaitable[Extension]]
STRANGER = SecretKey.from_seed(b"x" * 32)
SPOILED = """(other) => new Promise((resolve) => {
  indexedDB.open('cci').onsuccess = ({target}) => {
    const transaction = target.result.transaction('index', 'readwrite');
    const store = transaction.objectStore('index');
    store.get('table').onsuccess = (event) =>
      store.put({...event.target.result, buffer: new Blob([new Uint8Array(8)]), ...other}, 'table');
    transaction.oncomplete = () => (target.result.close(), resolve());
  };
})"""
"""Replaces the stored table by one that answers nothing, with other values in its record."""


async def test_the_bundled_index_answers_where_no_service_does(launch: Launch) -> None:
    extension = await launch()
    await extension.choose(apiBase="http://127.0.0.1:9")
    state = await extension.until(lambda state: state["problem"] == "problem_unreachable")
    assert (state["source"], state["companies"] > 40) == ("", True)
    assert await extension.names("Hikvision") == ["hikvision"]


async def test_an_address_takes_effect_at_once(launch: Launch, service: Service) -> None:
    extension = await launch()
    await extension.choose(apiBase=service.address)
    await extension.until(lambda state: state["source"] == service.address)
    assert await extension.names("Firstco") == ["firstco"]
    assert service.asked[:2] == ["/v1/badges", "/v1/badges/key"]


async def test_a_newer_index_comes_as_a_delta(launch: Launch, service: Service) -> None:
    extension = await following(launch, service)
    newer = index_of("Firstco", "Secondco", revision=2)
    service.delta, service.index = make_delta(service.index, newer), b"not needed"
    state = await extension.ask(type="cci:update")
    assert state["problem"] == ""
    assert await extension.names("Secondco") == ["secondco"]
    assert "since=" in service.asked[-1]


async def test_a_useless_delta_is_replaced_by_the_whole(launch: Launch, service: Service) -> None:
    extension = await following(launch, service)
    newer = index_of("Firstco", "Secondco", revision=2)
    service.delta, service.index = make_delta(index_of("Otherco"), newer), newer
    assert (await extension.ask(type="cci:update"))["problem"] == ""
    assert await extension.names("Secondco") == ["secondco"]


BAD = {
    "tampered": (lambda good: good[:-3] + bytes([good[-3] ^ 1]) + good[-2:], "problem_damaged"),
    "forged head": (lambda good: good[:16] + bytes([good[16] + 1]) + good[17:], "problem_signature"),
    "truncated": (lambda good: good[:-20], "problem_damaged"),
    "empty": (lambda _: b"", "problem_damaged"),
    "a page": (lambda _: b"<!doctype html>" * 20, "problem_damaged"),
    "older": (lambda _: index_of("Firstco", "Secondco", revision=4), "problem_older"),
    "unsigned": (lambda _: index_of("Firstco", "Secondco", revision=9, key=None), "problem_signature"),
    "a stranger's": (lambda _: index_of("Firstco", "Secondco", revision=9, key=STRANGER), "problem_signature"),
}


async def test_bad_indexes_are_refused_and_the_last_good_one_stays(launch: Launch, service: Service) -> None:
    service.index = good = index_of("Firstco", revision=5)
    extension = await following(launch, service)
    version = (await extension.ask(type="cci:index-state"))["version"]
    for kind, (spoil, problem) in BAD.items():
        service.index = spoil(good)
        state = await extension.ask(type="cci:update")
        assert (state["problem"], state["version"]) == (problem, version), kind
        assert await extension.names("Firstco") == ["firstco"], kind
        assert await extension.names("Secondco") == [], kind


async def test_another_key_is_taken_only_once_a_person_trusts_it(launch: Launch, service: Service) -> None:
    extension = await following(launch, service)
    service.index, service.key = index_of("Newco", revision=2, key=STRANGER), STRANGER.public.text
    assert (await extension.ask(type="cci:update"))["problem"] == "problem_signature"
    await extension.ask(type="cci:trust", apiBase=service.address, key=STRANGER.public.text)
    assert await extension.names("Newco") == ["newco"]


async def test_the_worker_answers_after_its_end_from_what_it_stored(launch: Launch, service: Service) -> None:
    extension = await following(launch, service)
    service.stop()
    await end_worker(extension)
    assert await extension.names("Firstco") == ["firstco"]
    assert (await extension.ask(type="cci:index-state"))["source"] == service.address


@pytest.mark.parametrize("other", [{"release": "0.0.1"}, {"schema": 1}])
async def test_a_table_of_another_release_is_made_anew_from_the_stored_file(
    launch: Launch, service: Service, other: dict[str, object]
) -> None:
    extension = await following(launch, service)
    service.stop()
    await extension.page.evaluate(SPOILED, other)
    await end_worker(extension)
    assert await extension.names("Firstco") == ["firstco"]
    assert (await extension.ask(type="cci:index-state"))["source"] == service.address


async def test_a_bundled_table_of_another_release_gives_way_to_the_copy_of_this_one(launch: Launch) -> None:
    extension = await launch()
    await extension.choose(apiBase="http://127.0.0.1:9")
    await extension.until(lambda state: state["problem"] == "problem_unreachable")
    await extension.page.evaluate(SPOILED, {"release": "0.0.1"})
    await end_worker(extension)
    assert await extension.names("Hikvision") == ["hikvision"]


async def end_worker(extension: Extension) -> None:
    """End the worker as the browser does after half a minute."""
    debugger = await extension.context.new_cdp_session(extension.page)
    await debugger.send("ServiceWorker.enable")
    await debugger.send("ServiceWorker.stopAllWorkers")


async def following(launch: Launch, service: Service) -> Extension:
    """The extension with the service's index in use."""
    extension = await launch()
    await extension.choose(apiBase=service.address)
    await extension.until(lambda state: state["source"] == service.address)
    return extension
