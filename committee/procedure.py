"""The procedure as one table: which act is open in which state, and where it leads.

Pure. Source: the states and acts that Dutch complaints regulations share; the article of each
act is looked up in the regulation of the case by the chapter named here.
"""

from dataclasses import dataclass

from committee.labels import Labelled


class State(Labelled):
    """Where a case stands. The Dutch word is what staff read."""

    RECEIVED = "received", "ontvangen"
    AWAITING_COMPLETION = "awaiting_completion", "herstelverzuim"
    ADMISSIBILITY_REVIEW = "admissibility_review", "toets ontvankelijkheid"
    AWAITING_RESPONSE = "awaiting_response", "verweer gevraagd"
    WRITTEN_ROUND = "written_round", "repliek en dupliek"
    SCHEDULING = "scheduling", "zitting plannen"
    HEARING_SCHEDULED = "hearing_scheduled", "zitting gepland"
    HEARING_HELD = "hearing_held", "gehoord"
    DELIBERATION = "deliberation", "raadkamer"
    DRAFTING = "drafting", "uitspraak in concept"
    DECIDED = "decided", "uitspraak vastgesteld"
    ISSUED = "issued", "uitspraak verzonden"
    FOLLOW_UP = "follow_up", "opvolging"
    CLOSED = "closed", "afgesloten"
    INADMISSIBLE = "inadmissible", "niet-ontvankelijk"
    NOT_COMPETENT = "not_competent", "niet bevoegd"
    FORWARDED = "forwarded", "doorgezonden"
    WITHDRAWN = "withdrawn", "ingetrokken"
    SETTLED = "settled", "in der minne geregeld"
    DISCONTINUED = "discontinued", "gestaakt"


