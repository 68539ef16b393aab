"""Watches and the queue of alerts, on both kinds of database."""

import asyncio
from collections.abc import Sequence
from datetime import date

from cci_core.records.watch import Alert, Seen, Standing, Watch
from cci_core.storage import Store, alerts, guilds, watches
from cci_core.storage.guilds import GuildSettings

BEFORE, AFTER = Seen(1, date(2026, 1, 1)), Seen(2, date(2026, 1, 1))
OLD, NEW = Standing("objector", 0.0), Standing("enabler", -12.0)
NOW = 1000.0


def watch(place: str = "user:1", company: str = "zorblax") -> Watch:
    """A watch that has been told of the old standing."""
    return Watch(place=place, company=company, points=None, told=OLD, seen=BEFORE)


def alert(company: str = "zorblax", after: Standing = NEW) -> Alert:
    """The change of a company."""
    return Alert(company=company, name=company.title(), before=OLD, after=after, day=AFTER.day)


async def begin(store: Store, *begun: Watch) -> None:
    """Begin watches, at once or as a digest."""
    for each in begun:
        await store.write(lambda tx, each=each: watches.put_place(tx, each.place, "9", "en", daily=False))
        await store.write(lambda tx, each=each: watches.put(tx, each, "1"))


async def tell(store: Store, *told: Watch) -> int:
    """Queue an alert for each of the watches, due now."""
    found = [(each, alert(each.company)) for each in told]
    return await store.write(lambda tx: watches.tell(tx, found, AFTER, lambda _at, _daily: NOW))


async def claim(store: Store, now: float = NOW, owner: str = "me", limit: int = 10) -> Sequence[alerts.Claim]:
    """Claim what is due."""
    return await store.write(lambda tx: alerts.claim(tx, owner, now, limit=limit))


async def test_a_watch_is_read_back_as_it_was_put(store: Store) -> None:
    await begin(store, watch(), watch("channel:2"))
    assert await store.read(lambda tx: watches.of_place(tx, "user:1")) == [watch()]
    assert await store.read(lambda tx: watches.count(tx, "channel:2")) == 1


async def test_an_alert_is_queued_once_by_whichever_process_comes_first(store: Store) -> None:
    await begin(store, watch())
    told = await asyncio.gather(*(tell(store, watch()) for _ in range(5)))
    assert sum(told) == 1
    assert await store.read(alerts.waiting) == 1


async def test_a_parcel_is_leased_to_one_process_until_its_lease_ends(store: Store) -> None:
    await begin(store, watch())
    await tell(store, watch())
    first = await claim(store)
    assert [each.alerts for each in first] == [(alert(),)]
    assert await claim(store, owner="other") == []
    taken_over = await claim(store, NOW + alerts.LEASE_S + 1, owner="other")
    assert [each.nonce for each in taken_over] == [each.nonce for each in first]


async def test_alerts_that_arise_after_the_claim_go_into_the_next_parcel(store: Store) -> None:
    await begin(store, watch(), watch(company="quux"))
    await tell(store, watch())
    first = (await claim(store))[0]
    await tell(store, watch(company="quux"))
    again = (await claim(store, NOW + alerts.LEASE_S + 1))[0]
    assert again.alerts == first.alerts
    await store.write(lambda tx: alerts.delivered(tx, again, NOW + 20, NOW + 30))
    assert await claim(store, NOW + 29) == []
    second = (await claim(store, NOW + 30))[0]
    assert [each.company for each in second.alerts] == ["quux"]
    assert second.nonce != first.nonce


async def test_a_delivered_parcel_is_gone(store: Store) -> None:
    await begin(store, watch())
    await tell(store, watch())
    claimed = (await claim(store))[0]
    await store.write(lambda tx: alerts.delivered(tx, claimed, NOW, NOW))
    assert await store.read(alerts.waiting) == 0
    assert await claim(store, NOW + 100) == []


async def test_a_postponed_parcel_comes_again_with_the_same_nonce_and_one_failure_more(store: Store) -> None:
    await begin(store, watch())
    await tell(store, watch())
    claimed = (await claim(store))[0]
    await store.write(lambda tx: alerts.postpone(tx, claimed, NOW + 5))
    assert await claim(store, NOW + 4) == []
    again = (await claim(store, NOW + 5))[0]
    assert (again.nonce, again.failures) == (claimed.nonce, 1)


async def test_a_dropped_place_leaves_only_its_note(store: Store) -> None:
    await begin(store, watch("channel:2"))
    await tell(store, watch("channel:2"))
    await store.write(lambda tx: alerts.drop_place(tx, "channel:2", "gone"))
    assert await store.read(alerts.waiting) == 0
    assert await store.read(lambda tx: watches.of_place(tx, "channel:2")) == []
    assert await store.read(lambda tx: watches.notes(tx, "9")) == [("channel:2", "gone")]


async def test_a_person_who_wants_to_be_forgotten_leaves_nothing(store: Store) -> None:
    own = watch("user:1")
    await begin(store, own, watch("channel:2"))
    await tell(store, own)
    assert await store.write(lambda tx: watches.forget_user(tx, "1")) == 1
    assert await store.read(alerts.waiting) == 0
    assert await store.read(lambda tx: watches.count(tx, "channel:2")) == 1


async def test_places_are_claimed_in_the_order_in_which_they_are_due_and_no_more_than_wanted(store: Store) -> None:
    begun = [watch(f"channel:{number}") for number in range(5)]
    await begin(store, *begun)
    for number, each in enumerate(reversed(begun)):
        found = [(each, alert())]
        await store.write(lambda tx, found=found, due=NOW - number: watches.tell(tx, found, AFTER, lambda *_: due))
    assert [each.place for each in await claim(store, limit=2)] == ["channel:0", "channel:1"]
    assert len(await claim(store, limit=10)) == 3


async def test_settings_of_a_server_are_kept_and_forgotten(store: Store) -> None:
    chosen = GuildSettings(language="de", private=True, brackets=True, channels=("1", "2"))
    await store.write(lambda tx: guilds.put(tx, "9", chosen))
    await store.write(lambda tx: guilds.count_asked(tx, {("9", "zorblax"): 2, ("9", "quux"): 5}))
    await store.write(lambda tx: guilds.count_asked(tx, {("9", "zorblax"): 4}))
    assert await store.read(lambda tx: guilds.get(tx, "9")) == chosen
    assert await store.read(lambda tx: guilds.most_asked(tx, "9", 5)) == ["zorblax", "quux"]
    await store.write(lambda tx: guilds.forget(tx, "9"))
    assert await store.read(lambda tx: guilds.get(tx, "9")) == GuildSettings()
    assert await store.read(lambda tx: guilds.most_asked(tx, "9", 5)) == []
