"""What came back for something that a person did."""

from dataclasses import dataclass
from typing import Any

from .interactions import Interaction
from .messages import Attachment, Message
from .rules.bodies import DEFERRED_MESSAGE


class NoAnswer(AssertionError):
    """The bot did not answer in time."""


@dataclass(frozen=True)
class Answer:
    """The bot's answer to one interaction."""

    interaction: Interaction

    @property
    def message(self) -> Message:
        """The message that answers, or that was updated."""
        assert self.interaction.original is not None, f"answered by type {self.interaction.answer_kind}, not a message"
        return self.interaction.original

    @property
    def messages(self) -> list[Message]:
        """The answer and its follow-ups."""
        return [self.message, *self.interaction.followups]

    @property
    def text(self) -> str:
        """All that is written in the answer."""
        return self.message.text

    @property
    def ephemeral(self) -> bool:
        """Whether only the person who asked sees it."""
        return self.message.ephemeral

    @property
    def files(self) -> list[Attachment]:
        """What is attached to it."""
        return self.message.attachments

    @property
    def modal(self) -> dict[str, Any]:
        """The form that opened."""
        assert self.interaction.modal is not None, f"answered by type {self.interaction.answer_kind}, not a form"
        return self.interaction.modal

    @property
    def choices(self) -> list[dict[str, Any]]:
        """What was offered to complete an option."""
        return self.interaction.choices

    @property
    def kind(self) -> int:
        """The type of the first callback."""
        assert self.interaction.answer_kind is not None
        return self.interaction.answer_kind

    @property
    def deferred(self) -> bool:
        """Whether the first answer only said that one is coming."""
        return self.kind == DEFERRED_MESSAGE

    @property
    def seconds(self) -> float:
        """How long the first answer took."""
        assert self.interaction.answered_after_s is not None
        return self.interaction.answered_after_s
