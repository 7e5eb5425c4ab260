"""The floor of starting and of memory: a page behind Flask, SQLAlchemy and Flask-Login, and nothing else."""

from flask import Flask, render_template_string
from flask_login import LoginManager
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import text


def create_app() -> Flask:
    """An application with one page that asks the database one thing."""
    app, db = Flask(__name__), SQLAlchemy()
    app.config.update(SECRET_KEY="vloer", SQLALCHEMY_DATABASE_URI="sqlite://")
    db.init_app(app)
    LoginManager(app).user_loader(lambda _kept: None)   # it asks for one, and nobody signs in here

    @app.get("/inloggen")
    def page() -> str:
        return render_template_string("<p>{{ one }}</p>", one=db.session.scalar(text("SELECT 1")))

    return app
