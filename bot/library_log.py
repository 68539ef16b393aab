"""What discord.py logs, in the form of our own log and without its values: they hold tokens and what people wrote."""

import logging

import structlog

log = structlog.get_logger()


class TemplatesOnly(logging.Handler):
    """Passes on the text that stands in the library's code, not what was filled in."""

    def emit(self, record: logging.LogRecord) -> None:
        """Log one record, unless it only misses what voice would need: nobody speaks here."""
        if "voice will NOT be supported" in str(record.msg):
            return
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        log.log(record.levelno, "discord_library", text=str(record.msg)[:300], error=error)


def tame_library_log() -> None:
    """Let the library's warnings and errors through, nothing below: its debug log prints whole payloads."""
    logger = logging.getLogger("discord")
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    logger.handlers = [TemplatesOnly()]
