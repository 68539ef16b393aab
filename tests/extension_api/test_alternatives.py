"""`/v1/companies/{slug}/alternatives`."""


async def test_alternatives_are_better_tiers_of_the_industry_best_first(service):
    answer = await service.json("/v1/companies/acme/alternatives")
    assert [each["slug"] for each in answer["alternatives"]] == ["brillo", "crunch", "eclair"]
    assert all(each["reason"].startswith("Same industry (Cars), better tier:") for each in answer["alternatives"])
    assert answer["absence"] is None


async def test_where_there_is_none_the_answer_says_why(service):
    answer = await service.json("/v1/companies/zorblax/alternatives")
    assert answer["alternatives"] == []
    assert answer["absence"] == "unrated"
    assert answer["reason"] == "Zorblax Holding is not rated yet, so no tier can be better."


async def test_the_number_of_alternatives_is_limited(service, assert_problem):
    assert len((await service.json("/v1/companies/acme/alternatives?limit=1"))["alternatives"]) == 1
    async with service.session.get("/v1/companies/acme/alternatives?limit=101") as response:
        await assert_problem(response, 400, "invalid-input")


async def test_an_unknown_company_has_none(service, assert_problem):
    async with service.session.get("/v1/companies/nobody/alternatives") as response:
        await assert_problem(response, 404, "not-found")
