"""The keys a regulation may use, with their Dutch words: chapters, terms, outcomes, standstills."""

CHAPTERS = {
    "purpose": "Doel en taak",
    "complainants": "Wie mag klagen, en waarover",
    "subjects": "Waarover een klacht kan gaan",
    "first_line": "Eerst bij de organisatie",
    "intake": "Indienen en ontvangst",
    "anonymous": "Anonieme klachten",
    "completion": "Aanvulling",
    "admissibility": "Bevoegdheid en ontvankelijkheid",
    "objection": "Verzet",
    "handling": "Behandeling",
    "response": "Verweer",
    "rounds": "Schriftelijke ronde",
    "composition": "Samenstelling",
    "challenge": "Wraking en verschoning",
    "hearing": "Hoorzitting",
    "papers": "Stukken",
    "deliberation": "Raadkamer",
    "verdict": "Uitspraak",
    "extension": "Verlenging",
    "suspension": "Stilstand van termijnen",
    "withdrawal": "Intrekking en einde",
    "other_proceedings": "Procedures elders",
    "reaction": "Reactie van de organisatie",
    "correction": "Herstel van fouten",
    "file": "Geheimhouding en privacy",
    "register": "Registratie",
    "retention": "Bewaren",
    "closing": "Afsluiting en openbaarheid",
    "report": "Jaarverslag",
    "money": "Kosten en schadevergoeding",
    "reminders": "Herinneringen",
    "next": "Als de klacht niet is opgelost",
    "terms": "Termijnen",
    "adoption": "Vaststelling",
}
FIRST_LINE_CHAPTERS = {"subjects", "anonymous", "handling", "other_proceedings", "register", "next"}
COMMITTEE_CHAPTERS = tuple(key for key in CHAPTERS if key not in FIRST_LINE_CHAPTERS)
TERMS = {
    "acknowledgement": ("intake", "Ontvangstbevestiging"),
    "answer": ("handling", "Antwoord op de klacht"),
    "completion": ("completion", "Aanvulling door klager"),
    "admissibility": ("admissibility", "Beslissing over de ontvankelijkheid"),
    "filing_limit": ("admissibility", "Uiterste dag om een klacht in te dienen"),
    "filing_limit_continuing": ("admissibility", "Uiterste dag bij voortdurend handelen"),
    "first_line": ("first_line", "Tijd voor de organisatie zelf"),
    "objection": ("objection", "Verzet"),
    "response": ("response", "Verweer"),
    "round": ("rounds", "Schriftelijke ronde"),
    "challenge": ("challenge", "Wraking verzoeken"),
    "challenge_reaction": ("challenge", "Reactie op de wraking"),
    "challenge_decision": ("challenge", "Beslissing over de wraking"),
    "availability": ("hearing", "Verhinderdata opgeven"),
    "notice": ("hearing", "Uitnodiging voor de hoorzitting"),
    "papers": ("papers", "Stukken indienen"),
    "verdict": ("verdict", "Uitspraak na het onderzoek"),
    "overall": ("verdict", "Uitspraak"),
    "reaction": ("reaction", "Reactie van de organisatie"),
    "correction": ("correction", "Herstel van een fout vragen"),
    "retention": ("retention", "Bewaren van het dossier"),
}
OPTIONAL_TERMS = frozenset({"challenge_reaction", "answer"})
COMMITTEE_TERMS = tuple(key for key in TERMS if key not in OPTIONAL_TERMS)
FIRST_LINE_TERMS = ("acknowledgement", "answer", "completion", "retention")
BACKWARD_TERMS = frozenset({"notice", "papers"})
LENGTHLESS_TERMS = frozenset({"first_line"})
OUTCOMES = ("founded", "partly", "unfounded", "inadmissible", "not_competent", "no_finding", "withdrawn")
STANDSTILLS = {
    "completion": "aanvulling van de klacht",
    "mediation": "bemiddeling",
    "challenge": "wraking",
    "court": "een procedure bij de rechter",
    "criminal": "een strafrechtelijk onderzoek",
    "agreement": "een afspraak tussen partijen",
}
RECIPIENTS = {
    "complainant": "klager",
    "respondent": "verweerder",
    "organisation": "de organisatie",
    "secretariat": "het secretariaat",
}
COMMITTEE_TABLES = (
    *("grounds", "other_proceedings", "ending", "incompleteness", "suspension", "composition", "hearing"),
    *("rounds", "binding", "outcome_words", "confidentiality", "publishing", "reminding", "report"),
)
FIRST_LINE_TABLES = ("handling", "register")