class Act(Labelled):
    """Everything that can be done to a complaint, as an imperative; the Dutch label is what staff read."""

    TAKE_IN = "take_in", "Binnengekomen"
    CONFIRM_TEXT = "confirm_text", "Tekst bevestigd door klager"
    ASK_IDENTITY = "ask_identity", "Naam gevraagd"
    SET_ASIDE = "set_aside", "Niet als klacht in behandeling"
    REGISTER = "register", "Klacht ingeschreven"
    ACKNOWLEDGE = "acknowledge", "Ontvangst bevestigd"
    REQUEST_COMPLETION = "request_completion", "Aanvulling gevraagd"
    COMPLETE = "complete", "Klacht aangevuld"
    LAPSE_COMPLETION = "lapse_completion", "Aanvulling bleef uit"
    REWORD_ELEMENT = "reword_element", "Klachtonderdeel anders verwoord"
    ADD_ELEMENT = "add_element", "Klachtonderdeel toegevoegd"
    ADD_PARTY = "add_party", "Persoon toegevoegd"
    ADMIT = "admit", "Ontvankelijk verklaard"
    DECLARE_INADMISSIBLE = "declare_inadmissible", "Niet-ontvankelijk verklaard"
    DECLARE_NOT_COMPETENT = "declare_not_competent", "Niet bevoegd verklaard"
    FORWARD = "forward", "Doorgezonden"
    OBJECT = "object", "Verzet ingesteld"
    UPHOLD_OBJECTION = "uphold_objection", "Verzet gegrond"
    REJECT_OBJECTION = "reject_objection", "Verzet ongegrond"
    ASK_MORE_TIME = "ask_more_time", "Uitstel voor verweer gevraagd"
    EXTEND_RESPONSE = "extend_response", "Uitstel voor verweer gegeven"
    REFUSE_MORE_TIME = "refuse_more_time", "Uitstel voor verweer geweigerd"
    RECEIVE_RESPONSE = "receive_response", "Verweer ontvangen"
    LAPSE_RESPONSE = "lapse_response", "Verweer bleef uit"
    OPEN_ROUND = "open_round", "Schriftelijke ronde geopend"
    CLOSE_ROUND = "close_round", "Schriftelijke ronde gesloten"
    FILE_PAPER = "file_paper", "Stuk ingediend"
    WITHHOLD_PAPER = "withhold_paper", "Geheimhouding van een stuk toegestaan"
    SHARE_PAPER = "share_paper", "Stuk gedeeld"
    AGREE_TO_PAPER = "agree_to_paper", "Antwoord over gebruik van een geheim stuk"
    ASK_AVAILABILITY = "ask_availability", "Verhinderdata gevraagd"
    GIVE_AVAILABILITY = "give_availability", "Verhinderdata ontvangen"
    SEAT_PANEL = "seat_panel", "Commissie samengesteld"
    DECLARE_INDEPENDENCE = "declare_independence", "Onafhankelijkheid verklaard"
    CONVENE = "convene", "Zitting gepland"
    POSTPONE = "postpone", "Zitting verplaatst"
    CANCEL_HEARING = "cancel_hearing", "Zitting afgezegd"
    REPLY = "reply", "Antwoord op uitnodiging"
    MAKE_BUNDLE = "make_bundle", "Bundel gemaakt"
    WAIVE_HEARING = "waive_hearing", "Van zitting afgezien"
    HOLD = "hold", "Zitting gehouden"
    ADJOURN = "adjourn", "Zitting aangehouden"
    CLOSE_HEARING = "close_hearing", "Onderzoek gesloten"
    CHALLENGE = "challenge", "Wraking verzocht"
    ACQUIESCE = "acquiesce", "Berust in wraking"
    DECIDE_CHALLENGE = "decide_challenge", "Over wraking beslist"
    RECUSE = "recuse", "Verschoond"
    REPLACE_MEMBER = "replace_member", "Lid vervangen"
    RECONFIRM = "reconfirm", "Eerdere beslissing bekrachtigd"
    EXTEND_OVERALL = "extend_overall", "Behandeltermijn verlengd"
    SUSPEND = "suspend", "Behandeling opgeschort"
    RESUME = "resume", "Behandeling hervat"
    FIND = "find", "Bevinding vastgelegd"
    AGREE = "agree", "Lid akkoord"
    DECIDE = "decide", "Beslist in raadkamer"
    COMMENT = "comment", "Opmerking bij het concept"
    WORK_IN = "work_in", "Opmerking verwerkt"
    REOPEN = "reopen", "Onderzoek heropend"
    SIGN = "sign", "Uitspraak ondertekend"
    SERVE = "serve", "Uitspraak toegezonden"
    REQUEST_CORRECTION = "request_correction", "Herstel van een fout gevraagd"
    CORRECT = "correct", "Uitspraak hersteld"
    REFUSE_CORRECTION = "refuse_correction", "Herstel geweigerd"
    RECEIVE_REACTION = "receive_reaction", "Bestuursreactie ontvangen"
    START_FOLLOW_UP = "start_follow_up", "Opvolging begonnen"
    WITHDRAW = "withdraw", "Klacht ingetrokken"
    SETTLE = "settle", "In der minne geregeld"
    DISCONTINUE = "discontinue", "Behandeling gestaakt"
    CLOSE = "close", "Zaak afgesloten"
    CLEAR_CHAMBERS = "clear_chambers", "Raadkamer vernietigd"
    REMIND = "remind", "Herinnerd"
    NOTE = "note", "Notitie gemaakt"
    WRITE_LETTER = "write_letter", "Brief geschreven"
    CHANGE_CONTACT = "change_contact", "Contactgegevens gewijzigd"
    HOLD_FILE = "hold_file", "Dossier bewaard op last"
    RELEASE_FILE = "release_file", "Bewaarlast opgeheven"
    MOVE_TERMS = "move_terms", "Termijnen herrekend"
    UNDO = "undo", "Ongedaan gemaakt"
    PUT_RIGHT = "put_right", "Rechtgezet"


S = State
ENDED = frozenset({S.CLOSED, S.INADMISSIBLE, S.NOT_COMPETENT, S.FORWARDED, S.WITHDRAWN, S.SETTLED,
                   S.DISCONTINUED})
LIVING = frozenset(State) - ENDED
SERVED = frozenset({S.ISSUED, S.FOLLOW_UP})
IN_CHAMBERS = frozenset({Act.FIND, Act.AGREE, Act.COMMENT, Act.WORK_IN})   # for who heard the case alone
BEFORE_DECIDED = LIVING - SERVED - {S.DECIDED}
BEFORE_HEARING = frozenset({S.RECEIVED, S.AWAITING_COMPLETION, S.ADMISSIBILITY_REVIEW, S.AWAITING_RESPONSE,
                            S.WRITTEN_ROUND, S.SCHEDULING})
