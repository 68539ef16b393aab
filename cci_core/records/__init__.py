"""The one definition of a company as data; files, rows, answers and schemas all come from it."""

from cci_core.records.company import Alias, AliasKind, BadgeClass, Company, Contact, ContactKind, Industry
from cci_core.records.evidence import DatePrecision, Event, Impact, Source

__all__ = [
    "Alias",
    "AliasKind",
    "BadgeClass",
    "Company",
    "Contact",
    "ContactKind",
    "DatePrecision",
    "Event",
    "Impact",
    "Industry",
    "Source",
]
