"""DNS answers go through the address guard: a public name that resolves to a private address is not connected to."""

from collections.abc import Callable, Sequence
from typing import Any

from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer


@implementer(IResolutionReceiver)
class _Checked:
    """Holds all addresses back until it is known that none of them is private (rebinding mixes them)."""

    def __init__(self, receiver: Any, host: str, refuses: Callable[[str, Sequence[str]], bool]) -> None:
        self._receiver, self._host, self._refuses = receiver, host, refuses
        self._addresses: list[Any] = []

    def resolutionBegan(self, resolutionInProgress: Any) -> None:  # noqa: N802, N803 - Twisted's names
        """Pass on."""
        self._receiver.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        """Keep."""
        self._addresses.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        """Hand on all addresses or none."""
        if not self._refuses(self._host, [address.host for address in self._addresses]):
            for address in self._addresses:
                self._receiver.addressResolved(address)
        self._receiver.resolutionComplete()


@implementer(IHostnameResolver)
class GuardedResolver:
    """Wraps the reactor's resolver. The addresses that were checked are the ones that are connected to."""

    def __init__(self, inner: Any, refuses: Callable[[str, Sequence[str]], bool]) -> None:
        self._inner, self._refuses = inner, refuses

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """As the interface says."""
        checked = _Checked(resolutionReceiver, hostName, self._refuses)
        found: IHostResolution = self._inner.resolveHostName(
            checked, hostName, portNumber, addressTypes, transportSemantics
        )
        return found