RULED = frozenset({S.AWAITING_RESPONSE, S.INADMISSIBLE, S.NOT_COMPETENT})
PREPARING = frozenset({S.AWAITING_RESPONSE, S.WRITTEN_ROUND, S.SCHEDULING})
IN_COURT = frozenset({S.HEARING_SCHEDULED, S.HEARING_HELD, S.DELIBERATION})
ALL = frozenset(State)


class NotOpen(Exception):
    """The act may not be done now; the message says so in Dutch, with the article."""


@dataclass(frozen=True)
class Step:
    """One row of the procedure.

    open_in: states in which the act may be done. leads_to: states it may bring the case to; empty: it
    never moves the case. stays: with leads_to, it may also leave the case where it is (the last one in
    moves it). chapter: key of the article in the regulation. suspended: may be done while suspended.
    """

    open_in: frozenset[State]
    leads_to: tuple[State, ...]
    chapter: str
    stays: bool = False
    suspended: bool = False


def _step(
    open_in: frozenset[State] | set[State], leads_to: tuple[State, ...], chapter: str, **more: bool
) -> Step:
    return Step(frozenset(open_in), leads_to, chapter, **more)


A = Act
STEPS: dict[Act, Step] = {
    # before there is a case: taken in as a submission
    A.TAKE_IN:              _step(set(), (), "intake"),
    A.CONFIRM_TEXT:         _step(set(), (), "intake"),
    A.ASK_IDENTITY:         _step(set(), (), "intake"),
    A.SET_ASIDE:            _step(set(), (), "intake"),
    A.REGISTER:             _step({S.RECEIVED}, (S.RECEIVED,), "intake"),
    # intake and completeness
    A.ACKNOWLEDGE:          _step({S.RECEIVED, S.AWAITING_COMPLETION, S.ADMISSIBILITY_REVIEW},
                                  (S.ADMISSIBILITY_REVIEW,), "intake", stays=True, suspended=True),
    A.REQUEST_COMPLETION:   _step({S.RECEIVED, S.ADMISSIBILITY_REVIEW}, (S.AWAITING_COMPLETION,),
                                  "completion"),
    A.COMPLETE:             _step({S.AWAITING_COMPLETION}, (S.ADMISSIBILITY_REVIEW,),
                                  "completion", stays=True, suspended=True),
    A.LAPSE_COMPLETION:     _step({S.AWAITING_COMPLETION}, (S.ADMISSIBILITY_REVIEW,),
                                  "completion", suspended=True),
    A.REWORD_ELEMENT:       _step(BEFORE_DECIDED, (), "intake", suspended=True),
    A.ADD_ELEMENT:          _step(BEFORE_HEARING, (S.ADMISSIBILITY_REVIEW,), "intake", stays=True),
    A.ADD_PARTY:            _step(LIVING, (), "intake", suspended=True),
    # competence and admissibility
    A.ADMIT:                _step({S.ADMISSIBILITY_REVIEW}, (S.AWAITING_RESPONSE,),
                                  "admissibility", stays=True),
    A.DECLARE_INADMISSIBLE: _step({S.ADMISSIBILITY_REVIEW},
                                  (S.INADMISSIBLE, S.NOT_COMPETENT, S.AWAITING_RESPONSE),
                                  "admissibility", stays=True),
    A.DECLARE_NOT_COMPETENT: _step({S.ADMISSIBILITY_REVIEW},
                                   (S.NOT_COMPETENT, S.INADMISSIBLE, S.AWAITING_RESPONSE),
                                   "admissibility", stays=True),
    A.FORWARD:              _step({S.ADMISSIBILITY_REVIEW, S.NOT_COMPETENT}, (S.FORWARDED,), "admissibility"),
    A.OBJECT:               _step({S.INADMISSIBLE, S.NOT_COMPETENT, S.HEARING_SCHEDULED} | PREPARING, (),
                                  "objection"),
    A.UPHOLD_OBJECTION:     _step({S.INADMISSIBLE, S.NOT_COMPETENT} | PREPARING, (S.AWAITING_RESPONSE,),
                                  "objection"),
    A.REJECT_OBJECTION:     _step({S.INADMISSIBLE, S.NOT_COMPETENT} | PREPARING | IN_COURT, (), "objection"),
    # the written exchange
    A.ASK_MORE_TIME:        _step({S.AWAITING_RESPONSE}, (), "response"),
    A.EXTEND_RESPONSE:      _step({S.AWAITING_RESPONSE}, (), "response"),
    A.REFUSE_MORE_TIME:     _step({S.AWAITING_RESPONSE}, (), "response"),
    A.RECEIVE_RESPONSE:     _step(PREPARING | {S.HEARING_SCHEDULED}, (S.SCHEDULING,), "response",
                                  stays=True, suspended=True),
    A.LAPSE_RESPONSE:       _step({S.AWAITING_RESPONSE}, (S.SCHEDULING,), "response", stays=True),
    A.OPEN_ROUND:           _step({S.SCHEDULING, S.WRITTEN_ROUND}, (S.WRITTEN_ROUND,), "rounds"),
    A.CLOSE_ROUND:          _step({S.WRITTEN_ROUND}, (S.SCHEDULING,), "rounds"),
    A.FILE_PAPER:           _step(LIVING - SERVED, (), "papers", suspended=True),
    A.WITHHOLD_PAPER:       _step(BEFORE_DECIDED, (), "papers"),
    A.SHARE_PAPER:          _step(BEFORE_DECIDED, (), "papers"),
    A.AGREE_TO_PAPER:       _step(BEFORE_DECIDED, (), "papers", suspended=True),
    # the hearing
    A.ASK_AVAILABILITY:     _step(PREPARING, (), "hearing"),
    A.GIVE_AVAILABILITY:    _step(PREPARING | {S.HEARING_SCHEDULED}, (), "hearing", suspended=True),
    A.SEAT_PANEL:           _step(BEFORE_HEARING | {S.HEARING_SCHEDULED, S.DELIBERATION}, (), "composition"),
    A.DECLARE_INDEPENDENCE: _step(BEFORE_DECIDED, (), "composition", suspended=True),
    A.CONVENE:              _step({S.SCHEDULING}, (S.HEARING_SCHEDULED,), "hearing"),
    A.POSTPONE:             _step({S.HEARING_SCHEDULED}, (), "hearing"),
    A.CANCEL_HEARING:       _step({S.HEARING_SCHEDULED}, (S.SCHEDULING,), "hearing", suspended=True),
    A.REPLY:                _step({S.HEARING_SCHEDULED}, (), "hearing", suspended=True),
    A.MAKE_BUNDLE:          _step(IN_COURT | {S.SCHEDULING, S.DRAFTING}, (), "hearing", suspended=True),
    A.WAIVE_HEARING:        _step({S.SCHEDULING}, (S.DELIBERATION,), "hearing"),
    A.HOLD:                 _step({S.HEARING_SCHEDULED}, (S.HEARING_HELD,), "hearing"),
    A.ADJOURN:              _step({S.HEARING_HELD}, (S.SCHEDULING,), "hearing", stays=True),
    A.CLOSE_HEARING:        _step({S.HEARING_HELD}, (S.DELIBERATION,), "hearing"),
    # who sits
    A.CHALLENGE:            _step(PREPARING | IN_COURT, (), "challenge"),
    A.ACQUIESCE:            _step(PREPARING | IN_COURT, (), "challenge", suspended=True),
    A.DECIDE_CHALLENGE:     _step(PREPARING | IN_COURT, (), "challenge", suspended=True),
    A.RECUSE:               _step(BEFORE_DECIDED, (), "composition", suspended=True),
    A.REPLACE_MEMBER:       _step(BEFORE_DECIDED, (S.SCHEDULING,), "composition", stays=True, suspended=True),
    A.RECONFIRM:            _step(BEFORE_DECIDED, (), "composition", suspended=True),
    # the course
    A.EXTEND_OVERALL:       _step(BEFORE_DECIDED | {S.DECIDED}, (), "extension", suspended=True),
    A.SUSPEND:              _step(BEFORE_DECIDED, (), "suspension", suspended=True),
    A.RESUME:               _step(BEFORE_DECIDED, (), "suspension", suspended=True),
    # in chambers
    A.FIND:                 _step({S.DELIBERATION, S.DRAFTING}, (), "deliberation"),
    A.AGREE:                _step({S.DELIBERATION, S.DRAFTING}, (), "deliberation"),
    A.COMMENT:              _step({S.DELIBERATION, S.DRAFTING}, (), "deliberation"),
    A.WORK_IN:              _step({S.DELIBERATION, S.DRAFTING}, (), "deliberation"),
    A.DECIDE:               _step({S.DELIBERATION}, (S.DRAFTING,), "deliberation"),
    A.REOPEN:               _step({S.DELIBERATION, S.DRAFTING}, (S.SCHEDULING, S.HEARING_HELD),
                                  "deliberation"),
    # the verdict and after
    A.SIGN:                 _step({S.DRAFTING}, (S.DECIDED,), "verdict", stays=True),
    A.SERVE:                _step({S.DECIDED}, (S.ISSUED,), "verdict"),
    A.REQUEST_CORRECTION:   _step(SERVED, (), "correction"),
    A.CORRECT:              _step(SERVED, (), "correction"),
    A.REFUSE_CORRECTION:    _step(SERVED, (), "correction"),
    A.RECEIVE_REACTION:     _step(SERVED, (S.FOLLOW_UP,), "reaction", stays=True),
    A.START_FOLLOW_UP:      _step({S.ISSUED}, (S.FOLLOW_UP,), "reaction"),
    # exits
    A.WITHDRAW:             _step(LIVING - SERVED, (S.WITHDRAWN, S.AWAITING_RESPONSE, S.SCHEDULING),
                                  "withdrawal", stays=True, suspended=True),
    A.SETTLE:               _step(LIVING - SERVED, (S.SETTLED,), "withdrawal", suspended=True),
    A.DISCONTINUE:          _step(LIVING - SERVED, (S.DISCONTINUED, S.AWAITING_RESPONSE, S.SCHEDULING),
                                  "withdrawal", stays=True, suspended=True),
    A.CLOSE:                _step(SERVED, (S.CLOSED,), "closing"),
    A.CLEAR_CHAMBERS:       _step(SERVED | ENDED, (), "retention", suspended=True),
    # at any time
    A.REMIND:               _step(LIVING, (), "reminders", suspended=True),
    A.NOTE:                 _step(ALL, (), "file", suspended=True),
    A.WRITE_LETTER:         _step(ALL, (), "file", suspended=True),
    A.CHANGE_CONTACT:       _step(ALL, (), "file", suspended=True),
    A.HOLD_FILE:            _step(ALL, (), "retention", suspended=True),
    A.RELEASE_FILE:         _step(ALL, (), "retention", suspended=True),
    A.MOVE_TERMS:           _step(ALL, (), "terms", suspended=True),
    A.UNDO:                 _step(ALL, (), "file", suspended=True),
    A.PUT_RIGHT:            _step(ALL, (), "file", suspended=True),
}


def after(
    state: State, act: Act, to: State | None = None, *, suspended: bool = False, article: str = ""
) -> State:
    """State a case is in once the act is done.

    to: the state the act asks for where its row names several, or the same state where it may stay.
    Without it a row with one target leads there, one with none stays. Raises NotOpen.
    """
    step = STEPS[act]
    where = f" ({article})" if article else ""
    if state not in step.open_in:
        raise NotOpen(f"“{act.label}” kan niet in de stand “{state.label}”{where}.")
    if suspended and not step.suspended:
        raise NotOpen(f"“{act.label}” kan niet zolang de behandeling is opgeschort{where}.")
    if to is None:
        to = step.leads_to[0] if len(step.leads_to) == 1 else state
    if to is state and (not step.leads_to or step.stays or state in step.leads_to):
        return to
    if to not in step.leads_to:
        raise NotOpen(f"“{act.label}” leidt niet naar “{to.label}”{where}.")
    return to


def open_acts(state: State, *, suspended: bool = False) -> list[Act]:
    """The acts whose row allows them in this state, in the order of the procedure."""
    return [act for act, step in STEPS.items() if state in step.open_in and (step.suspended or not suspended)]
