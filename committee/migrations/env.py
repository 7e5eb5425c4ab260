"""How Alembic reaches the database: through the application that is running."""

from alembic import context
from flask import current_app

from committee import records

target = records.metadata


def run() -> None:
    """Run the migrations in one transaction on the application's own engine."""
    engine = current_app.extensions["migrate"].db.engine
    with engine.connect() as connection:
        context.configure(
            connection=connection, target_metadata=target, render_as_batch=True, compare_type=True
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
