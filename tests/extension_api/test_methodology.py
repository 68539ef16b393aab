"""`/v1/methodology`."""


async def test_weights_add_up_and_tiers_run_from_the_best_to_the_worst(service):
    answer = await service.json("/v1/methodology")
    assert sum(each["weight"] for each in answer["categories"]) == 1
    assert [each["slug"] for each in answer["tiers"]][0::8] == ["champion", "quisling"]
    assert answer["version"] == "1"
    assert all(each["description"] for each in answer["tiers"])
