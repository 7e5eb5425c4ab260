"""What prepares a hearing that is planned, as its own page and the desk say it too. Pure."""

from collections.abc import Collection

from committee.procedure import Act


def prepared_first(first: Act | None, offered: Collection[Act], *, lacks_bundle: bool) -> Act | None:
    """The act that comes first: the bundle that is lacking is made before answers are noted."""
    makes = first is Act.REPLY and lacks_bundle and Act.MAKE_BUNDLE in offered
    return Act.MAKE_BUNDLE if makes else first
