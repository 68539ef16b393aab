"""Questions about many companies or the index itself, through the real process."""

from loopback_discord import LoopbackDiscord


async def test_two_to_four_companies_are_compared_with_a_picture(bot: LoopbackDiscord) -> None:
    for names in ("Tesla, BMW", "tesla vs toyota vs bmw", "Tesla; BMW; Toyota; Volkswagen"):
        answer = await bot.slash("compare", companies=names)
        assert [file.filename for file in answer.files] == ["card.png"]
        assert "**Tesla**" in answer.text


async def test_a_comparison_names_what_it_does_not_know(bot: LoopbackDiscord) -> None:
    answer = await bot.slash("compare", companies="Tesla, BMW, Qwxzy Vbnmk")
    assert "“Qwxzy Vbnmk” was not found" in answer.text
    refused = await bot.slash("compare", companies="Tesla")
    assert "two to four" in refused.text
    assert refused.ephemeral


async def test_a_private_comparison_can_be_shared(bot: LoopbackDiscord) -> None:
    private = await bot.slash("compare", companies="Philip Morris International, Tesla", private=True)
    shared = await bot.press(private, "Share")
    assert "**Philip Morris International**" in shared.text
    assert not shared.ephemeral


async def test_the_last_of_several_names_completes(bot: LoopbackDiscord) -> None:
    choices = await bot.autocomplete("compare", companies="Tesla, Toyo")
    assert "Tesla, =toyota" in [choice["value"] for choice in choices]
    answer = await bot.slash("compare", companies="Tesla, =toyota")
    assert "**Toyota**" in answer.text


async def test_a_leaderboard_runs_either_way_and_in_one_industry(bot: LoopbackDiscord) -> None:
    best = await bot.slash("leaderboard")
    worst = await bot.slash("leaderboard", order="worst")
    assert best.text.startswith("## Highest scores")
    assert worst.text.startswith("## Lowest scores")
    industry = (await bot.autocomplete("leaderboard", industry="automobile"))[0]["value"]
    cars = await bot.slash("leaderboard", industry=industry)
    assert "**Tesla**" in cars.text
    assert "**Nestlé**" not in cars.text
    unknown = await bot.slash("leaderboard", industry="No such industry")
    assert "not an industry on record" in unknown.text


async def test_a_company_can_be_picked_from_a_leaderboard(bot: LoopbackDiscord) -> None:
    board = await bot.slash("leaderboard")
    await bot.press(board, "On")
    assert "11\\." in board.text
    option = board.message.parts(3)[0]["options"][0]
    picked = await bot.select(board, "Show a company's score", option["value"])
    assert picked.text.startswith(f"## {option['label']}")


async def test_tiers_help_and_privacy_answer(bot: LoopbackDiscord) -> None:
    assert "**Quisling**" in (await bot.slash("tiers")).text
    assert "`/score`" in (await bot.slash("help")).text
    assert "What is stored" in (await bot.slash("privacy")).text


async def test_a_report_names_what_is_wrong_with_it(bot: LoopbackDiscord) -> None:
    form = await bot.slash("report", company="Tesla")
    refused = await bot.submit_modal(form, {"kind": "dispute", "text": "No.", "url": "not an address"})
    assert "must be an address" in refused.text
    assert "quotes" in refused.text
    taken = await bot.submit_modal(form, {"kind": "dispute", "text": "No.", "url": "https://source.example/x"})
    assert "waits for review" in taken.text


async def test_commands_have_names_in_three_languages(bot: LoopbackDiscord) -> None:
    named = {command["name"]: command for command in bot.server.commands}
    assert named["score"]["name_localizations"]["de"] == "wert"
    assert named["score"]["name_localizations"]["es-ES"] == "puntuación"
    for command in named.values():
        assert set(command["name_localizations"]) == {"de", "es-ES", "es-419"}
