"""What goes wrong between the bot and Discord, and that people are answered afterwards."""

import asyncio

import pytest

from loopback_discord import BotProcess, LoopbackDiscord, NoAnswer

CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback"


async def cut_line(discord: LoopbackDiscord) -> None:
    """Cut the line and wait for the next."""
    discord.drop_gateway()
    await discord.wait_connected()


async def ask_to_reconnect(discord: LoopbackDiscord) -> None:
    """Ask for a reconnect and wait for it."""
    resumes = discord.server.gateway.seen["resume"]
    await discord.request_reconnect()
    await discord.server.gateway.wait_for(lambda: discord.server.gateway.seen["resume"] > resumes, 20)


async def close_line(discord: LoopbackDiscord) -> None:
    """Close the line as Discord does when something unknown went wrong."""
    await discord.close_gateway(4000)
    await discord.wait_connected()


async def break_session(discord: LoopbackDiscord) -> None:
    """End the session and wait for another."""
    logins = discord.server.gateway.seen["identify"]
    await discord.invalid_session()
    await discord.wait_ready(logins=logins + 1, within_s=30)


async def break_session_for_a_moment(discord: LoopbackDiscord) -> None:
    """End the session in the way that can be resumed."""
    resumes = discord.server.gateway.seen["resume"]
    await discord.invalid_session(resumable=True)
    await discord.server.gateway.wait_for(lambda: discord.server.gateway.seen["resume"] > resumes, 20)


async def take_down(discord: LoopbackDiscord) -> None:
    """Refuse new lines for a second."""
    discord.take_gateway_down()
    await asyncio.sleep(1)
    discord.bring_gateway_up()
    await discord.wait_connected()


async def test_ten_gateway_faults_in_a_row_and_then_an_answer(
    discord: LoopbackDiscord, bot_process: BotProcess
) -> None:
    faults = [cut_line, ask_to_reconnect, close_line, break_session_for_a_moment, take_down]
    for fault in [*faults, break_session, *faults[:4]]:
        await fault(discord)
    assert "Tesla" in (await discord.slash("score", company="tesla")).text
    assert "Traceback" not in bot_process.log


async def test_what_was_asked_while_the_line_was_cut_is_answered(
    discord: LoopbackDiscord, bot_process: BotProcess
) -> None:
    discord.drop_gateway()
    assert "Tesla" in (await discord.slash("score", company="tesla")).text
    assert discord.server.gateway.seen["identify"] == 1


async def test_unanswered_heartbeats_do_not_stop_the_answers(discord: LoopbackDiscord, bot_process: BotProcess) -> None:
    discord.stop_acking_heartbeats()
    assert "Tesla" in (await discord.slash("score", company="tesla")).text


async def test_a_rate_limited_answer_is_sent_again(discord: LoopbackDiscord, bot_process: BotProcess) -> None:
    fault = discord.rate_limit_next(CALLBACK, retry_after_s=0.2)
    assert "Tesla" in (await discord.slash("score", company="tesla")).text
    assert fault.met == 1


async def test_an_expired_interaction_is_let_go_without_another_error(
    discord: LoopbackDiscord, bot_process: BotProcess
) -> None:
    fault = discord.forget_next_interaction()
    with pytest.raises(NoAnswer):
        await discord.slash("score", company="tesla")
    assert fault.met == 1
    assert [refusal.code for _, refusal in discord.server.refused] == [10062]
    assert "Traceback" not in bot_process.log
    assert "Tesla" in (await discord.slash("score", company="tesla")).text


async def test_buttons_outlive_kill_9(discord: LoopbackDiscord, bot_process: BotProcess) -> None:
    answer = await discord.slash("score", company="tesla")
    await bot_process.restart()
    why = await discord.press(answer, "Why", by=discord.bob)
    assert "Tesla" in why.text


@pytest.mark.alone
async def test_two_hundred_questions_at_once_are_all_answered_in_time(
    discord: LoopbackDiscord, bot_process: BotProcess
) -> None:
    names = ["tesla", "nike", "apple", "amazon", "airbnb"]
    questions = [discord.slash("score", company=names[number % 5]) for number in range(200)]
    answers = await asyncio.gather(*questions)
    assert len(answers) == 200
    assert max(answer.seconds for answer in answers) < 3
