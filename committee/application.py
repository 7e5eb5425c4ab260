"""The application, with its settings, its store and its pages."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from committee import config, web
from committee.paths import HOME
from committee.store import db


def create_app(settings: config.Config | None = None) -> Flask:
    """The application: settings, store, pages; every address closed unless it is opened."""
    chosen = settings or config.load()
    app = Flask("committee", template_folder=str(HOME / "templates"), static_folder=str(HOME / "static"),
                instance_path=str(chosen.instance))
    app.config.update(
        SECRET_KEY=chosen.secret_key, SQLALCHEMY_DATABASE_URI=chosen.database, BASE_URL=chosen.base_url,
        SQLALCHEMY_ENGINE_OPTIONS={"hide_parameters": True},   # the log holds no word of a case
        COMMITTEE_MAIL=chosen.mail, MODE=chosen.mode.value,
        SECOND_FACTOR=chosen.second_factor.value, API_CALLS=chosen.api_calls,
        MAX_CONTENT_LENGTH=60 * 1024 * 1024,
        SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=chosen.base_url.startswith("https://"))
    app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # who guesses is slowed by where he comes from
        app.wsgi_app, x_for=chosen.proxies, x_proto=0)
    db.init_app(app)
    web.open_doors(app)
    return app
