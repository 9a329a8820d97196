"""Which URLs of a source are known: a number each, however long they are."""

MAX_REFUSED = 100_000  # hashes of URLs outside the scope: 8 MB


class Known:
    """URLs by their hashes: those found, those that only inventories named so far, those outside the scope."""

    def __init__(self) -> None:
        self._found: set[int] = set()
        self._unlinked: set[int] = set()
        self._refused: set[int] = set()
        # the latest ones

    def __contains__(self, url: str) -> bool:
        return hash(url) in self._found

    def __len__(self) -> int:
        return len(self._found)

    def learn(self, url: str, *, linked: bool) -> None:
        """Note a URL; `linked`: the site itself leads to it, and not only an inventory."""
        self._found.add(hash(url))
        if not linked:
            self._unlinked.add(hash(url))

    def link(self, url: str) -> bool:
        """Note that the site links to a known URL; whether that is news."""
        if hash(url) not in self._unlinked:
            return False
        self._unlinked.discard(hash(url))
        return True

    def refuse(self, url: str) -> None:
        """Note a URL that is not of the source, so that it need not be looked at again."""
        if len(self._refused) >= MAX_REFUSED:
            self._refused.clear()
        self._refused.add(hash(url))

    def refused(self, url: str) -> bool:
        """Whether a URL was refused lately."""
        return hash(url) in self._refused
