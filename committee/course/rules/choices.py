"""What is chosen in the course of a case: the code for the file, the label for people."""

from committee.labels import Labelled


class Suspending(Labelled):
    """Why the handling stands still; the code is the regulation's, the label what people read."""

    MEDIATION = "mediation", "bemiddeling"
    COURT = "court", "zaak bij de rechter"
    CRIMINAL = "criminal", "strafzaak"
    AGREEMENT = "agreement", "afspraak van partijen"


class Discontinuing(Labelled):
    """Why the handling ends without a verdict."""

    EXTERNAL = "external", "procedure elders"
    DEATH = "death", "overlijden"
    OTHER = "other", "andere reden"


class Visibility(Labelled):
    """Who may read a note."""

    INTERNAL = "internal", "alleen secretariaat"
    FILE = "file", "hoort bij het dossier"
