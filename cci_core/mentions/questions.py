"""Messages that ask about one company: what remains when the asking is taken away."""

import re

LONGEST_QUESTION = 200

_BEFORE = re.compile(
    r"""^(?:
        (?:hey|hi|hello|ok|okay|so|and|but|please|pls|plz|bitte|hallo|hola|oye|por\ favor|und|y)\b[\s,!]*
      | (?:what(?:'s|’s|s|\ is|\ are)?|show|give|get|tell|find|look\ up|lookup|check|rate|how)\b\s*
        (?:me|us)?\s*(?:about|(?:does|do|did|is|are|was)\b)?\s*
      | (?:the\ |a\ |its\ |their\ )?(?:cci\ )?(?:scores?|rating|card|tier|rank|evidence|points?|info)\b\s*
        (?:card)?\s*(?:for|of|on|about|from)\s*
      | (?:is|are|was|does|do|should\ i\ (?:buy|shop|order)(?:\ (?:from|at))?)\b\s*
      | (?:can\ i\ trust|thoughts\ on|opinions?\ on)\b\s*
      | (?:who\ (?:is|are|owns)|what\ about|how\ about|about|for|of)\b\s*
      | (?:wie\ (?:gut\ |schlecht\ )?(?:ist|sind|steht\ es\ um)|was\ ist\ mit|was\ taugt|ist|sind)\b\s*
      | (?:bewertung|punkte|wertung|zeige?(?:\ mir)?)\b\s*(?:von|für|zu)?\s*
      | (?:qu[eé]\ tal(?:\ es|\ est[aá])?|c[oó]mo\ es(?:t[aá])?|es|son|puntuaci[oó]n|nota|puntos)\b\s*
        (?:de|para|sobre)?\s*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_AFTER = re.compile(
    r"""(?:^|[\s,]+)(?:
        any\ good
      | (?:really\ |actually\ |very\ |that\ |so\ )?
        (?:good|bad|ok|okay|ethical|evil|safe|rated|doing|legit|fine|trustworthy)
      | (?:a\ )?(?:good|bad|ethical|evil)\ company | scores? | rating | card | tier | stand | rank
      | please | pls | plz | thanks | thx | thank\ you | now | today | for\ me | or\ not | or\ what | though | lol
      | gut | schlecht | okay | bitte | danke | bewertet | (?:wirklich\ )?so\ gut
      | buen[oa] | mal[oa] | por\ favor | gracias | fiable
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_OUTER = ' \t\r\n?!.,;:¿¡"“”„«»()[]*_~`>'


def asked(text: str) -> tuple[int, int] | None:
    """Where in the text the thing asked about stands, or None if the text does not ask about one thing.

    >>> [question[slice(*asked(question))] for question in ("is shein any good?", "score for ben & jerrys pls")]
    ['shein', 'ben & jerrys']
    >>> asked("We walked to the shop and it was closed.") is None
    True
    """
    if len(text) > LONGEST_QUESTION or "\n" in text.strip():
        return None
    start, end = _without_outer(text, 0, len(text))
    whole = start, end
    while (shorter := _shorter(text, start, end)) != (start, end):
        start, end = shorter
    return None if start >= end or (start, end) == whole else (start, end)


def _shorter(text: str, start: int, end: int) -> tuple[int, int]:
    before = _BEFORE.match(text[start:end])
    if before is not None and before.end() < end - start:
        return _without_outer(text, start + before.end(), end)
    after = _AFTER.search(text[start:end])
    if after is not None and after.start() > 0:
        return _without_outer(text, start, start + after.start())
    return start, end


def _without_outer(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _OUTER:
        start += 1
    while start < end and text[end - 1] in _OUTER:
        end -= 1
    return start, end
