"""Who is asking: the address that a client is counted by. It is never logged."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

from cci_core.settings import Network

Address = IPv4Address | IPv6Address

UNKNOWN = "unknown"


def is_local(peer: str) -> bool:
    """Whether the address is this machine's own."""
    address = _parse(peer)
    return address is not None and address.is_loopback


def counted_address(peer: str) -> str:
    """What a client is counted by: the whole IPv4 address, the /64 of an IPv6 address.

    >>> counted_address("2001:db8:1:2:3:4:5:6")
    '2001:db8:1:2::'
    """
    address = _parse(peer)
    if isinstance(address, IPv6Address):
        return str(IPv6Address(int(address) >> 64 << 64))
    return UNKNOWN if address is None else str(address)


def client_behind(peer: str, forwarded: Sequence[str], trusted: Sequence[Network]) -> str:
    """The nearest address that no trusted proxy has; `forwarded` are the values of X-Forwarded-For.

    Read from the right, because everything left of the first distrusted address may be invented.
    """
    chain = [part.strip() for value in forwarded for part in value.split(",")]
    nearest = peer
    while chain and _is_trusted(nearest, trusted):
        nearest = chain.pop()
    return nearest


def _is_trusted(text: str, trusted: Sequence[Network]) -> bool:
    address = _parse(text)
    return address is not None and any(address in network for network in trusted)


def _parse(text: str) -> Address | None:
    try:
        address = ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
