"""Find the companies that a text of a person names."""

import re

from cci_core.directory import Answer, Directory, Entry
from cci_core.mentions import mentions

MOST_NAMED = 5
_MOST_READ = 4000
_SURE = ("domain", "isin", "ticker", "exact", "folded")
_LONGEST_QUERY = 200
_NOT_WORDS = re.compile(
    r"```.*?(?:```|\Z)|`[^`\n]*`"  # code
    r"|^>>> .*\Z|^> [^\n]*$"  # quotes
    r"|<(?:@[!&]?|#|a?:\w+:|/[^>\n]*:|id:|t:)[^>\s]*>",  # mentions, emoji, times
    re.DOTALL | re.MULTILINE,
)
_ADDRESS = re.compile(r"<?\b(?:https?://|www\.)[^\s>]+>?", re.IGNORECASE)
_BRACKETS = re.compile(r"\[\[([^\[\]\n]{1,100})\]\]")


def said(content: str) -> str:
    """What a person says, without code, quotes and mentions."""
    return " ".join(_NOT_WORDS.sub(" ", content[:_MOST_READ]).split())


def said_without_links(content: str) -> str:
    """The same without addresses, line breaks kept, because names do not run over them."""
    return _ADDRESS.sub(" ", _NOT_WORDS.sub(" ", content[:_MOST_READ])).strip()


def bracketed(content: str) -> list[str]:
    """The names in double brackets, outside of code and quotes, each once."""
    found = _BRACKETS.findall(_NOT_WORDS.sub(" ", content[:_MOST_READ]))
    return list(dict.fromkeys(stripped for name in found if (stripped := name.strip())))


def named_in(directory: Directory, text: str) -> list[Entry]:
    """The companies that the text names, each once, in order."""
    slugs = dict.fromkeys(mention.slug for mention in mentions(directory, text))
    return [entry for slug in slugs if (entry := directory.get(slug)) is not None]


def meant_by(directory: Directory, text: str) -> list[Entry] | Answer:
    """The companies that somebody asks about in a sentence, or how the resolver understands the whole as a name."""
    whole = directory.lookup(text[:_LONGEST_QUERY])
    if whole.company is None or whole.how not in _SURE:
        named = named_in(directory, text)
        if named:
            return named
    entry = directory.get(whole.company.slug) if whole.company else None
    return whole if entry is None else [entry]
