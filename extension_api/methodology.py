"""How scores are made: `/v1/methodology`."""

from aiohttp import web

from cci_core.messages import area
from cci_core.methodology import Methodology
from extension_api.answers import MethodologyAnswer, methodology_answer
from extension_api.content import json_content
from extension_api.keys import EDITIONS
from extension_api.parameters import refuse_query
from extension_api.routing import Route
from extension_api.sending import respond

_KEY = ("methodology",)


async def get_methodology(request: web.Request) -> web.StreamResponse:
    """Categories, weights, constants and tiers."""
    refuse_query(request)
    edition = request.app[EDITIONS].present()
    content = edition.lists.get(_KEY)
    if content is None:
        content = json_content(described_methodology(edition.directory.methodology), etag=edition.etag)
        edition.lists.put(_KEY, content)
    return respond(request, content)


def described_methodology(methodology: Methodology) -> MethodologyAnswer:
    """The methodology with a sentence for each tier that has one."""
    return methodology_answer(methodology, _descriptions(methodology))


def _descriptions(methodology: Methodology) -> dict[str, str]:
    texts = area("tiers")
    return {tier.slug: texts.get(f"description.{tier.slug}", "") for tier in methodology.tiers}


ROUTES = (
    Route(
        path="/v1/methodology",
        name="getMethodology",
        summary="Categories, weights, constants and tiers",
        handler=get_methodology,
        answer=MethodologyAnswer,
    ),
)
