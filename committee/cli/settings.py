"""The settings of this installation, as every command reads them."""

import click

from committee import config


def settings() -> config.Config:
    """The settings in force, or one line that says what is wrong with them."""
    try:
        return config.load()
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from None
