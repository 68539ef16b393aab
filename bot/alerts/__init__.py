"""Tell channels and people of the changes that they watch."""

from bot.alerts.courier import Courier
from bot.alerts.lookout import Lookout

__all__ = ["Courier", "Lookout"]
