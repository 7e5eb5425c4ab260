"""Letters → one PDF to print on both sides, each from the front of a sheet on."""

from collections.abc import Sequence
from io import BytesIO

from committee.binding.sheets import as_bytes, size_of

OF_THE_FILE = ("/StructParents", "/Tabs", "/Annots")   # they point at what stays behind


def both_sides(files: Sequence[bytes]) -> bytes:
    """One PDF of these in their order; an empty page follows an odd number of pages, but not the last one."""
    import pikepdf

    with pikepdf.new() as made:
        for content in files:
            if len(made.pages) % 2:
                made.add_blank_page(page_size=size_of(made.pages[-1]))
            with pikepdf.open(BytesIO(content)) as one:
                made.pages.extend(one.pages)
        for page in made.pages:
            for key in OF_THE_FILE:
                if key in page.obj:
                    del page.obj[key]
        made.docinfo["/Title"], made.Root.Lang = "Brieven om te printen", "nl"
        return as_bytes(made)
