"""The shape that stands behind a tier's letter: pointing up for resisting, down for supporting, round between."""

import msgspec


class Shape(msgspec.Struct, frozen=True):
    """A filled outline (even-odd) in a square of 24 units, and the height at which a letter stands centred in it.

    In a hollow shape the letter takes the colour of the fill, else that of the ink.
    """

    name: str
    path: str
    letter_y: float
    hollow: bool = False


STAR = Shape(
    "star",
    "M12 0.6 15.2 4.3 20.1 3.9 19.7 8.8 23.4 12 19.7 15.2 20.1 20.1 15.2 19.7 12 23.4 8.8 19.7 3.9 20.1 "
    "4.3 15.2 0.6 12 4.3 8.8 3.9 3.9 8.8 4.3Z",
    12,
)
SHIELD = Shape("shield", "M12 1 22 4.5V11.5C22 17 17.8 21 12 23.2 6.2 21 2 17 2 11.5V4.5Z", 11.4)
ARCH = Shape("arch", "M12 0.8 22.5 9.5V22.5H1.5V9.5Z", 13.8)
CIRCLE = Shape("circle", "M12 1A11 11 0 0 1 12 23 11 11 0 0 1 12 1Z", 12)
SQUARE = Shape("square", "M4.5 2H19.5L22 4.5V19.5L19.5 22H4.5L2 19.5V4.5Z", 12)
DIAMOND = Shape("diamond", "M12 0.2 23.8 12 12 23.8 0.2 12Z", 12)
HEXAGON = Shape("hexagon", "M6.2 2H17.8L23.6 12 17.8 22H6.2L0.4 12Z", 12)
CHEVRON = Shape("chevron", "M1.5 1.5H22.5V14.5L12 23.2 1.5 14.5Z", 10.2)
WEDGE = Shape("wedge", "M0.4 2H23.6L12 23.4Z", 8.6)
RING = Shape(
    "ring",
    "M12 1A11 11 0 0 1 12 23 11 11 0 0 1 12 1ZM12 3A9 9 0 0 0 12 21 9 9 0 0 0 12 3Z",
    12,
    hollow=True,
)
