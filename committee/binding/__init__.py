"""Papers → one PDF, stamped, with bookmarks and links: the only place that calls pikepdf and Pillow.

Whatever a paper brings is placed as a picture of itself on a sheet of A4 above a white strip for the stamp,
so that nothing in it acts, opens or asks, and no stamp covers a word. Both are imported inside the
functions: web workers that never bind do not pay for them.
"""

from committee.binding.bound import Leaf, bound
from committee.binding.duplex import both_sides
from committee.binding.placing import Broken, Locked, TooLong, Unshowable, fitted, photo
from committee.binding.sheets import pages_in

__all__ = ["Broken", "Leaf", "Locked", "TooLong", "Unshowable", "both_sides", "bound", "fitted", "pages_in",
           "photo"]
