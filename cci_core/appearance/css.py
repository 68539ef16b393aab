"""The looks as CSS custom properties, for pages."""

from collections.abc import Iterator

from cci_core.appearance.looks import Theme
from cci_core.appearance.scale import Appearance


def css_properties(appearance: Appearance) -> str:
    """Rules that set `--tier` and `--tier-ink` on elements with `data-tier`, for light surfaces and for dark ones."""
    dark = "".join(_rules(appearance, "dark"))
    return "".join(_rules(appearance, "light")) + f"@media(prefers-color-scheme:dark){{{dark}}}"


def _rules(appearance: Appearance, theme: Theme) -> Iterator[str]:
    for look in appearance.looks:
        paint = look.paint(theme)
        slug = look.slug.replace("\\", "\\\\").replace('"', '\\"')
        yield f'[data-tier="{slug}"]{{--tier:{paint.fill};--tier-ink:{paint.ink}}}'
