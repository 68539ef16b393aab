"""What all published files share."""

import hashlib
from pathlib import Path

import msgspec

from cci_core import __version__
from cci_core.alternatives import Industries
from cci_core.directory import Directory
from cci_core.settings import Settings
from extension_api.pages.assets import assets_of, stored_names
from extension_api.publishing.search_files import SCRIPT, search_files
from extension_api.publishing.static_links import StaticLinks, links_from

_TEMPLATES = Path(__file__).parents[1] / "pages" / "templates"


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """The directory that is published, where to, and the static files of the pages by their path."""

    directory: Directory
    industries: Industries
    public_url: str
    logos: Path | None
    assets: dict[str, str]
    files: dict[str, bytes]
    made_with: bytes
    """Differs where the same data would give other files."""

    def links(self, folder: str) -> StaticLinks:
        """The links of the page in that folder."""
        edition = f"{self.directory.version}-{__version__}"
        return links_from(folder, public_url=self.public_url, assets=self.assets, edition=edition)


def setting_of(directory: Directory, settings: Settings) -> Setting:
    """What the files of this directory share."""
    assets = assets_of(directory.methodology)
    names = dict(stored_names(assets))
    search = search_files()
    files = {f"static/{names[asset.name]}": asset.body for asset in assets} | search
    names[SCRIPT] = next(path for path in search if path.endswith(f"/page/{SCRIPT}")).removeprefix("static/")
    return Setting(
        directory=directory,
        industries=Industries(directory),
        public_url=settings.public_url,
        logos=settings.logos,
        assets=names,
        files=files,
        made_with=_made_with(directory, settings, names),
    )


def _made_with(directory: Directory, settings: Settings, names: dict[str, str]) -> bytes:
    whole = hashlib.blake2b(msgspec.json.encode([__version__, settings.public_url, sorted(names.items())]))
    whole.update(msgspec.json.encode([directory.methodology, directory.version.day]))
    for template in sorted(_TEMPLATES.iterdir()):
        whole.update(template.read_bytes())
    return whole.digest()
