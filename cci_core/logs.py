"""How the programs log: events as JSON lines on stderr, never a person's text, address or token."""

import logging
import sys

import structlog


def log_as_json(level: int = logging.INFO) -> None:
    """Write each event of that level or above as one JSON line on stderr."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.EventRenamer("event"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )


def quiet() -> None:
    """Only what went wrong, for commands that answer a person."""
    log_as_json(logging.ERROR)
