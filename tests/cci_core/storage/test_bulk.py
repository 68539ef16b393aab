import pytest

from cci_core.errors import Unavailable
from cci_core.records import Company
from cci_core.storage import Store, companies
from cci_core.storage.bulk import WORTH_COPYING
from fixtures.catalogue import invented
from fixtures.postgres import PostgresServer

MANY = WORTH_COPYING * 3


def add_all(catalogue: list[Company]) -> object:
    packed = [companies.pack(each) for each in catalogue]
    return lambda connection: companies.add(connection, packed)


async def stored(store: Store) -> list[Company]:
    return await store.scan(lambda connection: list(companies.all_companies(connection)))


async def test_many_rows_come_back_as_they_were_written(store: Store) -> None:
    catalogue = sorted((invented(f"z{n}", *range(n % 4)) for n in range(MANY)), key=lambda company: company.slug)
    await store.write(add_all(catalogue))  # type: ignore[arg-type]
    assert await stored(store) == catalogue


async def test_characters_that_copy_must_escape_survive(store: Store) -> None:
    names = ["a\\tb", "back\\slash", "\\.", "\\N", 'quote"', "Ünïcødé 株式会社", "{}", "%s %%"]
    catalogue = [Company(slug=f"z{n:04}", name=names[n % len(names)]) for n in range(MANY)]
    await store.write(add_all(catalogue))  # type: ignore[arg-type]
    assert await stored(store) == catalogue


async def test_many_rows_that_break_a_rule_leave_nothing_behind(store: Store) -> None:
    catalogue = [invented(f"z{n}", 1) for n in range(MANY)]
    with pytest.raises(Unavailable, match="nothing was changed"):
        await store.write(add_all([*catalogue, catalogue[0]]))  # type: ignore[arg-type]
    assert await store.read(companies.count) == 0
    await store.write(add_all(catalogue))  # type: ignore[arg-type]
    assert await store.read(companies.count) == MANY


@pytest.mark.postgres
async def test_order_does_not_depend_on_the_collation_of_the_database(postgres: PostgresServer) -> None:
    store = await Store.open(postgres.create_database("collated", "LOCALE_PROVIDER icu ICU_LOCALE 'en-US'"))
    slugs = ["a-b", "a-c", "a0", "ab", "abc", "b"]
    await store.write(add_all([invented(slug, 1, 2) for slug in reversed(slugs)]))  # type: ignore[arg-type]
    found = await stored(store)
    await store.close()
    assert [(company.slug, len(company.events)) for company in found] == [(slug, 2) for slug in slugs]
