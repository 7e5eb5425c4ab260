"""What all pages share: guards, errors, Dutch filters."""

from datetime import timedelta

from flask import Flask

from committee import records  # noqa: F401  every table is known before the first query

COOKIE = timedelta(days=7)   # it outlives a sign-in and a visit, so that who comes back reads why it ended


def open_doors(app: Flask) -> None:
    """Hang the pages in the application, each behind its guard."""
    from committee.administration.views import address as new_address
    from committee.administration.views import committees, keys, organisations, people, regulations, rooms
    from committee.api import views as api  # the pages import what is in this package
    from committee.board import views as board
    from committee.chambers import views as chambers
    from committee.demo import views as demo
    from committee.desk import views as desk
    from committee.docket import views as docket
    from committee.doing import views as doing
    from committee.hearing import views as hearing
    from committee.intake import views as intake
    from committee.outgoing import views as outgoing
    from committee.people import signin
    from committee.people.views import account, passwords, second, signing
    from committee.portal import views as portal
    from committee.searching import views as searching
    from committee.style import views as style
    from committee.web import assets, errors, filters, forms, guard, headers

    app.config.update(PERMANENT_SESSION_LIFETIME=COOKIE, WTF_CSRF_TIME_LIMIT=None,
                      SESSION_REFRESH_EACH_REQUEST=False)   # a file kept by a proxy carries no cookie
    signin.login.init_app(app, add_context_processor=False)
    guard.stand(app)
    own = (assets, signing, second, passwords, account)
    of_staff = (board, demo, desk, intake, outgoing, searching, docket, hearing, chambers, doing)
    administration = (people, organisations, rooms, committees, keys, regulations, new_address)
    for pages in (*own, *of_staff, *administration, portal, style, api):
        app.register_blueprint(pages.bp)
    forms.csrf.init_app(app)   # after the pages: what was typed is kept before a stale token is refused
    for share in (errors.catch, filters.teach, assets.offer, headers.harden):
        share(app)
